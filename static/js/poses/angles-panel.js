/* The angles of the chosen joint in the key-frame at hand. */
import { anglesOf } from "../figure/angles.js";
import { bodyAt } from "../figure/scene.js";
import { neutral } from "../figure/skeleton.js";
import { dial } from "./dial.js";
import { chooser } from "./dom.js";
import { JOINTS, engineKey, jointCalled } from "./joints.js";
import { phaseOf } from "./phases.js";
import { frameName, pathOf } from "./record.js";

/* How far the drawn angle may be from the written one before it is said: a pin has turned the limb. */
const APART = 2;

export class AnglesPanel {
  dials = new Map();

  constructor(host, editor) {
    this.host = host;
    this.editor = editor;
    this.list = chooser(JOINTS.map(({ key, label }) => [key, label]), editor.joint.key, (key) => editor.choose(jointCalled(key)), { "aria-label": "Joint" });
    host.querySelector("[data-joints]").append(this.list);
  }

  /* Other dials for another joint or key-frame; the same ones take the new values. */
  show() {
    const { joint, place, book } = this.editor;
    const shown = `${joint.key} ${pathOf(book.record, place)} ${this.editor.mayChange}`;
    if (shown !== this.shown) this.#build();
    this.shown = shown;
    const { angles } = this.editor.ready.frames[place];
    const drawn = anglesOf(bodyAt(this.editor.ready, phaseOf(this.editor.ready, place)));
    for (const [angle, { set }] of this.dials) {
      const key = engineKey(angle.id, joint.part);
      const value = angles[key] ?? neutral(key);
      const differs = key in drawn && Math.abs(drawn[key] - value) > APART;
      set(value, differs ? `drawn at ${Math.round(drawn[key])}${angle.unit}: pinned` : "");
    }
  }

  #build() {
    const { joint, config, place, book } = this.editor;
    this.list.value = joint.key;
    this.host.querySelector("[data-joint-name]").textContent = `${joint.label}, ${frameName(book.record, place).toLowerCase()}`;
    this.dials = new Map(config.angles.filter((angle) => angle.joint === joint.id).map((angle) => [angle, this.#dial(angle, joint)]));
    this.host.querySelector("[data-dials]").replaceChildren(...[...this.dials.values()].map(({ whole }) => whole));
  }

  #dial(angle, joint) {
    const side = joint.part === "body" ? "" : `${joint.part === "left" ? "Left" : "Right"} `;
    const label = side + (side ? angle.label.toLowerCase() : angle.label);
    const path = `${pathOf(this.editor.book.record, this.editor.place)}.${joint.part}.${angle.id}`;
    return dial({ ...angle, label, path }, (value) => this.editor.setAngles({ [engineKey(angle.id, joint.part)]: value }, path));
  }
}
