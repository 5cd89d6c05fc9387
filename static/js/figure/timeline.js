/* An exercise in time: key-frames, their mirror image for the other side, and the pose at a moment. */
import { fill } from "./skeleton.js";
import { isObject } from "./vectors.js";

const otherSide = (key) => key.replace(/[LR]$/, (side) => (side === "L" ? "R" : "L"));
const TURNS = ["side", "rot", "yaw", "roll"];
const MIDLINE = ["root", "spine", "neck"];

function mirrorPin(pin) {
  return { ...pin, at: pin.at && [pin.at[0], pin.at[1], -pin.at[2]], to: pin.to && otherSide(pin.to) };
}

function mirrorAngles(angles) {
  return Object.fromEntries(Object.entries(angles).map(([key, value]) => [key, TURNS.includes(key) ? -value : value]));
}

function mirror(pose) {
  const other = {};
  for (const [key, value] of Object.entries(pose)) {
    if (key === "pins")
      other.pins = Object.fromEntries(Object.entries(value).map(([joint, pin]) => [otherSide(joint), mirrorPin(pin)]));
    else other[otherSide(key)] = MIDLINE.includes(key) ? mirrorAngles(value) : value;
  }
  return other;
}

function merge(a, b) {
  const merged = { ...a };
  for (const key in b) merged[key] = isObject(a?.[key]) && isObject(b[key]) ? merge(a[key], b[key]) : b[key];
  return merged;
}

function mix(a, b, t) {
  if (typeof a === "number" && typeof b === "number") return a + (b - a) * t;
  if (Array.isArray(a) && Array.isArray(b)) return a.map((value, n) => mix(value, b[n], t));
  if (!isObject(a) || !isObject(b)) return t < 0.5 ? a : b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, key in a && key in b ? mix(a[key], b[key], t) : (a[key] ?? b[key])]),
  );
}

/* The key-frames of an exercise in order; an alternating one does the other side too. */
export function keyframes(exercise) {
  const [start, end] = [exercise.start, exercise.end].map((key) => fill(merge(exercise.common, key)));
  return exercise.alternate ? [start, end, start, mirror(end)] : [start, end];
}

const ease = (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2);

/* The pose at a phase from 0 to 1 of the loop: still at each key-frame, moving between. */
export function poseAt(frames, phase) {
  const place = (phase % 1) * frames.length;
  const n = Math.floor(place);
  const t = ease(Math.min(1, Math.max(0, (place - n - 0.18) / 0.64)));
  return mix(frames[n], frames[(n + 1) % frames.length], t);
}
