/* Pins: hands and feet that stay where they are put, by two-bone inverse kinematics that keeps the bend's direction. */
import { LENGTH, at, rotate } from "./skeleton.js";
import { Ry, add, between, columns, cross, dot, frame, len, lerp, mul, norm, sub, times, turn } from "./vectors.js";

/* A planted foot: its frame and ankle for a place under the ankle of the flat foot, a direction and a lifted heel.
   A heel lifted by degrees turns about the ball; below zero the forefoot lifts about the heel, or the heel sinks over an
   edge. */
export function footFrame({ at: place, face = 0, slope = 0, edge = false }, heel) {
  const flat = times(Ry(-face), rotate(slope, 0, 0));
  const pivot = heel >= 0 || edge ? [LENGTH.ball, -4.4, 0] : [-3.4, -3.2, 0];
  const R = times(flat, rotate(-heel, 0, 0));
  const o = add(place, turn(flat, [0, LENGTH.ankle, 0]));
  return { R, o: add(o, sub(turn(flat, pivot), turn(R, pivot))) };
}

/* A palm on the floor or on a wall ahead (turned by `face`): fingers forward or up. `place` is under the wrist. */
function palmFrame({ at: place, face = 0, on }, s) {
  const out = turn(Ry(-face), on === "wall" ? [-1, 0, 0] : [0, 1, 0]);
  const fingers = on === "wall" ? [0, 1, 0] : turn(Ry(-face), [1, 0, 0]);
  return { R: palm(out, fingers, s), o: add(place, mul(out, LENGTH.palm)) };
}

function palm(out, fingers, s) {
  const y = mul(norm(fingers), -1);
  const z = mul(out, s);
  return frame(cross(y, z), y, z);
}

/* A palm on a place of the own body: `touch` is [bone, place, the way the skin looks, the way the fingers point, and in the
   frame of the ribs the way the elbow points], for the right side; `cross` is the other side's place. */
function touching(bones, { touch, cross: across }, side) {
  const s = side === "R" ? 1 : -1;
  const own = across ? -s : s;
  const [bone, ...vectors] = touch;
  const name = bone + (bone + "R" in bones ? (own > 0 ? "R" : "L") : "");
  const [place, outward, fingers, elbow] = vectors.map(([x, y, z], n) => [x, y, z * (n < 2 ? own : s)]);
  const out = norm(turn(bones[name].R, outward));
  const along = turn(bones[name].R, fingers);
  const level = norm(sub(along, mul(out, dot(along, out))));
  const o = add(at(bones, name, place), sub(mul(out, LENGTH.palm), mul(level, 6)));
  return { R: palm(out, level, s), o, bend: turn(bones.ribs.R, elbow) };
}

const CHAINS = {
  foot: { upper: "thigh", lower: "shin", rest: ["toes"], lengths: [LENGTH.thigh, LENGTH.shin], front: 1 },
  hand: { upper: "upper_arm", lower: "forearm", rest: ["fingers", "tips"], lengths: [LENGTH.upper_arm, LENGTH.forearm], front: -1 },
};

function target(bones, pin, kind, side, angles) {
  const end = bones[kind + side];
  if (pin.touch) return touching(bones, pin, side);
  if (pin.to) return { R: end.R, o: add(bones[pin.to].o, pin.at || [0, 0, 0]), free: true };
  if (pin.on === "grip") return { R: end.R, o: gripped(bones, pin, kind, side), free: true };
  if (kind === "hand") return palmFrame(pin, side === "R" ? 1 : -1);
  return footFrame(pin, angles["heel" + side] || 0);
}

/* The wrist for a hand that holds a thing at a place: a hand's length short of it, or straight above what hangs. */
function gripped(bones, pin, kind, side) {
  const root = bones[CHAINS[kind].upper + side].o;
  return sub(pin.at, mul(norm(sub(pin.at, root)), 7.5));
}

