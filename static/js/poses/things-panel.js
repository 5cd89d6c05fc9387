/* What stands round the body or is held. */
import { chooser, el, labelled, numberField } from "./dom.js";

const HELD = ["dumbbell", "kettlebell"];
const BETWEEN = ["band", "strap", "loop", "dowel", "barbell"];
const ROUND = ["roller", "ball", "loop"];
const AXES = ["Along", "Height", "Near"];
const SIZES = ["Length", "Tall", "Wide"];
const POINT = "a point";

const sidedNames = ["hip", "knee", "ankle", "ball", "shoulder", "elbow", "wrist", "grip", "sole"].flatMap((name) => ["left", "right"].map((side) => `${side}_${name}`));
const PLACES = [...sidedNames, "pelvis", "waist", "ribs", "neck", "head", "head_back", "upper_back", "sacrum", "chest", "belly", "nose"];
const words = (name) => name.replaceAll("_", " ");
const GRIPS = [["left_grip", "Left hand"], ["right_grip", "Right hand"]];

/* A thing as it is when it is new. */
function made(kind) {
  if (HELD.includes(kind)) return { kind, by: "right_grip" };
  if (kind === "loop") return { kind, ends: ["left_knee", "right_knee"], radius: 8 };
  if (kind === "band" || kind === "strap") return { kind, ends: ["right_grip", [60, 100, 0]] };
  if (BETWEEN.includes(kind)) return { kind, ends: ["left_grip", "right_grip"] };
  if (kind === "ball") return { kind, at: [40, 20, 0], radius: 20 };
  if (kind === "roller") return { kind, at: [0, 7.5, 0], radius: 7.5, size: [0, 0, 36] };
  const size = { wall: [4, 185, 70], pillow: [26, 8, 34], towel: [24, 4, 30], pad: [40, 5, 40], step: [32, 15, 46] }[kind] || [42, 44, 42];
  return { kind, at: [60, 0, 0], size };
}

export class ThingsPanel {
  constructor(host, editor) {
    Object.assign(this, { host, editor });
  }

  show() {
    const props = this.editor.book.record.props || [];
    const shown = JSON.stringify(props);
    if (shown === this.shown) return;
    this.shown = shown;
    const { things, most } = this.editor.config;
    const rows = props.map((prop, n) => this.#row(prop, n));
    const add = chooser([["", "Add a thing…"], ...Object.entries(things)], "", (kind) => kind && this.#set(props.length, made(kind)), { "data-key": "add", "aria-label": "Add a thing", disabled: props.length >= most.props });
    const none = props.length ? null : el("p", { class: "small muted" }, "Nothing stands round the body.");
    this.editor.refill(this.host, [...rows, none, add]);
  }

  #set(n, prop) {
    this.editor.book.change((record) => {
      record.props = [...(record.props || [])];
      if (prop) record.props[n] = prop;
      else record.props.splice(n, 1);
      if (!record.props.length) delete record.props;
    });
  }

  #row(prop, n) {
    const name = this.editor.config.things[prop.kind];
    const remove = el("button", { type: "button", class: "btn sm quiet", "data-key": `remove ${n}`, "aria-label": `Remove: ${name}`, onclick: () => this.#set(n, null) }, "Remove");
    return el("fieldset", { class: "pin" }, el("legend", {}, name), ...this.#fields(prop, n), remove);
  }

  #fields(prop, n) {
    const numbers = (key, names, low) => el("div", { class: "pf-four" }, ...names.map((label, axis) => this.#number(prop, n, key, axis, label, low)));
    return [
      prop.by ? labelled("Held in", chooser(GRIPS, prop.by, (by) => this.#set(n, { ...prop, by }), { "data-key": `by ${n}` })) : null,
      ...(prop.ends || []).map((end, which) => this.#end(prop, n, end, which)),
      prop.at ? numbers("at", AXES, -300) : null,
      prop.size ? numbers("size", SIZES, 0) : null,
      prop.radius && ROUND.includes(prop.kind) ? numberField({ label: "Radius", value: prop.radius, low: 1, high: 60, unit: " cm", path: `props.${n}.radius`, onchange: (radius) => this.#set(n, { ...prop, radius }) }) : null,
    ];
  }

  #number(prop, n, key, axis, label, low) {
    return numberField({ label, value: prop[key][axis], low, high: 300, unit: " cm", path: `props.${n}.${key}.${axis}`, onchange: (value) => this.#set(n, { ...prop, [key]: replaced(prop[key], axis, value) }) });
  }

  #end(prop, n, end, which) {
    const isPoint = typeof end !== "string";
    const choose = (name) => this.#set(n, { ...prop, ends: replaced(prop.ends, which, name === POINT ? [60, 100, 0] : name) });
    const list = labelled(which ? "To" : "From", chooser([[POINT, "A point in the room"], ...PLACES.map((name) => [name, words(name)])], isPoint ? POINT : end, choose, { "data-key": `end ${n} ${which}` }));
    if (!isPoint) return list;
    const fields = AXES.map((label, axis) => numberField({ label, value: end[axis], low: -300, high: 300, unit: " cm", path: `props.${n}.ends.${which}.${axis}`, onchange: (value) => this.#set(n, { ...prop, ends: replaced(prop.ends, which, replaced(end, axis, value)) }) }));
    return el("div", { class: "stack-sm" }, list, el("div", { class: "pf-four" }, ...fields));
  }
}

const replaced = (list, at, value) => list.map((old, n) => (n === at ? value : old));
