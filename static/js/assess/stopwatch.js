/* A stopwatch beside a number of seconds: one tap starts it, the next one stops it and writes the time into the field.
   At its cap it stops by itself. Of several tries each can be taken again; where the best counts, it is taken. */
import { announce } from "../announce.js";
import { Clock, buzz, every } from "./clock.js";

const FORGOTTEN = 120;
const shown = (seconds) => seconds.toFixed(1);

export function connectStopwatches(form) {
  for (const button of form.querySelectorAll("[data-watch]")) new Stopwatch(button, form);
}

class Stopwatch {
  #stopTicking = () => {};
  #tries = [];

  constructor(button, form) {
    const { watch: name, cap, called, best } = button.dataset;
    Object.assign(this, { button, called, cap: Number(cap), isBest: best !== undefined });
    this.input = form.elements[name];
    this.says = button.querySelector("[data-says]");
    this.idle = this.says.textContent;
    this.tries = button.parentElement.querySelector("[data-tries]");
    this.clock = new Clock(form, name);
    button.addEventListener("click", () => (this.clock.isRunning ? this.#stop() : this.#start()));
    if (this.clock.isRunning) this.#resume();
  }

  #start() {
    this.clock.start();
    this.#run();
    announce(`Timing. ${this.called}`);
  }

  #resume() {
    if (this.clock.seconds <= this.cap + FORGOTTEN) return this.#run();
    this.clock.stop();
    announce(`A watch was left running and was put back: ${this.called}. Nothing was recorded.`);
  }

  #run() {
    this.button.dataset.running = "";
    this.button.setAttribute("aria-label", `Stop the watch: ${this.called}`);
    this.#stopTicking = every(() => this.#tick());
    this.#tick();
  }

  #tick() {
    if (!this.clock.isRunning) return this.#rest();
    if (this.clock.seconds >= this.cap) {
      buzz();
      return this.#stop();
    }
    this.says.textContent = `${shown(this.clock.seconds)} s`;
  }

  #stop() {
    const seconds = Math.min(this.clock.seconds, this.cap);
    this.clock.stop();
    this.#rest();
    this.#tries.push(Number(shown(seconds)));
    const taken = this.isBest ? Math.max(...this.#tries) : this.#tries.at(-1);
    this.#take(taken);
    announce(`${shown(seconds)} seconds. ${this.called}`);
  }

  #rest() {
    this.#stopTicking();
    delete this.button.dataset.running;
    this.button.removeAttribute("aria-label");
    this.says.textContent = this.idle;
  }

  #take(seconds) {
    this.input.value = String(seconds);
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.tries.replaceChildren(...(this.#tries.length > 1 ? this.#tries.map((each) => this.#try(each, each === seconds)) : []));
  }

  #try(seconds, isTaken) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn sm", textContent: `${seconds} s`, onclick: () => this.#take(seconds) });
    button.setAttribute("aria-pressed", String(isTaken));
    button.setAttribute("aria-label", `Take ${seconds} seconds: ${this.called}`);
    return button;
  }
}
