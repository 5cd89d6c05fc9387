/* The body in pieces to draw: head, trunk, arms and legs, each as outlines with a colour, seen by a camera. */
import { SHORTS, inWorld } from "./flesh.js";
import { hullPath, joined } from "./project.js";
import { at } from "./skeleton.js";
import { dot, lerp, turn } from "./vectors.js";

const HAIR = [
  [0.4, 11.3, 0, 9.4],
  [-2, 9.2, 0, 7.2],
];
const FACE = [
  [3.9, 8.8, 0, 7.3],
  [4.5, 3.6, 0, 5.1],
];
const NOSE = [
  [9.6, 9.6, 0, 1.2],
  [11.4, 6.9, 0, 1.1],
  [9.4, 6.4, 0, 1],
];

export const seen = (cam, { c, r }) => ({ c: cam.pt(c), r, z: cam.depth(c) });

/* The pieces: [{name, items: [{d: path, colour}], samples: circles with depth z}]. */
export function pieces({ bones, angles, flesh }, cam) {
  const flat = (name) => flesh[name].map((sphere) => seen(cam, sphere));
  const fixed = (name, list) => inWorld(bones, name, list).map((sphere) => seen(cam, sphere));
  const tools = { flat, fixed, bones, cam, angles };
  return [trunk(tools), head(tools), ...["L", "R"].flatMap((side) => [leg(tools, side), arm(tools, side)])];
}

/* Fine items are left out where only the shape counts. */
const item = (circles, colour, fine = false) => ({ d: hullPath(circles), colour, fine });

function trunk({ flat }) {
  const [pelvis, waist, ribs] = ["pelvis", "waist", "ribs"].map(flat);
  return { name: "trunk", items: [item(pelvis, "short"), item(waist, "top"), item(ribs, "top")], samples: [...pelvis, ...waist, ...ribs] };
}

function head({ flat, fixed, bones, cam }) {
  const [neck, skull] = [flat("neck"), flat("head")];
  const towards = dot(turn(bones.head.R, [1, 0, 0]), cam.d);
  const items = [item(neck, "skin"), item(skull, "skin"), item(fixed("head", HAIR), "hair", true)];
  if (towards > -0.3) items.push(item(fixed("head", FACE), "skin", true));
  if (towards > -0.5) items.push(item(fixed("head", NOSE), towards > 0.75 ? "skin-far" : "skin", true));
  return { name: "head", items: [...items, ...ear(bones, cam)], samples: [...neck, ...skull] };
}

function ear(bones, cam) {
  const side = dot(turn(bones.head.R, [0, 0, 1]), cam.d);
  if (Math.abs(side) < 0.3) return [];
  const c = cam.pt(at(bones, "head", [-0.2, 7.4, Math.sign(side) * 7.6]));
  return [{ d: hullPath([{ c, r: 1.9 }, { c: [c[0], c[1] + 0.8], r: 1.4 }]), colour: "skin-far", fine: true }];
}

/* Rounds the hollow of a bent joint: circles slide along a Bézier with the joint as its control point, and the outline
   runs along both sides of them. */
function hollow(a, k, b) {
  const along = (t, of) => (1 - t) ** 2 * of(a) + 2 * t * (1 - t) * of(k) + t ** 2 * of(b);
  const slope = (t, axis) => 2 * (1 - t) * (k.c[axis] - a.c[axis]) + 2 * t * (b.c[axis] - k.c[axis]);
  const rim = (t, side) => {
    const [dx, dy] = [slope(t, 0), slope(t, 1)];
    const reach = (side * along(t, (s) => s.r)) / (Math.hypot(dx, dy) || 1);
    return [along(t, (s) => s.c[0]) - dy * reach, along(t, (s) => s.c[1]) + dx * reach];
  };
  const steps = [0, 0.25, 0.5, 0.75, 1];
  return { d: `M${joined([...steps.map((t) => rim(t, -1)), ...steps.reverse().map((t) => rim(t, 1))])}Z`, colour: "skin", fine: true };
}

function gaps(a, b) {
  const mixed = (t, [r, z]) => ({ c: lerp(a.c, b.c, t), r, z });
  return [0, 0.33, 0.67].map((t) => mixed(t, lerp([a.r, a.z], [b.r, b.z], t)));
}

function samples(...points) {
  return [...points.slice(1).flatMap((point, n) => gaps(points[n], point)), points.at(-1)];
}

function leg({ flat, fixed, angles }, side) {
  const [thigh, shin, foot, toes] = ["thigh", "shin", "foot", "toes"].map((name) => flat(name + side));
  const one = (name, sphere) => fixed(name + side, [sphere])[0];
  const items = [
    item(toes, "skin"),
    ...arched(foot, angles["arch" + side], (y) => one("foot", [3.4, y, 0, 2.7])),
    { d: hullPath([foot.at(-1), foot.at(-2), toes[0], toes[1]]), colour: "skin" },
    item(shin, "skin"),
    item(thigh, "skin"),
    hollow(one("thigh", [0, -30, 0, 6.2]), thigh[2], one("shin", [-1.1, -11, 0, 4.9])),
    hollow(one("shin", [0, -35, 0, 3.4]), shin[2], one("foot", [3, -2, 0, 2.6])),
    item(fixed("thigh" + side, SHORTS(side === "R" ? 1 : -1)), "short", true),
  ];
  return { name: "leg" + side, items, samples: samples(thigh[0], thigh[2], shin[2], toes[2]) };
}

/* A foot in one piece, or in two with the middle of its sole lifted by cm. */
function arched(foot, arch, sole) {
  return (arch ? [foot.slice(0, 2), foot.slice(1)].map((part) => part.concat(sole(arch - 3.5))) : [foot]).map((part) => item(part, "skin"));
}

function arm({ flat, fixed, angles }, side) {
  const [upper, fore, hand, fingers, tips] = ["upper_arm", "forearm", "hand", "fingers", "tips"].map((name) => flat(name + side));
  const one = (name, sphere) => fixed(name + side, [sphere])[0];
  const items = [
    item(tips, "skin"),
    item([fingers[2], fingers[3], tips[0], tips[1]], "skin"),
    item(fingers, "skin"),
    item(hand, "skin"),
    item(fore, "skin"),
    item(upper, "skin"),
    hollow(one("upper_arm", [0, -22, 0, 3.95]), upper[2], one("forearm", [0.2, -8, 0, 3.55])),
    hollow(one("forearm", [0, -21, 0, 2.5]), fore[2], one("hand", [0, -4, 0, 2.4])),
    item(fixed("hand" + side, thumb((angles["grip" + side] ?? 18) / 100, side === "R" ? -1 : 1)), "skin", true),
  ];
  return { name: "arm" + side, items, samples: samples(upper[0], upper[2], fore[2], fingers[0]) };
}

/* The thumb stands off an open hand and closes over what a fist holds. */
const thumb = (closed, palm) => [
  [2, -2.4, palm * 0.6, 1.5],
  [4.4 - closed * 2.6, -6.2, palm * (0.9 + closed * 4), 1.15],
];