/* Puts every pinned hand and foot in its place; those that lean on the own body come last. */
export function reachAll(bones, pins, angles) {
  const own = ([, pin]) => (pin.touch || pin.to ? 1 : 0);
  for (const [name, pin] of Object.entries(pins).sort((a, b) => own(a) - own(b))) reach(bones, name, pin, angles);
}

function reach(bones, name, pin, angles) {
  const [kind, side] = [name.slice(0, -1), name.slice(-1)];
  const chain = CHAINS[kind];
  const [upper, lower, end] = [bones[chain.upper + side], bones[chain.lower + side], bones[name]];
  const inHand = times(columns(lower.R), end.R);
  const below = chain.rest.map((part) => [part + side, relative(end, bones[part + side])]);
  const goal = target(bones, pin, kind, side, angles);
  const weight = pin.w ?? 1;
  const place = lerp(end.o, goal.o, weight);
  const hint = pin.bend || goal.bend || carried(upper, lower, end, norm(sub(place, upper.o)), chain.front);
  const bent = bend(upper.o, hint, place, chain.lengths);
  const axle = mul(norm(cross(bent.line, bent.pole)), chain.front);
  bones[chain.upper + side] = { R: boneBetween(upper.o, bent.middle, axle), o: upper.o };
  bones[chain.lower + side] = { R: boneBetween(bent.middle, bent.end, axle), o: bent.middle };
  const loose = times(bones[chain.lower + side].R, inHand);
  bones[name] = { R: goal.free ? loose : between(loose, goal.R, weight), o: bent.end };
  for (const [part, { R, o }] of below) bones[part] = { R: times(bones[name].R, R), o: at(bones, name, o) };
  if (goal.free) return;
  if (kind === "foot") flattenToes(bones, pin, side, angles, weight);
  else flattenFingers(bones, side, weight);
}

const relative = (parent, bone) => ({ R: times(columns(parent.R), bone.R), o: turn(columns(parent.R), sub(bone.o, parent.o)) });

/* The toes stay on the floor while the heel rises. */
export function flattenToes(bones, { edge }, side, angles, weight) {
  const heel = angles["heel" + side] || 0;
  if (heel > 0 || edge) bones["toes" + side].R = times(bones["foot" + side].R, rotate(heel * weight, 0, 0));
}

function flattenFingers(bones, side, weight) {
  const hand = bones["hand" + side];
  for (const [part, parent, length] of [["fingers", "hand", 8], ["tips", "fingers", 4.2]]) {
    const R = between(bones[part + side].R, hand.R, weight);
    bones[part + side] = { R, o: at(bones, parent + side, [0, -length, 0]) };
  }
}

/* The way the joint bends before it is pinned, turned as the limb is turned towards its new line. */
function carried(upper, lower, end, line, front) {
  const before = norm(sub(end.o, upper.o));
  const off = add(sub(lower.o, upper.o), turn(upper.R, [2 * front, 0, 0]));
  const pole = sub(off, mul(before, dot(off, before)));
  return sub(pole, mul(add(before, line), dot(pole, line) / (1.001 + dot(before, line))));
}

/* Where the middle joint goes: on the side `hint` points to. */
function bend(root, hint, goal, [upper, lower]) {
  const line = norm(sub(goal, root));
  const distance = Math.max(Math.min(len(sub(goal, root)), upper + lower - 0.02), Math.abs(upper - lower) + 0.1);
  const on = (upper ** 2 - lower ** 2 + distance ** 2) / (2 * distance);
  const off = Math.sqrt(Math.max(0, upper ** 2 - on ** 2));
  const pole = norm(sub(hint, mul(line, dot(hint, line))));
  return { middle: add(root, add(mul(line, on), mul(pole, off))), end: add(root, mul(line, distance)), line, pole };
}

/* The frame of a bone between two points that turns about an axle. */
function boneBetween(from, to, axle) {
  const y = norm(sub(from, to));
  return frame(cross(y, axle), y, axle);
}
