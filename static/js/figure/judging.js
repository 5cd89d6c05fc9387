/* Measures that judge a picture as a whole: limbs through the body, balance, the side it shows, how well it reads small. */
import { convex } from "./project.js";
import { point } from "./place.js";
import { add, len, mul, sub } from "./vectors.js";

const stamp = (name, { phase }) => `${name} at ${Math.round(phase * 100)} %`;

/* Spheres along a bone's length, so that nothing slips through between two. */
function along(list) {
  const [a, b] = [list[0], list.at(-1)];
  return [0.35, 0.55, 0.75, 1].map((t) => ({ c: add(mul(a.c, 1 - t), mul(b.c, t)), r: a.r + (b.r - a.r) * t }));
}

const deepest = (one, other) => Math.max(...one.flatMap((p) => other.map((q) => p.r + q.r - len(sub(p.c, q.c)))));
const BODY = ["pelvis", "waist", "ribs", "head"];

/* How deep hands, forearms and lower legs are in the trunk, the head or the other side's limbs. */
export function collision(all) {
  return all.flatMap((moment) => {
    const { flesh } = moment;
    const trunk = BODY.flatMap((name) => flesh[name]);
    const limbs = ["forearm", "shin"].flatMap((name) => ["L", "R"].map((side) => [name + side, along(flesh[name + side])]));
    const inTrunk = limbs.map(([name, list]) => ({ value: deepest(list, trunk), where: stamp(`${name} in the trunk`, moment) }));
    const legs = { value: deepest(along(flesh.shinL), along(flesh.shinR)), where: stamp("shins through each other", moment) };
    const thighs = { value: deepest(along(flesh.thighL), along(flesh.thighR)) - 2, where: stamp("thighs through each other", moment) };
    return [...inTrunk, legs, thighs];
  });
}

/* Shares of body mass (Winter), with the bone each hangs on and where its middle is. */
const MASS = [
  ["head", 0.081, [1, 8, 0]],
  ["ribs", 0.216, [0, 12, 0]],
  ["waist", 0.139, [0, 6, 0]],
  ["pelvis", 0.142, [0, 3, 0]],
  ...["L", "R"].flatMap((side) => [
    ["thigh" + side, 0.1, [0, -18, 0]],
    ["shin" + side, 0.0465, [0, -17.5, 0]],
    ["foot" + side, 0.0145, [4, -3, 0]],
    ["upper_arm" + side, 0.028, [0, -13, 0]],
    ["forearm" + side, 0.016, [0, -11, 0]],
    ["hand" + side, 0.006, [0, -6, 0]],
  ]),
];

function massCentre({ bones }) {
  const parts = MASS.map(([name, share, [x, y, z]]) => {
    const { R, o } = bones[name];
    return mul(add(o, [0, 1, 2].map((i) => R[i][0] * x + R[i][1] * y + R[i][2] * z)), share);
  });
  return mul(parts.reduce(add), 1 / MASS.reduce((total, [, share]) => total + share, 0));
}

/* How far the middle of mass is outside the base of support. Leaning on a wall or sitting is its own support. */
export function balance(all, { props }) {
  const leant = (pose) => Object.values(pose.pins).some((pin) => pin.on || (pin.at && pin.at[1] > 20)) || pose.anchor.rest;
  if (props.some(({ by, ends }) => !by && ends?.some((end) => typeof end !== "string"))) return [];
  return all.filter(({ pose }) => pose.base === "standing" && !leant(pose)).map((moment) => {
    const [x, , z] = massCentre(moment.body);
    const base = Object.values(moment.flesh).flat().filter((sphere) => borne(sphere, props));
    return { value: outside([x, z], convex(base.flatMap(({ c, r }) => disc(c, r)))), where: stamp("mass", moment) };
  });
}

/* Whether a sphere stands on the floor or on a thing. */
function borne({ c, r }, props) {
  const over = ({ at, size }) => Math.abs(c[0] - at[0]) < size[0] / 2 + r && Math.abs(c[2] - at[2]) < size[2] / 2 + r;
  const tops = props.filter((prop) => prop.at && prop.size && over(prop)).map(({ at, size }) => at[1] + size[1]);
  return [0, ...tops].some((top) => Math.abs(c[1] - r - top) < 1.2);
}

const disc = (c, r) => Array.from({ length: 8 }, (_, n) => [c[0] + Math.cos((n / 4) * Math.PI) * r, c[2] + Math.sin((n / 4) * Math.PI) * r]);

/* How far a point is outside a convex outline; below zero inside. */
function outside([x, y], outline) {
  if (outline.length < 3) return 99;
  return Math.max(
    ...outline.map(([ax, ay], n) => {
      const [bx, by] = outline[(n + 1) % outline.length];
      const length = Math.hypot(bx - ax, by - ay) || 1;
      return ((by - ay) * (x - ax) - (bx - ax) * (y - ay)) / length;
    }),
  );
}

const ENDS = ["ankle", "knee", "wrist", "elbow"];

/* How far a side's joints go beyond the trunk's own way. */
function way(all, side) {
  const from = all[0].body.bones;
  return Math.max(...all.flatMap(({ body }) => ENDS.map((name) => len(sub(point(body.bones, name + side), point(from, name + side))))));
}

/* The side the script names is the one that moves more, or that alone bears the weight. */
export function sided(all, { side, alternate, props }) {
  if (!side || alternate) return { worst: "both", where: "", ok: true };
  const other = side === "L" ? "R" : "L";
  const [own, rest] = [way(all, side), way(all, other)];
  const bears = all.some(({ flesh }) => touches(flesh, side, props) && !touches(flesh, other, props));
  return { worst: `${Math.round(own)} : ${Math.round(rest)} cm`, where: bears ? "bears alone" : "", ok: own >= rest || bears };
}

const touches = (flesh, side, props) => [...flesh["foot" + side], ...flesh["toes" + side]].some((sphere) => borne(sphere, props));

/* At 104 × 72 px: how tall or long the body is, and how far the outline of any part moves, in px. */
export function readable(all, { box, cam }) {
  const scale = Math.min(104 / box[2], 72 / box[3]);
  const flat = all.map(({ flesh }) => Object.values(flesh).flat().map(({ c, r }) => [...cam.pt(c), r]));
  const size = Math.max(extent(flat[0], 0), extent(flat[0], 1)) * scale;
  const way = ([x, y, r], [a, b, q]) => Math.hypot(x - a, y - b) + Math.abs(r - q);
  const moved = Math.max(...flat.map((discs) => Math.max(...discs.map((disc, n) => way(disc, flat[0][n]))))) * scale;
  return { worst: `${Math.round(size)} px, moves ${Math.round(moved * 10) / 10} px`, where: "", ok: size >= 42 && moved >= 2 };
}

const extent = (discs, axis) => Math.max(...discs.map((d) => d[axis] + d[2])) - Math.min(...discs.map((d) => d[axis] - d[2]));
