/* Saves the whole drawing a moment after each change, one after another. What could not be saved stays on the page and is
   tried again when the connection is back; the line that says so is always true. */
const CALM = 400;
const PATIENCE = 15000;

export class Keeper {
  constructor(form, { onState, onRefused }) {
    Object.assign(this, { form, onState, onRefused });
    this.isDirty = false;
    addEventListener("online", () => this.now());
    addEventListener("beforeunload", (event) => {
      if (this.isDirty) event.preventDefault();
    });
  }

  soon() {
    this.isDirty = true;
    this.onState("saving");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), CALM);
  }

  async now() {
    clearTimeout(this.timer);
    if (!this.isDirty || this.isSending) return;
    this.isSending = true;
    this.isDirty = false;
    this.onState("saving");
    const answer = await this.#post().catch(() => null);
    this.isSending = false;
    if (answer?.status === 200) this.form.elements.seen.value = answer.body.seen;
    else this.isDirty = true;
    this.#tell(answer);
  }

  #tell(answer) {
    if (answer === null) return this.onState(navigator.onLine ? "failed" : "offline");
    if (answer.status === 200) return this.isDirty ? this.now() : this.onState("saved");
    if (answer.body) return this.onRefused(answer.status, answer.body.sentence);
    return this.onState("failed");
  }

  async #post() {
    const response = await fetch(this.form.action || location.href, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new FormData(this.form),
      signal: AbortSignal.timeout(PATIENCE),
      redirect: "manual",
    });
    const isOurs = (response.headers.get("content-type") || "").startsWith("application/json");
    return { status: isOurs ? response.status : 0, body: isOurs ? await response.json() : null };
  }
}
