/* A counter beside a number of repetitions or breaths. Where they are counted for a set time, a tap starts it, each further
   one counts, and what was counted is recorded when the time is over; stopped before, it is no count and nothing is recorded. */
import { announce } from "../announce.js";
import { Clock, buzz, every } from "./clock.js";

const FORGOTTEN = 120;

export function connectCounters(form) {
  for (const box of form.querySelectorAll("[data-counter]")) new (box.dataset.seconds ? TimedCounter : Counter)(box, form);
}

class Counter {
  constructor(box, form) {
    this.called = box.dataset.called;
    this.input = form.elements[box.dataset.counter];
    this.more = box.querySelector("[data-more]");
    this.more.addEventListener("click", () => this.tapped());
    box.querySelector("[data-less]").addEventListener("click", () => this.add(-1));
  }

  get count() {
    return Number(this.input.value.replace(",", ".")) || 0;
  }

  tapped() {
    this.add(1);
  }

  add(step) {
    this.record(Math.max(0, this.count + step));
  }

  record(count) {
    this.input.value = String(count);
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

class TimedCounter extends Counter {
  #stopTicking = () => {};

  constructor(box, form) {
    super(box, form);
    this.seconds = Number(box.dataset.seconds);
    this.clock = new Clock(form, box.dataset.counter);
    this.begin = box.querySelector("[data-begin]");
    this.says = this.begin.querySelector("[data-says]");
    this.idle = this.says.textContent;
    this.begin.addEventListener("click", () => (this.clock.isRunning ? this.#giveUp() : this.#start()));
    if (this.clock.isRunning) this.#resume();
  }

  tapped() {
    if (!this.clock.isRunning) return super.tapped();
    this.#counted(1);
  }

  add(step) {
    if (this.clock.isRunning) this.#counted(step);
    else super.add(step);
  }

  #counted(step) {
    this.clock.keep({ count: Math.max(0, this.clock.kept.count + step) });
    this.#tick();
  }

  #start() {
    this.clock.start({ count: 0 });
    this.#run();
    announce(`Counting for ${this.seconds} seconds. ${this.called}`);
  }

  #resume() {
    if (this.clock.seconds <= this.seconds + FORGOTTEN) return this.#run();
    this.#giveUp();
  }

  #run() {
    this.begin.dataset.running = "";
    this.#stopTicking = every(() => this.#tick());
    this.#tick();
  }

  #tick() {
    if (!this.clock.isRunning) return this.#rest();
    const left = Math.ceil(this.seconds - this.clock.seconds);
    const { count } = this.clock.kept;
    if (left <= 0) return this.#finish(count);
    this.says.textContent = `${left} s left`;
    this.more.dataset.count = String(count);
  }

  #finish(count) {
    buzz();
    this.#rest();
    this.record(count);
    announce(`Time. ${count} counted. ${this.called}`);
  }

  #giveUp() {
    this.#rest();
    announce(`Stopped before the time was over. Nothing was recorded. ${this.called}`);
  }

  #rest() {
    this.clock.stop();
    this.#stopTicking();
    delete this.begin.dataset.running;
    delete this.more.dataset.count;
    this.says.textContent = this.idle;
  }
}
