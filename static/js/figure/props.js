/* What stands round a person or is held: each kind drawn, and what of it takes part in the painter's order.

   A prop is {kind, at, size: [x, height, z], radius, ends: places, by: place, face}. A place is a point in the world or
   a name on the body such as "gripR" or "ankleL". Heavy things stand behind the body unless they say front. */
import { C } from "./colours.js";
import { point } from "./place.js";
import { MAT, WOOD, box, cord, cushion, cylinder, disc, sphere } from "./solids.js";
import { add, cross, len, mul, norm, sub, turn } from "./vectors.js";

const span = (middle, width) => [middle - width / 2, middle + width / 2];
const spans = ({ at: [x, y, z], size: [w, h, d] }) => [span(x, w), [y, y + h], span(z, d)];
export const place = (where, bones) => (typeof where === "string" ? point(bones, where) : where);
const places = (prop, bones) => prop.ends.map((end) => place(end, bones));

const solid = (prop, cam, bones) => box(cam, ...spans(hung(prop, bones)), prop.kind === "wall" ? MAT : WOOD);

/* A thing of some size, also while it hangs between two hands. */
const hung = (prop, bones) => (prop.at ? prop : { ...prop, at: add(centre(prop, bones), [0, -prop.size[1] / 2, 0]) });

function chair(prop, cam) {
  const [x, [y, top], z] = spans(prop);
  const leg = (at, deep) => box(cam, span(at, 2.8), [y, top - 3], span(deep, 2.8));
  const legs = (deep) => leg(x[0] + 2, deep) + leg(x[1] - 2, deep);
  const back = prop.kind === "chair" ? box(cam, [x[0] - 3, x[0]], [top, top + 42], z) : "";
  return legs(z[0] + 2) + back + box(cam, x, [top - 4, top], z) + legs(z[1] - 2);
}

function counter(prop, cam) {
  const [x, [, top], z] = spans(prop);
  return box(cam, [x[0] + 3, x[1]], [0, top - 4], z) + box(cam, x, [top - 4, top], z);
}

function roller(prop, cam) {
  const { at, radius, size } = prop;
  const axis = prop.along === "x" ? [size[0] / 2, 0, 0] : [0, 0, size[2] / 2];
  return cylinder(cam, sub(at, axis), add(at, axis), radius);
}

const ball = (prop, cam, bones) => sphere(cam, centre(prop, bones), prop.radius, prop.radius > 12 ? C.prop : C["prop-dark"]);

/* Where a thing is: its place, or the middle between its ends. */
function centre(prop, bones) {
  if (prop.at) return prop.at;
  const [a, b = a] = places(prop, bones);
  return mul(add(a, b), 0.5);
}

function dumbbell(prop, cam, bones) {
  const at = place(prop.by, bones);
  const axis = turn(bones["hand" + prop.by.slice(-1)].R, [1, 0, 0]);
  const along = (cm) => add(at, mul(axis, cm));
  const iron = [C["prop-dark"], C.prop];
  return cylinder(cam, along(-8), along(-4.4), 4, iron) + cylinder(cam, along(-5), along(5), 1.3, iron) + cylinder(cam, along(4.4), along(8), 4, iron);
}

function kettlebell(prop, cam, bones) {
  const at = centre({ ...prop, ends: prop.ends || [prop.by] }, bones);
  const low = add(at, [0, -9.5, 0]);
  const handle = [-4.6, -3.4, 3.4, 4.6].map((x, n) => add(at, [x, n % 3 ? 0.6 : -4.4, 0]));
  return cord(cam, handle, C["prop-dark"], 2.2) + sphere(cam, low, 7.4, C["prop-dark"]);
}

function barbell(prop, cam, bones) {
  const [a, b] = places(prop, bones);
  const axis = norm(sub(b, a));
  const along = (cm) => add(mul(add(a, b), 0.5), mul(axis, cm));
  const plate = (cm) => cylinder(cam, along(cm), along(cm + 4), prop.radius || 11, [C["prop-dark"], C.prop]);
  return plate(-44) + cylinder(cam, along(-48), along(48), 1.2, [C["prop-dark"], C.prop]) + plate(40);
}

