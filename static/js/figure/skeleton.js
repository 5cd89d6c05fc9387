/* A skeleton from joint angles: a table of bones, each turned in its parent's frame.

   World: x right, y up, z towards the viewer, floor y = 0; the person stands facing +x, so +z is their right.
   Angles are degrees from anatomical standing, positive in the clinical direction; a limb's key ends in L or R.
   A skeleton maps each bone to {R: its frame, o: its origin}. */
import { IDENTITY, Rx, Ry, Rz, add, frame, times, turn } from "./vectors.js";

/* Segment lengths in cm for a stature of 170. */
export const LENGTH = { thigh: 41.5, shin: 40.5, upper_arm: 30, forearm: 25, ankle: 6.2, ball: 11.5, palm: 2.2 };

/* Where the body's x (front), y (head) and z (right) point in the world. */
const BASE = {
  standing: IDENTITY,
  supine: Rz(90),
  prone: Rz(-90),
  side_right: frame([0, 0, 1], [-1, 0, 0], [0, -1, 0]),
  side_left: frame([0, 0, 1], [1, 0, 0], [0, 1, 0]),
};

export const rotate = (pitch, roll, yaw) => times(Ry(-yaw), times(Rz(pitch), Rx(roll)));
const curve = (flex, side, rot) => times(Rz(-flex), times(Rx(side), Ry(-rot)));
const ballJoint = (s, flex, out, rot) => times(Rz(flex), times(Rx(-s * out), Ry(-s * rot)));
const half = (a, key) => curve(a(`${key}_flex`) / 2, a(`${key}_side`) / 2, a(`${key}_turn`) / 2);

const TRUNK_BONES = [
  ["waist", "pelvis", () => [-0.5, 9, 0], (a) => half(a, "spine")],
  ["ribs", "waist", () => [0, 13, 0], (a) => half(a, "spine")],
  ["neck", "ribs", () => [-1.5, 27, 0], (a) => times(Rz(-a("neck_lift")), half(a, "neck"))],
  ["head", "neck", () => [0.8, 8.5, 0], (a) => times(half(a, "neck"), Rz(a("neck_lift") - a("nod")))],
];

const LIMB_BONES = (s) => [
  ["thigh", "pelvis", () => [0, 0, s * 8.6], (a) => ballJoint(s, a("hip"), a("hip_out"), a("hip_turn_out"))],
  ["shin", "thigh", () => [0, -LENGTH.thigh, 0], (a) => times(Rz(-a("knee")), Ry(s * a("knee_turn_in")))],
  ["foot", "shin", () => [0, -LENGTH.shin, 0], (a) => foot(s, a("ankle"), a("foot_turn_in"), a("ankle_lean"))],
  ["toes", "foot", (a) => [LENGTH.ball - a("arch") * 0.4, -4.4, 0], (a) => Rz(a("toes"))],
  [
    "upper_arm",
    "ribs",
    (a) => [a("blade_forward"), 24 + a("blade_up"), s * (16.2 - Math.abs(a("blade_forward")) / 4)],
    (a) => ballJoint(s, a("shoulder"), a("shoulder_out"), a("shoulder_turn_out")),
  ],
  ["forearm", "upper_arm", () => [0, -LENGTH.upper_arm, 0], (a) => Rz(a("elbow"))],
  ["hand", "forearm", () => [0, -LENGTH.forearm, 0], (a) => times(Ry(s * a("palm_turn")), Rx(s * a("wrist")))],
  ["fingers", "hand", () => [0, -8, 0], (a) => Rx(s * a("grip") * 0.85)],
  ["tips", "fingers", () => [0, -4.2, 0], (a) => Rx(s * a("grip") * 0.95)],
];

const foot = (s, up, inward, lean) => times(Rz(up), times(Rx(s * (inward * 0.7 - lean)), Ry(s * inward * 0.7)));

/* What stands for an angle that is not named. */
const NEUTRAL = { shoulder_out: 6, elbow: 8, grip: 18 };
export const neutral = (key) => NEUTRAL[key.replace(/[LR]$/, "")] ?? 0;

/* The bones in order, each after its parent: [name, parent, offset, turn], with `a` reading an angle. */
const BONES = [
  ...TRUNK_BONES.map((bone) => [...bone, ""]),
  ...["R", "L"].flatMap((side) => LIMB_BONES(side === "R" ? 1 : -1).map(([name, parent, ...how]) => [name + side, central(parent, side), ...how, side])),
];

function central(parent, side) {
  return parent === "pelvis" || parent === "ribs" ? parent : parent + side;
}

/* The skeleton of these angles with its pelvis at the origin. */
export function skeleton(angles, base) {
  const root = rotate(angles.pitch || 0, angles.roll || 0, angles.yaw || 0);
  return bonesFrom({ R: times(root, BASE[base]), o: [0, 0, 0] }, angles);
}

/* The bones on a pelvis, all of them or those that are wanted. */
export function bonesFrom(pelvis, angles, wanted = () => true) {
  const bones = { pelvis };
  for (const [name, parent, offset, turned, side] of BONES) {
    if (!wanted(name)) continue;
    const a = (key) => angles[key + side] ?? NEUTRAL[key] ?? 0;
    const { R, o } = bones[parent];
    bones[name] = { R: times(R, turned(a)), o: add(o, turn(R, offset(a))) };
  }
  return bones;
}

/* A point given in a bone's frame, in the world. */
export const at = (bones, name, point) => add(bones[name].o, turn(bones[name].R, point));

/* Turns the whole skeleton about the origin and moves it. */
export function carry(bones, R, by) {
  for (const bone of Object.values(bones)) {
    bone.R = R === IDENTITY ? bone.R : times(R, bone.R);
    bone.o = add(R === IDENTITY ? bone.o : turn(R, bone.o), by);
  }
}
