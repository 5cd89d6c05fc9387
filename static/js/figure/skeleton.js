/* A skeleton from joint angles: forward kinematics, a floor to stand on, and two-bone pins that keep feet and hands put.

   World: x right, y up, z towards the viewer, floor y = 0; the person stands facing +x, so +z is their right.
   Angles are degrees from anatomical standing, positive in the clinical direction. Result: {f: frames, j: joints, p: pose}. */
import { IDENTITY, Rx, Ry, Rz, add, cross, dot, frame, isObject, len, mul, norm, sub, times, turn } from "./vectors.js";
import { spheres } from "./flesh.js";

/* Segment lengths in cm for a stature of 170. */
const BODY = {
  hipHalf: 8.6,
  thigh: 41.5,
  shank: 40.5,
  lumbar: 9,
  mid: 13,
  shoulderUp: 24,
  shoulderHalf: 16.2,
  neckUp: 29.5,
  headUp: 14.6,
  upperArm: 30,
  forearm: 25,
};

/* Where the body's x (front), y (head) and z (right) point in the world. */
const BASE = {
  standing: IDENTITY,
  supine: Rz(90),
  prone: Rz(-90),
  sideR: frame([0, 0, 1], [-1, 0, 0], [0, -1, 0]),
  sideL: frame([0, 0, 1], [1, 0, 0], [0, 1, 0]),
};

const LIMB = { flex: 0, abd: 0, ext: 0 };
const NEUTRAL = {
  root: { pitch: 0, roll: 0, yaw: 0 },
  spine: { flex: 0, side: 0, rot: 0 },
  neck: { flex: 0, side: 0, rot: 0 },
  hipL: LIMB,
  hipR: LIMB,
  kneeL: 0,
  kneeR: 0,
  ankleL: 0,
  ankleR: 0,
  shoulderL: { ...LIMB, abd: 6 },
  shoulderR: { ...LIMB, abd: 6 },
  elbowL: 8,
  elbowR: 8,
  wristL: 0,
  wristR: 0,
};

/* A pose with every angle it does not name set to neutral. */
export function fill(pose, base = NEUTRAL) {
  const filled = { ...base, ...pose };
  for (const key of Object.keys(base)) {
    if (isObject(base[key])) filled[key] = fill(pose?.[key], base[key]);
    else if (filled[key] === undefined) filled[key] = base[key];
  }
  return filled;
}

export function solve(pose) {
  const skeleton = { f: {}, j: {}, p: fill(pose) };
  placeTrunk(skeleton, BASE[pose.base || "standing"]);
  placeLeg(skeleton, "R", 1);
  placeLeg(skeleton, "L", -1);
  placeArm(skeleton, "R", 1);
  placeArm(skeleton, "L", -1);
  plant(skeleton, pose.anchor || { joint: "pelvis", at: [0, "floor", 0] });
  const pins = Object.entries(pose.pins || {});
  for (const [joint, target] of pins) pin(skeleton, joint, target);
  for (const [joint, target] of pins) if (target.to) pin(skeleton, joint, target);
  return skeleton;
}

function placeTrunk({ f, j, p }, base) {
  const half = times(times(Rz(-p.spine.flex / 2), Rx(p.spine.side / 2)), Ry(-p.spine.rot / 2));
  f.pelvis = times(Ry(p.root.yaw), times(Rz(p.root.pitch), times(Rx(p.root.roll), base)));
  j.pelvis = [0, 0, 0];
  f.mid = times(f.pelvis, half);
  j.lumbar = turn(f.pelvis, [-0.5, BODY.lumbar, 0]);
  f.thorax = times(f.mid, half);
  j.thorax = add(j.lumbar, turn(f.mid, [0, BODY.mid, 0]));
  j.neck = add(j.thorax, turn(f.thorax, [-1.5, BODY.neckUp, 0]));
  f.head = times(f.thorax, times(times(Rz(-p.neck.flex), Rx(p.neck.side)), Ry(-p.neck.rot)));
  j.head = add(j.neck, turn(f.head, [2.2, BODY.headUp, 0]));
}

const ball = (angles, sign) => times(Rz(angles.flex), times(Rx(-sign * angles.abd), Ry(-sign * angles.ext)));

function placeLeg({ f, j, p }, side, sign) {
  j["hip" + side] = turn(f.pelvis, [0, 0, sign * BODY.hipHalf]);
  f["thigh" + side] = times(f.pelvis, ball(p["hip" + side], sign));
  j["knee" + side] = add(j["hip" + side], turn(f["thigh" + side], [0, -BODY.thigh, 0]));
  f["shank" + side] = times(f["thigh" + side], Rz(-p["knee" + side]));
  j["ankle" + side] = add(j["knee" + side], turn(f["shank" + side], [0, -BODY.shank, 0]));
  f["foot" + side] = times(f["shank" + side], Rz(p["ankle" + side]));
}

