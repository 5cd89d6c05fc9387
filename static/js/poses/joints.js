/* The joints that can be taken hold of: where each is on the body, what it is called, and which angles follow a pull. */
export const SIDES = { left: "L", right: "R" };

/* id: the angles with this `joint` are its own; at: the engine's point; pulls: angles that bring the point to the pointer. */
const LIMB = [
  { id: "hip", at: "hip", label: "hip", pulls: [] },
  { id: "knee", at: "knee", label: "knee", pulls: ["hip", "hip_out"] },
  { id: "ankle", at: "ankle", label: "ankle", pulls: ["knee", "hip", "hip_out"], pin: "foot" },
  { id: "foot", at: "ball", label: "toes", pulls: ["ankle", "heel"] },
  { id: "shoulder", at: "shoulder", label: "shoulder", pulls: ["blade_up", "blade_forward"] },
  { id: "elbow", at: "elbow", label: "elbow", pulls: ["shoulder", "shoulder_out"] },
  { id: "wrist", at: "wrist", label: "hand", pulls: ["elbow", "shoulder", "shoulder_out"], pin: "hand" },
];
const BODY = [
  { id: "head", at: "nose", label: "Head and neck", pulls: ["neck_flex", "neck_side", "neck_turn"] },
  { id: "trunk", at: "chest", label: "Trunk", pulls: ["spine_flex", "spine_side", "spine_turn"] },
  { id: "pelvis", at: "pelvis", label: "Whole body", pulls: ["pitch"] },
];

const sided = (side) => LIMB.map((joint) => ({ ...joint, key: `${side}_${joint.id}`, part: side, at: joint.at + SIDES[side], label: `${side === "left" ? "Left" : "Right"} ${joint.label}` }));

export const JOINTS = [...BODY.map((joint) => ({ ...joint, key: joint.id, part: "body" })), ...sided("left"), ...sided("right")];
export const jointCalled = (key) => JOINTS.find((joint) => joint.key === key);

const letterOf = (part) => SIDES[part] || "";
export const engineKey = (angle, part) => angle + letterOf(part);

/* The engine's angles that a pull on a joint changes. What stands on its foot moves by the joints below it, too, and what
   is pinned turns by its rotation. */
export function pulled(joint, { anchor, pins = {} }) {
  const letter = letterOf(joint.part);
  const stands = anchor.on?.slice(-1);
  if (joint.id === "pelvis" || joint.id === "hip") return stands ? ["knee", "ankle", "hip"].map((angle) => angle + stands) : joint.pulls;
  const below = letter === stands && joint.id === "knee" ? ["ankle", "ankle_lean"] : [];
  const turning = joint.id === "knee" && pins[`foot${letter}`] ? ["hip_turn_out"] : joint.id === "elbow" && pins[`hand${letter}`] ? ["shoulder_turn_out"] : [];
  return [...joint.pulls, ...below, ...turning].map((angle) => angle + letter);
}

/* The pin that a pull on a joint moves instead of bending it, if it holds a place in the world. */
export function pinPulled(joint, { pins = {} }) {
  const pin = joint.pin && pins[joint.pin + letterOf(joint.part)];
  return pin?.at && !pin.to && !pin.touch ? `${joint.part}_${joint.pin}` : null;
}
