/* The photo: lines as they stand, handles at their ends, drawing by pressing and pulling, a magnifier beside the finger. */
import { throughout } from "./angles.js";

const SVG = "http://www.w3.org/2000/svg";
const REACH = 24; // how far around an end, in pixels of the screen, a finger may land
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ZOOM = 2.5;

function drawn(kind, attributes, ...inside) {
  const element = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

export class Board {
  constructor(svg, loupe, { onMoved, onDrawn }) {
    Object.assign(this, { svg, loupe, onMoved, onDrawn });
    [this.width, this.height] = [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height];
    this.layer = svg.querySelector("[data-lines]");
    this.picture = svg.querySelector("image");
    svg.addEventListener("pointerdown", (event) => this.#begin(event));
    svg.addEventListener("touchstart", (event) => this.#holdStill(event), { passive: false });
    addEventListener("resize", () => this.again?.());
  }

  get dot() {
    return 1 / this.svg.getScreenCTM().a;
  }

  /* Rows as rows.js gives them; `locked` shows them without handles. */
  render(rows, { locked = false } = {}) {
    this.again = () => this.render(rows, { locked });
    const focused = this.svg.querySelector(":focus")?.dataset.handle;
    this.rows = rows;
    this.svg.setAttribute("role", locked ? "img" : "group");
    this.layer.replaceChildren(...rows.flatMap((row) => this.#line(row)), ...(locked ? [] : rows.flatMap((row) => this.#handles(row))));
    if (focused) this.layer.querySelector(`[data-handle="${focused}"]`)?.focus();
  }

  /* The next press on the picture draws a new line. */
  arm(isArmed) {
    this.isArmed = isArmed;
    this.svg.classList.toggle("armed", isArmed);
  }

  focus(row, end = 0) {
    this.layer.querySelector(`[data-handle="${this.rows.findIndex((each) => each.element === row.element)}-${end}"]`)?.focus();
  }

  #line(row) {
    const [x1, y1, x2, y2] = row.isPlumb ? throughout(row.ends, this.height) : row.ends;
    const d = `M${x1} ${y1}L${x2} ${y2}`;
    const lines = [drawn("path", { class: "ph-halo", d }), drawn("path", { class: row.isPlumb ? "ph-plumb" : "ph-line", d })];
    if (row.isPlumb) return lines;
    const size = 15 * this.dot;
    const label = drawn("text", { class: "ph-label", x: (x1 + x2) / 2, y: (y1 + y2) / 2 - size * 0.6, "font-size": size }, row.name);
    return [...lines, label];
  }

  #handles(row) {
    const at = this.rows.indexOf(row);
    return [0, 1].map((end) => {
      const [x, y] = [row.ends[end * 2], row.ends[end * 2 + 1]];
      const handle = drawn(
        "g",
        {
          class: `ph-handle${row.isPlumb ? " plumb" : ""}`,
          tabindex: 0,
          role: "button",
          "aria-roledescription": "handle, moved with the arrow keys",
          "aria-label": `${row.name}, ${end ? "second" : "first"} end, ${x} across, ${y} down`,
          "data-handle": `${at}-${end}`,
          transform: `translate(${x} ${y}) scale(${this.dot})`,
        },
        drawn("circle", { class: "ph-reach", r: REACH }),
        drawn("circle", { class: "ph-ring", r: 9 }),
        drawn("path", { class: "ph-cross", d: "M-4 0H4M0-4V4" }),
      );
      handle.addEventListener("keydown", (event) => this.#step(event, row, end));
      return handle;
    });
  }

  #step(event, row, end) {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    this.#move(row, end, row.ends[end * 2] + step[0] * far, row.ends[end * 2 + 1] + step[1] * far);
    this.onMoved(row, { isDone: true, byKey: true });
  }

  #move(row, end, x, y) {
    const ends = [...row.ends];
    ends[end * 2] = Math.min(Math.max(Math.round(x), 0), this.width);
    ends[end * 2 + 1] = Math.min(Math.max(Math.round(y), 0), this.height);
    row.ends = ends;
  }

  /* A finger on an end, or one that is to draw, does not move the page as well. */
  #holdStill(event) {
    if (this.isArmed || event.target.closest("[data-handle]")) event.preventDefault();
  }

  #begin(event) {
    if (event.button) return;
    const place = this.#place(event);
    const handle = event.target.closest("[data-handle]");
    if (!handle && !this.isArmed) return;
    event.preventDefault();
    const [row, end, offset] = handle ? this.#taken(handle, place) : [this.onDrawn([place.x, place.y, place.x, place.y]), 1, { x: 0, y: 0 }];
    if (row) this.#follow(event, row, end, offset);
  }

  /* An end is pulled from where the finger landed, so that it does not jump under it. */
  #taken(handle, place) {
    const [at, end] = handle.dataset.handle.split("-").map(Number);
    const row = this.rows[at];
    return [row, end, { x: row.ends[end * 2] - place.x, y: row.ends[end * 2 + 1] - place.y }];
  }

  #follow(event, row, end, offset) {
    const before = row.ends;
    this.svg.setPointerCapture(event.pointerId);
    const moved = (next) => {
      const { x, y } = this.#place(next);
      this.#move(row, end, x + offset.x, y + offset.y);
      this.#magnify(row.ends[end * 2], row.ends[end * 2 + 1], next);
      this.onMoved(row, { isDone: false });
    };
    const done = ({ type }) => {
      if (type === "pointercancel") row.ends = before;
      this.svg.removeEventListener("pointermove", moved);
      for (const kind of ["pointerup", "pointercancel"]) this.svg.removeEventListener(kind, done);
      this.loupe.toggleAttribute("hidden", true);
      this.onMoved(row, { isDone: true });
    };
    this.svg.addEventListener("pointermove", moved);
    for (const kind of ["pointerup", "pointercancel"]) this.svg.addEventListener(kind, done);
  }

  #place(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
  }

  /* What lies under the finger, shown in the corner that the finger is not in. */
  #magnify(x, y, event) {
    const box = this.svg.getBoundingClientRect();
    const isNear = event.clientX - box.left < box.width / 2 && event.clientY - box.top < box.height / 2;
    this.loupe.classList.toggle("away", isNear);
    this.loupe.toggleAttribute("hidden", false);
    const span = (this.loupe.clientWidth * this.dot) / ZOOM;
    this.loupe.setAttribute("viewBox", `${x - span / 2} ${y - span / 2} ${span} ${span}`);
    const cross = `M${x - span} ${y}H${x + span}M${x} ${y - span}V${y + span}`;
    this.loupe.replaceChildren(
      drawn("use", { href: `#${this.picture.id}` }),
      drawn("path", { class: "ph-halo", d: cross }),
      drawn("path", { class: "ph-cross", d: cross }),
    );
  }
}
