/* The pose being edited: its record, what is drawn of it, the key-frame and the joint in hand. Panels show it and change it. */
import { announce } from "../announce.js";
import { bodyAt, inner, prepare } from "../figure/scene.js";
import { point } from "../figure/place.js";
import { neutral } from "../figure/skeleton.js";
import { round1 } from "../figure/vectors.js";
import { AnglesPanel } from "./angles-panel.js";
import { Book } from "./book.js";
import { SIDES, engineKey, jointCalled, pinPulled, pulled } from "./joints.js";
import { nearestPlace, phaseOf } from "./phases.js";
import { PinsPanel } from "./pins-panel.js";
import { follow, seenAt } from "./pull.js";
import { frameAt, lastPlace, setAngle, setPin } from "./record.js";
import { scriptOf } from "./script.js";
import { Stage } from "./stage.js";
import { ThingsPanel } from "./things-panel.js";
import { ViewPanel } from "./view-panel.js";
import { WarningsPanel } from "./warnings-panel.js";

const PART = { L: "left", R: "right" };

export class Editor {
  phase = null; // a moment between key-frames, or nothing where one works on a key-frame
  hasGhost = false;
  isBoth = false;
  onWarnings = () => {};

  constructor(page, config) {
    this.page = page;
    this.config = config;
    this.mayChange = "mayChange" in page.dataset;
    this.bounds = new Map(config.angles.map(({ id, low, high }) => [id, [low, high]]));
    this.book = new Book(config.record);
    this.place = lastPlace(config.record);
    this.joint = jointCalled(config.record.side === "left" ? "left_knee" : "right_knee");
    const hooks = { choose: (joint) => this.choose(joint), pull: (joint, goal) => this.pull(joint, goal), turn: (joint, axis, by) => this.turn(joint, axis, by), release: () => this.show() };
    this.stage = new Stage(page.querySelector("[data-stage]"), this.mayChange ? hooks : null);
    this.preview = page.querySelector("[data-preview]");
    const host = (name) => page.querySelector(`[data-panel="${name}"]`);
    this.warnings = new WarningsPanel(host("warnings"), this);
    const panels = { angles: AnglesPanel, view: ViewPanel, pins: PinsPanel, things: ThingsPanel };
    this.panels = this.mayChange ? Object.entries(panels).map(([name, Panel]) => new Panel(host(name), this)) : [];
    this.book.addEventListener("change", () => this.changed());
    this.changed();
  }

  changed() {
    this.script = scriptOf(this.book.record, this.config);
    this.ready = prepare(this.script);
    this.place = Math.min(this.place, lastPlace(this.book.record));
    this.warnings.later();
    this.show();
  }

  get moment() {
    return this.phase ?? phaseOf(this.ready, this.place);
  }

  show() {
    const isHeld = this.phase === null;
    this.stage.show(this.ready, { phase: this.moment, ghost: this.hasGhost, editing: isHeld && this.mayChange });
    this.preview.setAttribute("viewBox", this.ready.box.map(round1).join(" "));
    this.preview.innerHTML = inner(this.ready, this.ready.finish, { explain: true });
    for (const panel of this.panels) panel.show();
    if (this.mayChange) this.#markJoint();
    this.page.dispatchEvent(new Event("pose:shown"));
  }

  /* Only the moving picture, while it plays. */
  showMoment(phase) {
    this.phase = phase;
    this.stage.show(this.ready, { phase, ghost: this.hasGhost, editing: false });
  }

  #markJoint() {
    const [up, across] = this.#axes(this.joint);
    const [low, high] = this.bounds.get(up.id);
    const value = Math.round(this.valueOf(up.id));
    const help = across ? `Up and down: ${up.label.toLowerCase()}. Left and right: ${across.label.toLowerCase()}.` : "";
    this.stage.mark(this.joint, { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": value, "aria-valuetext": `${up.label} ${value}${up.unit}`, "aria-description": help });
  }

  #axes(joint) {
    return this.config.angles.filter((angle) => angle.joint === joint.id);
  }

  valueOf(angle) {
    const key = engineKey(angle, this.joint.part);
    return this.ready.frames[this.place].angles[key] ?? neutral(key);
  }

  choose(joint) {
    this.joint = joint;
    this.show();
  }

