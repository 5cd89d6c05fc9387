/* From a key-frame to a body in the world: it stands or kneels on a bone, rests on two groups of parts, or hangs where
   it is told; then head and limbs lie down, and pinned hands and feet reach their places. */
import { parts } from "./flesh.js";
import { flattenToes, footFrame, reachAll } from "./reach.js";
import { at, bonesFrom, carry, skeleton } from "./skeleton.js";
import { IDENTITY, Ry, Rz, columns, cos, frame, mul, sin, sub, times, turn, zeroOf } from "./vectors.js";

/* The lowest point of some parts; a group names parts, with or without a side. */
const lowest = (bones, group, body) => Math.min(...spheresOf(bones, group, body).map(({ c, r }) => c[1] - r));

function spheresOf(bones, group, { angles, build }) {
  return Object.values(parts(bones, angles, build, (name) => group.some((part) => name === part || name.slice(0, -1) === part))).flat();
}

/* The body on its foot (flat, or rolled over ball or heel) or on its shin, whatever the joints above make of it. */
function onBone(bones, anchor, body) {
  const stand = anchor.on.startsWith("foot") ? footFrame(anchor, body.angles["heel" + anchor.on.slice(-1)] || 0) : kneeling(bones, anchor, body);
  const R = times(stand.R, columns(bones[anchor.on].R));
  carry(bones, R, [0, 0, 0]);
  carry(bones, IDENTITY, sub(stand.o, bones[anchor.on].o));
  if (anchor.on.startsWith("foot")) flattenToes(bones, anchor, anchor.on.slice(-1), body.angles, 1);
}

/* The shin face down, tilted until foot and knee both touch. */
function kneeling(bones, anchor, { angles, build }) {
  const side = anchor.on.slice(-1);
  const flat = frame([0, -1, 0], [1, 0, 0], [0, 0, 1]);
  const laid = (tilt) => times(Ry(-(anchor.face || 0)), times(Rz(tilt), flat));
  const shin = columns(bones["shin" + side].R);
  const foot = ["shin", "foot", "toes"].map((name) => name + side);
  const height = (tilt) => {
    const trial = Object.fromEntries(foot.map((name) => [name, { ...bones[name] }]));
    carry(trial, IDENTITY, mul(bones["shin" + side].o, -1));
    carry(trial, times(laid(tilt), shin), [0, 0, 0]);
    return lowest({ ...bones, ...trial }, foot.slice(1), { angles, build });
  };
  const knee = 5.1;
  const R = laid(zeroOf((tilt) => height(tilt) + knee, -30, 30));
  const [x, y, z] = anchor.at;
  return { R, o: [x, y + knee, z] };
}

/* The body pitched until both groups are at the same height, then lowered onto it. */
function atRest(bones, anchor, body) {
  const [first, second] = anchor.rest.map((group) => spheresOf(bones, group, body));
  const bottom = (spheres, pitch) => Math.min(...spheres.map(({ c, r }) => c[0] * sin(pitch) + c[1] * cos(pitch) - r));
  if (second) carry(bones, Rz(zeroOf((pitch) => bottom(first, pitch) - bottom(second, pitch), -45, 45)), [0, 0, 0]);
  hang(bones, anchor);
  const down = Math.min(...anchor.rest.map((group) => lowest(bones, group, body)));
  carry(bones, IDENTITY, [0, anchor.at[1] - down, 0]);
}

const hang = (bones, anchor) => carry(bones, IDENTITY, sub(anchor.at, bones[anchor.keep || "pelvis"].o));

function placed(body) {
  const { angles, base, anchor } = body;
  const bones = skeleton(angles, base);
  if (anchor.on) onBone(bones, anchor, body);
  else if (anchor.rest) atRest(bones, anchor, body);
  else hang(bones, anchor);
  return bones;
}

/* What of a limb touches the floor when it lies. */
const LIMBS = { leg: ["shin", "foot", "toes"], arm: ["forearm", "hand", "fingers", "tips"], thigh: ["shin"] };

const ABOVE_PELVIS = ["waist", "ribs", "neck", "head"];

/* Turns one angle until a group of parts lies at a height; the trunk stays where it is. */
function lower({ body, bones }, key, group, height) {
  const start = body.angles[key] || 0;
  const side = key.slice(-1);
  const wanted = (name) => ABOVE_PELVIS.includes(name) || (/[LR]/.test(side) && name.endsWith(side));
  const turned = (by) => ({ ...body.angles, [key]: start + by });
  const gap = (by) => lowest(bonesFrom(bones.pelvis, turned(by), wanted), group, body) - height;
  const angles = turned(zeroOf(gap, -40, 40));
  return { body: { ...body, angles }, bones: bonesFrom(bones.pelvis, angles) };
}

function lay(state, limb) {
  const [kind, side] = [limb.slice(0, -1), limb.slice(-1)];
  const across = state.body.base.startsWith("side");
  const joint = kind === "arm" ? "shoulder" : "hip";
  return lower(state, `${joint}${across ? "_out" : ""}${side}`, LIMBS[kind].map((part) => part + side), 0);
}

/* The head lies by lifting without turning where that is enough, else by bending the neck. */
function layHead(state, height) {
  if (state.body.base.startsWith("side")) return lower(state, "neck_side", ["head"], height);
  return lower(lower(state, "neck_lift", ["head"], height), "neck_flex", ["head"], height);
}

/* The body of a key-frame: {bones, angles, build}. */
export function solve(pose, build = "slim") {
  const body = { ...pose, build };
  let state = { body, bones: placed(body) };
  for (const limb of pose.lay || []) state = lay(state, limb);
  if (pose.lay && pose.anchor.rest) state = { ...state, bones: placed(state.body) };
  for (const limb of pose.lay || []) state = lay(state, limb);
  if (pose.head !== undefined) state = layHead(state, pose.head);
  const { bones } = state;
  const { angles } = state.body;
  reachAll(bones, pose.pins || {}, angles);
  return { bones, angles, build };
}

/* A joint or a place on the body by name, such as "knee" with its side. */
const JOINTS = { hip: "thigh", knee: "shin", ankle: "foot", ball: "toes", shoulder: "upper_arm", elbow: "forearm", wrist: "hand" };
const SKIN = {
  head_back: ["head", [-9.6, 10, 0]],
  upper_back: ["ribs", [-9.6, 14, 0]],
  sacrum: ["pelvis", [-10.6, 2, 0]],
  chest: ["ribs", [9, 15, 0]],
  nose: ["head", [11, 7, 0]],
  belly: ["waist", [9, 4, 0]],
};
export function point(bones, name) {
  const side = /[LR]$/.test(name) ? name.slice(-1) : "";
  const plain = side ? name.slice(0, -1) : name;
  if (plain === "grip") return at(bones, "hand" + side, [0, -7.5, side === "R" ? -3.4 : 3.4]);
  if (plain === "sole") return at(bones, "foot" + side, [5, -6.2, 0]);
  if (plain in SKIN) return at(bones, ...SKIN[plain]);
  return bones[(JOINTS[plain] || plain) + side].o;
}

export const facing = (bones, name, direction) => turn(bones[name].R, direction);
