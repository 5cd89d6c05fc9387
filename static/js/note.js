// Keeps a note as it is written: <form data-draft="URL"> with hidden fields submission and version.
// What is not kept yet stays on the page, is tried again, and is said beside the heading.

const PAUSE = 1500; // ms without a key before what was written is sent
const AGAIN = 4000; // ms until it is tried once more

class Draft {
  constructor(form) {
    this.form = form;
    this.state = document.getElementById("note-state");
    this.conflict = form.querySelector("[data-conflict]");
    this.kept = this.written(); // what the server holds, as far as we know
    this.sent = "";
    this.timer = 0;
    this.isSending = false;
    form.addEventListener("input", () => this.later(PAUSE));
    form.addEventListener("submit", (event) => this.leave(event));
    addEventListener("online", () => this.later(0));
    addEventListener("pagehide", () => this.isDirty() && this.post({ keepalive: true }).catch(() => {}));
    addEventListener("beforeunload", (event) => this.isDirty() && !this.isResting && event.preventDefault());
  }

  written() {
    return JSON.stringify([...this.form.querySelectorAll("textarea")].map((field) => [field.name, field.value.trim()]));
  }

  isDirty() {
    return this.written() !== this.kept;
  }

  // What is on its way arrives first, or pressing Save would look like a change from another window.
  async leave(event) {
    this.isResting = true;
    clearTimeout(this.timer);
    if (!this.isSending) return;
    event.preventDefault();
    await this.sending;
    this.form.requestSubmit(event.submitter);
  }

  later(pause) {
    if (!this.isDirty() || this.isStopped) return;
    if (pause) this.say("saving", "Not kept yet");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), pause);
  }

  post(more) {
    const body = new FormData(this.form);
    const headers = { "X-CSRFToken": body.get("csrfmiddlewaretoken") };
    return fetch(this.form.dataset.draft, { method: "POST", body, headers, redirect: "manual", ...more });
  }

  keep() {
    if (this.isSending || this.isResting || !this.isDirty()) return;
    this.isSending = true;
    this.sending = this.send();
  }

  async send() {
    const writing = this.written();
    this.say("saving", "Keeping…");
    try {
      const answer = await this.post();
      await this.heard(answer, writing);
    } catch {
      this.say("offline", "No connection. Kept on this page only, trying again");
      this.timer = setTimeout(() => this.keep(), AGAIN);
    } finally {
      this.sent = writing;
      this.isSending = false;
      if (this.timer === 0) this.later(PAUSE);
    }
  }

  async heard(answer, writing) {
    this.timer = 0;
    if (answer.ok) return this.isKept(await answer.json(), writing);
    if (answer.status === 409) return this.other(await answer.json());
    if (answer.status === 422) return this.say("failed", (await answer.json()).says);
    this.say("failed", "Not kept: you are signed out. Sign in in another tab, then write on");
    this.timer = setTimeout(() => this.keep(), AGAIN);
  }

  isKept(said, writing) {
    this.form.elements.version.value = said.version;
    this.kept = writing;
    this.say("saved", `Kept ${said.at}`);
  }

  // An answer of ours that got lost is no conflict: the server holds what this window sent last.
  other(said) {
    this.form.elements.version.value = said.version;
    const theirs = JSON.stringify(Object.entries(said.words)).replaceAll("\\r\\n", "\\n");
    if (theirs === this.sent) return this.later(PAUSE);
    this.isStopped = true;
    this.conflict.hidden = false;
    this.conflict.querySelector("[data-other]").textContent = Object.values(said.words).filter(Boolean).join("\n\n");
    this.say("failed", "Changed in another window. Not kept until you save");
  }

  say(state, text) {
    this.state.dataset.state = state;
    this.state.textContent = text;
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) new Draft(form);