function placeArm({ f, j, p }, side, sign) {
  j["shoulder" + side] = add(j.thorax, turn(f.thorax, [0, BODY.shoulderUp, sign * BODY.shoulderHalf]));
  f["uarm" + side] = times(f.thorax, ball(p["shoulder" + side], sign));
  j["elbow" + side] = add(j["shoulder" + side], turn(f["uarm" + side], [0, -BODY.upperArm, 0]));
  f["farm" + side] = times(f["uarm" + side], Rz(p["elbow" + side]));
  j["wrist" + side] = add(j["elbow" + side], turn(f["farm" + side], [0, -BODY.forearm, 0]));
  f["hand" + side] = times(f["farm" + side], Rz(p["wrist" + side]));
}

/* Puts a joint (or the middle of several) in its place; y "floor" drops the body until it touches. */
function plant(skeleton, anchor) {
  const joints = [].concat(anchor.joint);
  const from = mul(joints.map((name) => skeleton.j[name]).reduce(add), 1 / joints.length);
  const to = anchor.at.map((value, axis) => (value === "floor" ? from[axis] : value));
  shift(skeleton, sub(to, from));
  if (anchor.at[1] === "floor") shift(skeleton, [0, -lowest(skeleton, anchor.contacts), 0]);
}

function shift(skeleton, by) {
  for (const name in skeleton.j) skeleton.j[name] = add(skeleton.j[name], by);
}

function lowest(skeleton, contacts) {
  const touching = spheres(skeleton).filter((s) => !contacts || contacts.some((name) => s.part.startsWith(name)));
  return Math.min(...touching.map((s) => s.c[1] - s.r));
}

const CHAINS = {
  ankle: { root: "hip", bend: "knee", upper: "thigh", lower: "shank", end: "foot", lengths: [BODY.thigh, BODY.shank] },
  wrist: {
    root: "shoulder",
    bend: "elbow",
    upper: "uarm",
    lower: "farm",
    end: "hand",
    lengths: [BODY.upperArm, BODY.forearm],
  },
};

/* Two-bone inverse kinematics: the end goes to its place, the bend keeps the direction it had. */
function pin(skeleton, joint, target) {
  const side = joint.slice(-1);
  const kind = joint.slice(0, -1);
  const chain = CHAINS[kind];
  const root = skeleton.j[chain.root + side];
  const { bend, end, pole } = reach(skeleton, chain, side, root, wanted(skeleton, target));
  skeleton.j[chain.bend + side] = bend;
  skeleton.j[joint] = end;
  const forward = mul(pole, kind === "ankle" ? 1 : -1);
  skeleton.f[chain.upper + side] = along(root, bend, forward);
  skeleton.f[chain.lower + side] = along(bend, end, forward);
  skeleton.f[chain.end + side] = target.flat
    ? flat(kind, target.dir)
    : times(skeleton.f[chain.lower + side], Rz(skeleton.p[joint]));
}

const wanted = (skeleton, target) => (target.to ? add(skeleton.j[target.to], target.off || [0, 0, 0]) : target.at);

function reach(skeleton, chain, side, root, goal) {
  const [upper, lower] = chain.lengths;
  const line = norm(sub(goal, root));
  const distance = Math.min(len(sub(goal, root)), upper + lower - 0.05);
  const on = (upper ** 2 - lower ** 2 + distance ** 2) / (2 * distance);
  const off = Math.sqrt(Math.max(0, upper ** 2 - on ** 2));
  const hint = sub(skeleton.j[chain.bend + side], root);
  const across = sub(hint, mul(line, dot(hint, line)));
  const pole = norm(len(across) < 0.01 ? turn(skeleton.f.pelvis, [1, 0, 0]) : across);
  return { bend: add(root, add(mul(line, on), mul(pole, off))), end: add(root, mul(line, distance)), pole };
}

function along(from, to, forward) {
  const y = norm(sub(from, to));
  const sideways = cross(forward, y);
  const z = len(sideways) < 0.01 ? [0, 0, 1] : norm(sideways);
  return frame(cross(y, z), y, z);
}

function flat(kind, direction = [1, 0, 0]) {
  const x = norm(direction);
  const z = norm(cross(x, [0, 1, 0]));
  return kind === "ankle" ? frame(x, cross(z, x), z) : frame([0, 1, 0], mul(x, -1), z);
}
