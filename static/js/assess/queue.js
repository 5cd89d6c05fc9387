/* Changes on their way to the server, one after another. What could not be sent stays in the tablet's storage (ids and
   numbers only) and is tried again with growing pauses, when the connection comes back, and after a reload.

   A change: {field, payload, value, was, version, tried}. `was` and `version` are what the page had seen when it was made, so
   the server can tell whether somebody else came in between. Sending one twice makes one row. */
const PATIENCE = 15000;
const PAUSES = [1000, 2000, 5000, 10000, 30000];

export class Queue {
  #changes = [];
  #sending = false;
  #failures = 0;
  #timer = 0;

  constructor({ url, token, storage, version, seen, onState, onSaved, onConflict, onRefused }) {
    Object.assign(this, { url, token, storage, version, seen, onState, onSaved, onConflict, onRefused });
    this.#changes = JSON.parse(localStorage.getItem(storage) || "[]");
    addEventListener("online", () => this.retry());
  }

  get size() {
    return this.#changes.length;
  }

  get waiting() {
    return [...this.#changes];
  }

  /* A later value takes the place of one that still waits. One that was tried may have arrived, its answer lost: it is
     sent again as it was, and the later value after it. */
  add(field, payload, value) {
    const waiting = this.#changes.find((change) => change.field === field && !change.tried);
    if (waiting) waiting.value = value;
    else this.#changes.push({ field, payload, value, was: this.seen[field] ?? null, version: this.version });
    this.#keep();
    this.retry();
  }

  retry() {
    clearTimeout(this.#timer);
    this.#send();
  }

  async #send() {
    if (this.#sending || !this.#changes.length) return;
    if (!navigator.onLine) return this.onState("offline", this.size);
    this.#sending = this.#changes[0].tried = true;
    this.#keep();
    this.onState("saving", this.size);
    const answer = await this.#post(this.#changes[0]).catch(() => null);
    this.#sending = false;
    if (answer === null || answer.status >= 500) return this.#later(answer === null ? "offline" : "failed");
    if (!answer.body) return this.#later("signed-out");
    this.#failures = 0;
    this.#settle(this.#changes.shift(), answer);
    if (this.size) this.#send();
  }

  async #post({ payload, value, was, version }) {
    const response = await fetch(this.url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrftoken": this.token, accept: "application/json" },
      body: JSON.stringify({ ...payload, value, was, version }),
      signal: AbortSignal.timeout(PATIENCE),
      redirect: "manual",
    });
    const isOurs = (response.headers.get("content-type") || "").startsWith("application/json");
    return { status: response.status, body: isOurs ? await response.json() : null };
  }

  #settle(change, { status, body }) {
    if (body.version !== undefined) this.version = body.version;
    if (status === 200) {
      this.seen[change.field] = body.value;
      for (const later of this.#changes)
        if (later.field === change.field) Object.assign(later, { was: body.value, version: body.version });
    }
    this.#keep();
    if (status === 200) this.onSaved(change, body);
    else if (status === 409) this.onConflict(change, body);
    else this.onRefused(change, body.sentence || "This could not be saved.");
    if (!this.size) this.onState("settled", 0);
  }

  #later(state) {
    this.onState(state, this.size);
    const pause = PAUSES[Math.min(this.#failures++, PAUSES.length - 1)];
    this.#timer = setTimeout(() => this.#send(), pause);
  }

  #keep() {
    if (this.size) localStorage.setItem(this.storage, JSON.stringify(this.#changes));
    else localStorage.removeItem(this.storage);
  }
}
