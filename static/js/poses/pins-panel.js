/* Hands and feet that stay where they are put, in the key-frame at hand, and where the body itself is held. */
import { chooser, el, labelled, numberField } from "./dom.js";
import { engine } from "./script.js";
import { frameAt, frameName, pathOf, setPin } from "./record.js";

const NAMES = { left_hand: "Left hand", right_hand: "Right hand", left_foot: "Left foot", right_foot: "Right foot" };
const AXES = [["Along", 0], ["Height", 1], ["Near", 2]];

/* What a pin of the record is, in one word. */
const kindOf = (pin) => (!pin ? "free" : pin.touch ? "touch" : pin.to ? "to" : pin.on || "floor");

export class PinsPanel {
  constructor(host, editor) {
    Object.assign(this, { host, editor });
  }

  show() {
    const { book, place, script } = this.editor;
    const shown = JSON.stringify([place, script.frames[place].pins, script.frames[place].anchor]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.editor.refill(this.host, [el("p", { class: "small muted" }, `In the ${frameName(book.record, place).toLowerCase()} frame. Lengths in centimetres.`), ...Object.keys(NAMES).map((name) => this.#row(name)), this.#body()]);
  }

  #drawn(name) {
    const { script, place } = this.editor;
    return script.frames[place].pins?.[engine(name)];
  }

  #change(name, pin) {
    this.editor.book.change((record) => setPin(record, this.editor.place, name, pin), `pin ${name}`);
  }

  #row(name) {
    const pin = this.#drawn(name);
    const { anchor } = this.editor.script.frames[this.editor.place];
    const kinds = [["free", anchor.on === engine(name) ? "Carries the body" : "Moves freely"], ["floor", "Stays flat on a surface"], ...(name.endsWith("hand") ? [["wall", "Stays on a wall"], ["grip", "Holds something there"], ["touch", "Lies on the own body"]] : []), ["own", "As the position has it"]];
    if (kindOf(pin) === "to") kinds.push(["to", "Stays beside another part"]);
    const list = chooser(kinds, kindOf(pin), (kind) => this.#choose(name, kind), { "data-key": name });
    const more = kindOf(pin) === "touch" ? this.#touch(name, pin) : pin?.at && kindOf(pin) !== "to" ? this.#place(name, pin) : null;
    return el("fieldset", { class: "pin" }, el("legend", { class: "vh" }, NAMES[name]), labelled(NAMES[name], list), more);
  }

  #choose(name, kind) {
    if (kind === "own" || kind === "free") return this.#change(name, kind === "free" ? "free" : null);
    if (kind === "touch") return this.#change(name, { touch: "hip" });
    const at = this.editor.underneath(name).map(Math.round);
    if (kind === "floor") at[1] = Math.max(0, at[1] - 6);
    this.#change(name, kind === "floor" ? { at } : { at, on: kind });
  }

  #touch(name, pin) {
    const spots = chooser(Object.entries(this.editor.config.spots), pin.touch, (touch) => this.#change(name, { ...pin, touch }), { "data-key": `${name} spot` });
    const cross = el("input", { type: "checkbox", checked: pin.cross, "data-key": `${name} cross`, onchange: () => this.#change(name, { touch: pin.touch, ...(cross.checked ? { cross: true } : {}) }) });
    return el("div", { class: "pf-grid" }, labelled("Where", spots), el("label", { class: "tick" }, cross, el("span", {}, "On the other side")));
  }

  #place(name, pin) {
    const path = `${pathOf(this.editor.book.record, this.editor.place)}.pins.${name}`;
    const fields = AXES.map(([label, axis]) => numberField({ label, value: pin.at[axis], low: -300, high: 300, unit: " cm", path: `${path}.at.${axis}`, onchange: (value) => this.#change(name, { ...pin, at: pin.at.map((old, n) => (n === axis ? value : old)) }) }));
    const face = numberField({ label: "Turned", value: pin.face || 0, low: -180, high: 180, unit: "°", path: `${path}.face`, onchange: (value) => this.#change(name, { ...pin, face: value }) });
    return el("div", { class: "pf-four" }, ...fields, face);
  }

  #body() {
    const { script, place, book } = this.editor;
    const { at } = script.frames[place].anchor;
    const fields = AXES.map(([label, axis]) => numberField({ label, value: at[axis], low: -300, high: 300, unit: " cm", path: `${pathOf(book.record, place)}.at.${axis}`, onchange: (value) => this.#hold(at.map((old, n) => (n === axis ? value : old))) }));
    return el("fieldset", { class: "pin" }, el("legend", {}, "Where the body is held"), el("div", { class: "pf-four" }, ...fields));
  }

  #hold(at) {
    this.editor.book.change((record) => {
      frameAt(record, this.editor.place).at = at;
    });
  }
}
