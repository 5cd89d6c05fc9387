/* Boxes, cylinders, cushions and balls as SVG, with the shadow they throw where they stand. */
import { C } from "./colours.js";
import { convex, hullPath, joined } from "./project.js";
import { add, cross, mul, norm, round1, sub } from "./vectors.js";

const face = (cam, points, fill, extra = "") => `<path d="M${joined(points.map(cam.pt))}Z" fill="${fill}"${extra}/>`;
export const WOOD = ["prop", "prop-light", "prop-dark"].map((name) => C[name]);
export const MAT = ["mat-edge", "mat", "mat-edge"].map((name) => C[name]);

/* A box by its spans; a camera above it sees a side, the top and an end. */
export function box(cam, [x0, x1], [y0, y1], [z0, z1], [side, top, end] = WOOD) {
  const z = cam.d[2] >= 0 ? z1 : z0;
  const x = cam.d[0] >= 0 ? x1 : x0;
  return (
    face(cam, [[x0, y0, z], [x1, y0, z], [x1, y1, z], [x0, y1, z]], side) +
    face(cam, [[x, y0, z0], [x, y0, z1], [x, y1, z1], [x, y1, z0]], end) +
    face(cam, [[x0, y1, z0], [x1, y1, z0], [x1, y1, z1], [x0, y1, z1]], top)
  );
}

/* A soft disc on the floor under what stands there. */
export function disc(cam, [x0, x1], [z0, z1], fill = C.shadow, opacity = 0.1) {
  const rim = Array.from({ length: 20 }, (_, n) => [
    (x0 + x1) / 2 + (Math.cos((n / 10) * Math.PI) * (x1 - x0)) / 2,
    0,
    (z0 + z1) / 2 + (Math.sin((n / 10) * Math.PI) * (z1 - z0)) / 2,
  ]);
  return face(cam, rim, fill, ` fill-opacity="${opacity}"`);
}

/* The rim of a disc across an axis, on the page. */
function ring(cam, centre, axis, r) {
  const across = norm(cross(axis, Math.abs(axis[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
  const up = cross(axis, across);
  const point = (n) => add(centre, add(mul(across, Math.cos((n / 9) * Math.PI) * r), mul(up, Math.sin((n / 9) * Math.PI) * r)));
  return Array.from({ length: 18 }, (_, n) => cam.pt(point(n)));
}

export function cylinder(cam, a, b, r, [side, end] = [C.prop, C["prop-light"]]) {
  const axis = norm(sub(b, a));
  const near = cam.depth(a) > cam.depth(b) ? a : b;
  return `<path d="M${joined(convex([...ring(cam, a, axis, r), ...ring(cam, b, axis, r)]))}Z" fill="${side}"/><path d="M${joined(ring(cam, near, axis, r))}Z" fill="${end}"/>`;
}

export function sphere(cam, centre, r, fill = C.prop) {
  const [x, y] = cam.pt(centre).map(round1);
  const shine = `<path d="M${round1(x - r * 0.55)} ${round1(y - r * 0.5)}a${round1(r * 0.75)} ${round1(r * 0.75)} 0 0 1 ${round1(r * 0.6)} ${round1(-r * 0.28)}" fill="none" stroke="${C.halo}" stroke-opacity=".6" stroke-width="${r > 8 ? 2 : 1}" stroke-linecap="round"/>`;
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="${C.halo}" stroke-width=".8"/>${shine}`;
}

/* A cushion: a box with round edges. */
export function cushion(cam, [x0, x1], [y0, y1], [z0, z1], fill = C["prop-light"]) {
  const r = (y1 - y0) / 2;
  const y = (y0 + y1) / 2;
  const corner = (x, z) => ({ c: cam.pt([x, y, z]), r });
  const d = hullPath([corner(x0 + r, z0 + r), corner(x1 - r, z0 + r), corner(x0 + r, z1 - r), corner(x1 - r, z1 - r)]);
  return `<path d="${d}" fill="${fill}" stroke="${C["prop-dark"]}" stroke-width=".7"/>`;
}

export function cord(cam, points, colour, width) {
  const d = `M${joined(points.map(cam.pt))}`;
  const stroke = (c, w) => `<path d="${d}" fill="none" stroke="${c}" stroke-width="${w}" stroke-linecap="round" stroke-linejoin="round"/>`;
  return stroke(C.halo, width + 1.4) + stroke(colour, width);
}
