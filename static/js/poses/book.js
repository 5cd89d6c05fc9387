/* The record being worked on, with everything done to it: each change can be taken back and made again. */
const MOST = 200;
const PAUSE = 1200;

export class Book extends EventTarget {
  past = [];
  future = [];
  #mark = "";
  #at = 0;

  constructor(record) {
    super();
    this.record = record;
  }

  /* Applies `edit` to a copy. Changes with the same `mark` that follow one another closely are taken back as one. */
  change(edit, mark = "") {
    const next = structuredClone(this.record);
    edit(next);
    if (JSON.stringify(next) === JSON.stringify(this.record)) return;
    const now = performance.now();
    const goesOn = mark && mark === this.#mark && now - this.#at < PAUSE;
    if (!goesOn) this.past = [...this.past.slice(1 - MOST), this.record];
    this.future = [];
    this.#mark = mark;
    this.#at = now;
    this.#show(next);
  }

  undo() {
    if (!this.past.length) return;
    this.future.push(this.record);
    this.#mark = "";
    this.#show(this.past.pop());
  }

  redo() {
    if (!this.future.length) return;
    this.past.push(this.record);
    this.#mark = "";
    this.#show(this.future.pop());
  }

  #show(record) {
    this.record = record;
    this.dispatchEvent(new Event("change"));
  }
}
