/* An exercise in time: its key-frames in the order they are passed, and the pose at a moment.

   The way leads from start to end and back, the same with the other side's turn between ("alternate"), or round and
   round ("round", as in walking, where every loop travels some cm along x). Holds are pauses at start and end. */
import { lerp } from "./vectors.js";

const other = (key) => key.replace(/[LR]$/, (side) => (side === "L" ? "R" : "L"));
const TURNS = /(_side|spine_turn|neck_turn|yaw|roll)$/;
const across = (place) => place && [place[0], place[1], -place[2]];

function mirrorPin(pin) {
  const mirrored = { ...pin, at: across(pin.at), face: -(pin.face || 0) };
  if (pin.to) mirrored.to = other(pin.to);
  if (pin.bend) mirrored.bend = across(pin.bend);
  return mirrored;
}

const renamed = (table, value) => Object.fromEntries(Object.entries(table).map(([key, v]) => [other(key), value(key, v)]));

function mirrorAnchor(anchor) {
  const mirrored = { ...anchor, at: across(anchor.at), face: -(anchor.face || 0) };
  if (anchor.on) mirrored.on = other(anchor.on);
  if (anchor.keep) mirrored.keep = other(anchor.keep);
  if (anchor.rest) mirrored.rest = anchor.rest.map((group) => group.map(other));
  return mirrored;
}

export function mirror(pose) {
  return {
    ...pose,
    angles: renamed(pose.angles, (key, value) => (TURNS.test(key) ? -value : value)),
    pins: renamed(pose.pins || {}, (_, pin) => mirrorPin(pin)),
    anchor: mirrorAnchor(pose.anchor),
    lay: pose.lay?.map(other),
  };
}

const moved = (place, by) => place && [place[0] + by, place[1], place[2]];

function shifted(pose, by) {
  const shift = (pin) => (pin.touch || pin.to ? pin : { ...pin, at: moved(pin.at, by) });
  const pins = Object.fromEntries(Object.entries(pose.pins || {}).map(([key, pin]) => [key, shift(pin)]));
  return { ...pose, pins, anchor: { ...pose.anchor, at: moved(pose.anchor.at, by) } };
}

/* The stations of a loop: {from: pose, to: pose, move: seconds to get there, hold: seconds there}. */
export function stations(exercise) {
  const { frames, tempo, way, alternate, travel = 0 } = exercise;
  if (way === "round") return rounds(frames, alternate, travel, tempo[0]);
  return alternate ? [...trip(frames, tempo), ...trip(frames.map(mirror), tempo)] : trip(frames, tempo);
}

function trip(frames, [out, hold, back, rest]) {
  return [...passage(frames, out, hold), ...passage([...frames].reverse(), back, rest)];
}

/* From the first of some poses to the last, which may be held. */
function passage(poses, seconds, hold) {
  const last = poses.length - 1;
  return poses.slice(1).map((to, n) => ({ from: poses[n], to, move: seconds / last, hold: n + 1 === last ? hold : 0 }));
}

function rounds(frames, alternate, travel, seconds) {
  const whole = alternate ? [...frames, ...frames.map((pose) => shifted(mirror(pose), travel / 2))] : frames;
  return passage([...whole, shifted(whole[0], travel)], seconds, 0);
}

export const secondsOf = (loop) => loop.reduce((total, { move, hold }) => total + move + hold, 0);

const ease = (t) => t * t * t * (t * (6 * t - 15) + 10);
const number = (a = 0, b = 0, t) => a + (b - a) * t;
const vector = (a, b, t) => (a && b ? lerp(a, b, t) : a || b);

function mixPin(a, b, t) {
  if (!a || !b) return { ...(a || b), w: a ? 1 - t : t };
  if (String(a.touch) !== String(b.touch) || a.to !== b.to || a.on !== b.on) return t < 0.5 ? a : b;
  return { ...a, at: vector(a.at, b.at, t), face: number(a.face, b.face, t), bend: vector(a.bend, b.bend, t) };
}

function mixTables(a, b, mixed) {
  return Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [key, mixed(a[key], b[key])]));
}

/* Angles no key-frame names stay out, so that the neutral ones hold; a named one is named in every frame. */
function mix(a, b, t) {
  return {
    base: a.base,
    angles: mixTables(a.angles, b.angles, (p, q) => number(p ?? q, q ?? p, t)),
    pins: mixTables(a.pins || {}, b.pins || {}, (p, q) => mixPin(p, q, t)),
    anchor: { ...a.anchor, at: vector(a.anchor.at, b.anchor.at, t) },
    lay: a.lay,
    head: a.head === undefined ? a.head : number(a.head, b.head ?? a.head, t),
  };
}

/* The pose at a phase from 0 to 1, with the idle breath in it. */
export function poseAt(exercise, phase) {
  const { loop, seconds } = exercise;
  let time = (((phase % 1) + 1) % 1) * seconds;
  let n = 0;
  while (n < loop.length - 1 && time > loop[n].move + loop[n].hold) time -= loop[n].move + loop[n++].hold;
  const t = Math.min(1, loop[n].move ? time / loop[n].move : 1);
  return breathing(mix(loop[n].from, loop[n].to, paced(exercise, n, t)), exercise, phase);
}

/* Movement starts and stops softly only where the loop rests; it passes the other stations. */
function paced({ loop, way }, n, t) {
  if (way === "round") return t;
  const starts = n === 0 || loop[n - 1].hold > 0;
  const stops = loop[n].hold > 0;
  if (starts && stops) return ease(t);
  if (starts) return t * t * (2 - t);
  return stops ? t * (1 + t - t * t) : t;
}

function breathing(pose, { breath = 0.5, seconds }, phase) {
  const breaths = Math.max(1, Math.round(seconds / 4));
  const full = (breath * (1 - Math.cos(2 * Math.PI * breaths * phase))) / 2;
  const { ribs = 0, belly = 0 } = pose.angles;
  return { ...pose, angles: { ...pose.angles, ribs: ribs + full * 0.6, belly: belly + full } };
}

/* The phase at which the movement has reached its end (of one side, if it alternates), and that of the middle. */
export function landmarks({ loop, seconds, frames, way }) {
  if (way === "round") return { finish: (loop[0].move) / seconds, middle: loop[0].move / 2 / seconds };
  const out = loop.slice(0, frames.length - 1).reduce((total, { move }) => total + move, 0);
  return { finish: out / seconds, middle: out / 2 / seconds };
}