  work(place) {
    this.place = place;
    this.phase = null;
    this.show();
  }

  goTo(phase) {
    const place = nearestPlace(this.ready, phase);
    const isThere = Math.abs(phaseOf(this.ready, place) - phase) < 0.005;
    this.place = place;
    this.phase = isThere ? null : phase;
    this.show();
  }

  /* Angles by the engine's keys, on both sides where the sides go together. */
  setAngles(angles, mark) {
    this.book.change((record) => {
      for (const [key, value] of Object.entries(angles)) {
        for (const twin of this.twins(key)) {
          const part = PART[twin.slice(-1)] || "body";
          setAngle(record, this.place, part, part === "body" ? twin : twin.slice(0, -1), value);
        }
      }
    }, mark);
  }

  twins(key) {
    const letter = key.slice(-1);
    return this.isBoth && letter in PART ? [`${key.slice(0, -1)}L`, `${key.slice(0, -1)}R`] : [key];
  }

  boundsOf(key) {
    return this.bounds.get(key.slice(-1) in PART ? key.slice(0, -1) : key);
  }

  turn(joint, axis, by) {
    const angles = this.#axes(joint);
    const angle = angles[Math.min(axis, angles.length - 1)];
    const [low, high] = this.bounds.get(angle.id);
    const value = Math.max(low, Math.min(high, Math.round(this.valueOf(angle.id)) + by));
    this.setAngles({ [engineKey(angle.id, joint.part)]: value }, `turn ${joint.key} ${this.place}`);
  }

  /* A joint dragged to a point of the drawing. */
  pull(joint, goal) {
    const pose = this.ready.frames[this.place];
    const mark = `pull ${joint.key} ${this.place}`;
    const name = pinPulled(joint, pose);
    if (name) return this.#pullPin(name, joint, goal, mark);
    const keys = pulled(joint, pose);
    if (!keys.some((key) => !key.startsWith("pitch")) && !pose.anchor.rest) return this.#pullBody(joint, goal, mark);
    this.setAngles(follow(pose, joint.at, goal, this.ready, { keys, bounds: (key) => this.boundsOf(key), twins: (key) => this.twins(key) }), mark);
  }

  /* How far a point has been pulled in the room: along the page's width, and up. */
  #way(joint, goal) {
    const [x, y] = seenAt(this.ready.frames[this.place], joint.at, this.ready);
    const azimuth = this.script.camera[0] * (Math.PI / 180);
    const along = goal[0] - x;
    return [along * Math.cos(azimuth), y - goal[1], -along * Math.sin(azimuth)];
  }

  #pullPin(name, joint, goal, mark) {
    const pin = this.script.frames[this.place].pins[joint.pin + SIDES[joint.part]];
    const by = this.#way(joint, goal);
    const at = pin.at.map((value, axis) => round1(value + (axis === 1 && !pin.on ? 0 : by[axis])));
    this.book.change((record) => setPin(record, this.place, name, { ...pin, at }), mark);
  }

  #pullBody(joint, goal, mark) {
    const by = this.#way(joint, goal);
    const { at } = this.script.frames[this.place].anchor;
    this.book.change((record) => {
      frameAt(record, this.place).at = at.map((value, axis) => round1(value + by[axis]));
    }, mark);
  }

  /* Where a hand or foot is in the room. */
  underneath(name) {
    const [side, part] = name.split("_");
    const { bones } = bodyAt(this.ready, phaseOf(this.ready, this.place));
    return point(bones, (part === "hand" ? "wrist" : "ankle") + SIDES[side]);
  }

  tell = (sentence) => {
    const line = this.page.querySelector("[data-told]");
    line.textContent = sentence;
    announce(sentence);
  };

  /* Puts other children into a host; the field that was worked on keeps the focus. */
  refill(host, children) {
    const held = host.contains(document.activeElement) && (document.activeElement.dataset.key || document.activeElement.dataset.path);
    const opened = [...host.querySelectorAll("details[open] [data-key]")].map(({ dataset }) => dataset.key);
    host.replaceChildren(...children.filter(Boolean));
    for (const key of opened) host.querySelector(`[data-key="${key}"]`)?.closest("details")?.setAttribute("open", "");
    if (held) host.querySelector(`[data-key="${held}"], [data-path="${held}"]`)?.focus();
  }
}
