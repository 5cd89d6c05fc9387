/* Plays, pauses and scrubs the loop. */
import { frameName } from "./record.js";
import { framesOf } from "./script.js";
import { el } from "./dom.js";

export class Player {
  constructor(page, editor) {
    this.editor = editor;
    this.button = page.querySelector("[data-play]");
    this.scrub = page.querySelector("[data-scrub]");
    this.frames = page.querySelector("[data-frames]");
    this.time = page.querySelector("[data-time]");
    this.button.addEventListener("click", () => (this.isPlaying ? this.pause() : this.play()));
    this.scrub.addEventListener("input", () => this.#scrubbed());
    page.addEventListener("pose:shown", () => this.show());
    this.show();
  }

  play() {
    this.isPlaying = true;
    this.#name("Pause");
    let before = performance.now();
    let phase = this.editor.moment;
    const step = (now) => {
      if (!this.isPlaying) return;
      phase = (phase + (now - before) / 1000 / this.editor.ready.seconds) % 1;
      before = now;
      this.editor.showMoment(phase);
      this.#showMoment(phase);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  pause() {
    this.isPlaying = false;
    this.#name("Play");
    this.editor.goTo(this.editor.moment);
  }

  #name(word) {
    this.button.querySelector("span").textContent = word;
    this.button.classList.toggle("playing", this.isPlaying);
  }

  #scrubbed() {
    if (this.isPlaying) this.pause();
    this.editor.goTo(this.scrub.valueAsNumber / 1000);
  }

  show() {
    if (this.isPlaying && this.editor.phase === null) {
      this.isPlaying = false;
      this.#name("Play");
    }
    this.#showMoment(this.editor.moment);
    const { record } = this.editor.book;
    const names = framesOf(record).map((_, place) => frameName(record, place));
    const chosen = this.editor.phase === null ? this.editor.place : -1;
    const tab = (name, place) => el("button", { type: "button", class: "frame-tab", "aria-pressed": place === chosen ? "true" : "false", "data-key": `frame ${place}`, onclick: () => this.editor.work(place) }, name);
    this.editor.refill(this.frames, names.map(tab));
  }

  #showMoment(phase) {
    const { seconds } = this.editor.ready;
    this.scrub.value = Math.round(phase * 1000);
    const words = `${(phase * seconds).toFixed(1)} of ${seconds.toFixed(1)} s`;
    this.time.textContent = words;
    this.scrub.setAttribute("aria-valuetext", words);
  }
}