function dowel(prop, cam, bones) {
  const [a, b] = places(prop, bones);
  const beyond = mul(norm(sub(b, a)), 14);
  return cylinder(cam, sub(a, beyond), add(b, beyond), 1.3, [C["prop-dark"], C.prop]);
}

function band(prop, cam, bones) {
  const points = places(prop, bones);
  const hook = (end) => (typeof end === "string" ? "" : sphere(cam, end, 2.2, C["prop-dark"]));
  const post = (end) => (typeof end === "string" ? "" : cord(cam, [end, [end[0], 0, end[2]]], C["prop-light"], 2.4));
  const [colour, width] = prop.kind === "strap" ? [C["prop-dark"], 2] : [C.band, 2.6];
  return prop.ends.map(post).join("") + cord(cam, points, colour, width) + prop.ends.map(hook).join("");
}

/* A loop round two limbs: both strands of it. */
function loop(prop, cam, bones) {
  const [a, b] = places(prop, bones);
  const off = mul(norm(cross(sub(b, a), cam.d)), prop.radius);
  const ends = mul(norm(sub(b, a)), prop.radius);
  const round = [add(a, off), add(b, off), add(b, ends), sub(b, off), sub(a, off), sub(a, ends), add(a, off)];
  return cord(cam, round, C.band, 2.2);
}

const KINDS = { box: solid, step: solid, bench: chair, stool: chair, chair, counter, wall: solid, pad: soft, pillow: soft, towel: soft, roller, ball, dumbbell, kettlebell, barbell, dowel, band, strap: band, loop };

function soft(prop, cam) {
  return cushion(cam, ...spans(prop));
}

const STANDING = ["box", "step", "bench", "stool", "chair", "counter", "wall", "pad", "pillow", "towel"];
const circle = (cam, c, r) => ({ c: cam.pt(c), r, z: cam.depth(c) });

function propSamples(prop, cam, bones) {
  if (prop.kind === "ball") return [circle(cam, centre(prop, bones), prop.radius)];
  if (prop.kind === "roller") return [circle(cam, prop.at, prop.radius)];
  const [a, b = a] = prop.ends ? places(prop, bones) : [place(prop.by, bones)];
  const steps = Math.max(1, Math.ceil(len(sub(b, a)) / 8));
  return Array.from({ length: steps + 1 }, (_, n) => circle(cam, add(a, mul(sub(b, a), n / steps)), prop.ends ? 2 : 5));
}

/* The props as things in painter's order, and as markup that stands behind or before it. */
export function propsMarkup(props, cam, bones) {
  const shown = { back: "", things: [], front: "" };
  for (const prop of props) {
    const stands = prop.at && STANDING.includes(prop.kind);
    const markup = (prop.at ? shadow(prop, cam) : "") + KINDS[prop.kind](prop, cam, bones);
    if (prop.front) shown.front += markup;
    else if (stands) shown.back += markup;
    else shown.things.push({ name: prop.kind, markup, samples: propSamples(prop, cam, bones) });
  }
  return shown;
}

/* What touches the floor darkens it: a standing thing a little beyond its foot, a round one right under it. */
function shadow({ at: [x, y, z], size: [wide, , deep] = [0, 0, 0], radius = 0 }, cam) {
  if (y - radius > 0.5) return "";
  const [across, back] = radius ? [wide || radius, deep || radius] : [wide + 6, deep + 6];
  return disc(cam, span(x, across), span(z, back));
}

/* The space held things take: spheres round what they hang on. */
export function heldAt({ kind, by, ends = [] }, bones) {
  const r = { dowel: 16, barbell: 30, kettlebell: 16 }[kind] || 4;
  return [by, ...ends].filter((name) => typeof name === "string").map((name) => ({ c: point(bones, name), r: name === by ? Math.max(r, 9) : r }));
}

/* The corners of the space a prop takes, for the view box. */
export function corners(prop) {
  if (!prop.at || !prop.size) return prop.at ? [add(prop.at, [-prop.radius, prop.radius, 0]), add(prop.at, [prop.radius, -prop.radius, 0])] : (prop.ends || []).filter((end) => typeof end !== "string");
  const [x, [y, top], z] = spans(prop);
  return x.flatMap((across) => z.flatMap((deep) => [y, prop.kind === "chair" ? top + 42 : top].map((high) => [across, high, deep])));
}
