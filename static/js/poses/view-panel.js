/* Position, view, side and time of the whole picture. */
import { chooser, el, labelled, numberField } from "./dom.js";
import { dial } from "./dial.js";
import { canMirror, mirrored } from "./mirror.js";
import { settleIn } from "./record.js";

const VIEWS = [["Side", 8], ["Three-quarter", 42], ["Front", 82], ["Back", -60]];
const TEMPO = ["Out", "Hold", "Back", "Rest"];

export class ViewPanel {
  constructor(host, editor) {
    this.host = host;
    this.editor = editor;
    this.azimuth = dial({ label: "Turn", low: -180, high: 180, less: "left", more: "right", unit: "°", path: "camera.0" }, (value) => this.#look(0, value));
    this.height = dial({ label: "Height", low: -20, high: 80, less: "low", more: "high", unit: "°", path: "camera.1" }, (value) => this.#look(1, value));
    const views = VIEWS.map(([name, azimuth]) => el("button", { type: "button", class: "btn sm", onclick: () => this.#look(0, azimuth) }, name));
    this.fields = el("div", { class: "pf-grid" });
    this.time = el("div", { class: "pf-four" });
    host.append(this.fields, el("h3", {}, "Camera"), el("div", { class: "row" }, ...views), this.azimuth.whole, this.height.whole, el("h3", {}, "Tempo, in seconds"), this.time);
  }

  show() {
    const { record } = this.editor.book;
    const [azimuth, height] = this.#camera(record);
    this.azimuth.set(azimuth);
    this.height.set(height);
    const shown = JSON.stringify([record.position, record.side, record.alternate, record.ground, record.tempo, record.way]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.editor.refill(this.fields, this.#fields(record));
    this.editor.refill(this.time, this.#times(record));
  }

  #camera(record) {
    return record.camera || this.editor.config.positions[record.position].camera;
  }

  #look(axis, value) {
    this.editor.book.change((record) => {
      record.camera = [...this.#camera(record)];
      record.camera[axis] = value;
    }, `camera ${axis}`);
  }

  #set(key, value) {
    this.editor.book.change((record) => {
      if (value === "" || value === false) delete record[key];
      else record[key] = value;
    });
  }

  #fields(record) {
    const { positions } = this.editor.config;
    const alternate = el("input", { type: "checkbox", checked: record.alternate, "data-key": "alternate", onchange: () => this.#set("alternate", alternate.checked) });
    const key = (name) => ({ "data-key": name, "data-path": name });
    return [
      labelled("Base position", chooser(Object.entries(positions).map(([id, { says }]) => [id, says]), record.position, (value) => this.#lieOtherwise(value), key("position"))),
      labelled("Ground", chooser([["", "As the position has it"], ["mat", "Mat"], ["floor", "Floor"]], record.ground || "", (value) => this.#set("ground", value), key("ground"))),
      labelled("Side it is written for", chooser([["", "Both or none"], ["left", "Left"], ["right", "Right"]], record.side || "", (value) => this.#set("side", value), key("side"))),
      el("label", { class: "tick" }, alternate, el("span", {}, "Sides take turns")),
      el("button", { type: "button", class: "btn sm", "data-key": "mirror", onclick: () => this.#mirror() }, "Mirror the side"),
    ];
  }

  /* What holds the body belongs to the position it was in. */
  #lieOtherwise(position) {
    this.editor.book.change((record) => settleIn(record, position));
    this.editor.tell("Another position: what held the body in the old one is gone. Undo brings it back.");
  }

  #mirror() {
    const { book, config, tell } = this.editor;
    const position = config.positions[book.record.position];
    if (!canMirror(position)) return tell("Lying on one side cannot be mirrored here. Pages mirror the drawing by themselves where the other side is asked for.");
    book.change((record) => Object.assign(record, mirrored(record, position)));
    tell(`Mirrored: what the right did the left does.`);
  }

  #times(record) {
    const tempo = record.tempo || this.editor.config.tempo;
    return tempo.map((seconds, n) => {
      const onchange = (value) => this.#set("tempo", tempo.map((old, m) => (m === n ? value : old)));
      return numberField({ label: TEMPO[n], value: seconds, low: n % 2 ? 0 : 0.3, high: 20, unit: " s", path: `tempo.${n}`, onchange });
    });
  }
}
