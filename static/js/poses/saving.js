/* Keeps the draft as one works: one request at a time, the newest record last; nothing is lost when one fails. */
const PAUSE = 1200;

export class Saving {
  isWaiting = false;
  #timer;
  #running = null;

  /* urls: {keep, review, discard}; on: {state(name), refused(wrong), overtaken(theirs), kept(answer)}. */
  constructor({ urls, token, revision, recordOf, on }) {
    Object.assign(this, { urls, token, revision, recordOf, on });
    addEventListener("online", () => this.isWaiting && this.now());
    addEventListener("beforeunload", (event) => this.isWaiting && event.preventDefault());
  }

  later() {
    this.isWaiting = true;
    this.on.state("saving");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), PAUSE);
  }

  async now() {
    clearTimeout(this.#timer);
    await this.#running;
    if (!this.isWaiting || this.isStopped) return;
    this.isWaiting = false;
    this.#running = this.#send(this.urls.keep, () => ({ record: this.recordOf() }));
    if (!(await this.#running)) return;
    this.on.kept();
    if (!this.isWaiting) this.on.state("saved");
  }

  /* The version that everybody sees from now on, or nothing where it was refused. */
  async review(open) {
    clearTimeout(this.#timer);
    await this.#running;
    const answer = await this.#send(this.urls.review, () => ({ record: this.recordOf(), open }));
    if (!answer) return null;
    this.revision = 0;
    this.isWaiting = false;
    this.on.state("reviewed");
    return answer;
  }

  async discard() {
    clearTimeout(this.#timer);
    await this.#running;
    this.isWaiting = false;
    return this.#send(this.urls.discard, () => ({}));
  }

  /* After a conflict: `revision` is theirs, which has been seen now. */
  goOnFrom(revision) {
    this.revision = revision;
    this.isStopped = false;
    this.isWaiting = true;
  }

  async #send(url, saidOf) {
    let answer;
    const body = JSON.stringify({ ...saidOf(), revision: this.revision });
    try {
      answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": this.token }, body });
    } catch {
      return this.#failed("offline");
    }
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (!isJson) return this.#failed(answer.redirected || answer.status === 403 ? "signed-out" : "failed");
    const told = await answer.json();
    if (!answer.ok) return this.#refused(answer.status, told);
    this.revision = told.revision ?? this.revision;
    return told;
  }

  #failed(state) {
    this.isWaiting = true;
    this.on.state(state);
    return null;
  }

  #refused(status, body) {
    this.isWaiting = true;
    if (status === 409) {
      this.isStopped = true;
      this.on.state("overtaken");
      this.on.overtaken(body);
    } else {
      this.on.state("refused");
      this.on.refused(body.wrong || []);
    }
    return null;
  }
}
