/* The drawing one works on: the figure at a moment, and at a key-frame its joints as handles to drag or to turn by keys. */
import { bodyAt, inner } from "../figure/scene.js";
import { point } from "../figure/place.js";
import { JOINTS } from "./joints.js";

const SVG = "http://www.w3.org/2000/svg";
const NEAR = 30; // px from a joint that still take hold of it
const STEP = 1;
const BIG_STEP = 5;

function made(tag, attributes, parent) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return parent.appendChild(element);
}

function size(circle, radius, width) {
  circle.setAttribute("r", radius);
  circle.setAttribute("stroke-width", width);
}

export class Stage {
  #dragging = null;
  #places = new Map();

  /* hooks: choose(joint), pull(joint, goal), turn(joint, axis, degrees), release(). */
  constructor(svg, hooks) {
    this.svg = svg;
    this.hooks = hooks;
    this.picture = made("g", { "aria-hidden": "true" }, svg);
    this.handles = made("g", { class: "joints" }, svg);
    if (!hooks) return;
    for (const joint of JOINTS) this.#makeHandle(joint);
    svg.addEventListener("pointerdown", (event) => this.#grasp(event));
    svg.addEventListener("pointermove", (event) => this.#drag(event));
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => this.#letGo());
  }

  /* A slider must have a value; the true one is put in its place as soon as the joint is chosen. */
  #makeHandle(joint) {
    const handle = made("g", { class: "hold-joint", role: "slider", tabindex: "-1", "aria-label": joint.label, "aria-valuenow": 0, "data-joint": joint.key }, this.handles);
    made("circle", { class: "hold-ring" }, handle);
    made("circle", { class: "hold-dot" }, handle);
    handle.addEventListener("keydown", (event) => this.#turnByKey(event, joint));
    handle.addEventListener("focus", () => this.hooks.choose(joint));
  }

  /* view: {phase, ghost, editing: whether the joints can be held}. */
  show(ready, { phase, ghost, editing }) {
    if (!this.#dragging) this.box = ready.box;
    const [x, y, width, height] = this.box;
    this.svg.setAttribute("viewBox", [x - 4, y - 4, width + 8, height + 8].map((v) => Math.round(v * 10) / 10).join(" "));
    this.picture.innerHTML = inner(ready, phase, { explain: ghost });
    this.handles.setAttribute("visibility", editing ? "visible" : "hidden");
    if (editing) this.#placeHandles(ready, phase);
  }

  #placeHandles(ready, phase) {
    const { bones } = bodyAt(ready, phase);
    const px = this.#pixel();
    for (const handle of this.handles.children) {
      const joint = JOINTS.find(({ key }) => key === handle.dataset.joint);
      const [x, y] = ready.cam.pt(point(bones, joint.at));
      this.#places.set(joint, [x, y]);
      handle.setAttribute("transform", `translate(${x} ${y})`);
      size(handle.firstChild, 12 * px, 2.5 * px);
      size(handle.lastChild, 5.5 * px, 2 * px);
    }
  }

  /* How many cm of the drawing a pixel of the screen is. */
  #pixel() {
    return 1 / (this.svg.getScreenCTM()?.a || 4);
  }

  /* Which joint is chosen, and what its keys would turn: words for people who listen. */
  mark(joint, words) {
    for (const handle of this.handles.children) {
      const isChosen = handle.dataset.joint === joint.key;
      handle.classList.toggle("chosen", isChosen);
      handle.setAttribute("tabindex", isChosen ? "0" : "-1");
      if (isChosen) for (const [name, value] of Object.entries(words)) handle.setAttribute(name, value);
    }
  }

  focus(joint) {
    this.handles.querySelector(`[data-joint="${joint.key}"]`)?.focus();
  }

  #seen({ clientX, clientY }) {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return [x, y];
  }

  #grasp(event) {
    if (this.handles.getAttribute("visibility") !== "visible" || event.button) return;
    const from = this.#seen(event);
    const far = (joint) => Math.hypot(this.#places.get(joint)[0] - from[0], this.#places.get(joint)[1] - from[1]);
    const joint = JOINTS.reduce((a, b) => (far(b) < far(a) ? b : a));
    if (far(joint) > NEAR * this.#pixel()) return;
    event.preventDefault();
    this.svg.setPointerCapture(event.pointerId);
    this.focus(joint);
    const [x, y] = this.#places.get(joint);
    this.#dragging = { joint, off: [x - from[0], y - from[1]], goal: null };
  }

  /* One pull a frame of the screen, however fast the pointer is. */
  #drag(event) {
    const held = this.#dragging;
    if (!held) return;
    const [x, y] = this.#seen(event);
    const isWaiting = held.goal;
    held.goal = [x + held.off[0], y + held.off[1]];
    if (isWaiting) return;
    requestAnimationFrame(() => {
      if (this.#dragging === held) this.hooks.pull(held.joint, held.goal);
      held.goal = null;
    });
  }

  #letGo() {
    if (!this.#dragging) return;
    this.#dragging = null;
    this.hooks.release();
  }

  #turnByKey(event, joint) {
    const ways = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowRight: [1, 1], ArrowLeft: [1, -1] };
    if (event.key in ways && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const [axis, way] = ways[event.key];
      this.hooks.turn(joint, axis, way * (event.shiftKey ? BIG_STEP : STEP));
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      const next = JOINTS.indexOf(joint) + (event.key === "PageDown" ? 1 : -1);
      this.focus(JOINTS.at(next % JOINTS.length));
    } else return;
    event.preventDefault();
  }
}
