/* A posed figure as SVG: limbs as silhouettes with a halo, far limbs pale, working muscles in amber. */
import { COLOURS as C } from "./colours.js";
import { FACE, HAIR, HEAD, MUSCLES, PARTS, inWorld, spheres } from "./flesh.js";
import { convex, hullPath, joined } from "./project.js";
import { add, dot, norm, round1, turn } from "./vectors.js";

const mean = (list) => list.reduce((total, s) => total + s.z, 0) / list.length;

/* The body as groups in painter's order. Depth is half the root joint, half the proximal segment: the far end of a
   long limb would sort it wrongly. */
function groups(skeleton, cam, bias) {
  const flat = (frame, joint, list) =>
    inWorld(skeleton, frame, joint, list).map((s) => ({ c: cam.pt(s.c), r: s.r, z: cam.depth(s.c) }));
  const part = (name, colour) => ({ spheres: flat(...PARTS[name]), colour });
  const made = [
    trunk(part),
    head(part, flat),
    ...["L", "R"].flatMap((side) => [leg(side, part, flat), arm(side, part, flat)]),
  ];
  for (const group of made) {
    const near = mean(group.items[group.proximal].spheres);
    const root = group.root
      ? 0.5 * cam.depth(skeleton.j[group.root]) + 0.5 * near
      : mean(group.items.flatMap((i) => i.spheres));
    group.z = root + (group.name === "head" ? 0.5 : 0) + (bias[group.name] || 0);
  }
  return made.sort((a, b) => a.z - b.z);
}

function trunk(part) {
  return { name: "torso", proximal: 1, items: [part("pelvis", "short"), part("waist", "top"), part("ribs", "top")] };
}

function head(part, flat) {
  return {
    name: "head",
    proximal: 0,
    items: [part("neck", "skin"), { spheres: flat("head", "head", HEAD), colour: "skin" }],
  };
}

function leg(side, part, flat) {
  const [thigh, shank, foot] = [
    ["thigh" + side, "hip" + side],
    ["shank" + side, "knee" + side],
    ["foot" + side, "ankle" + side],
  ];
  const knee = hollow(
    flat,
    [...thigh, [0, -30, 0, 6.2]],
    [...thigh, [0, -41.5, 0, 5.1]],
    [...shank, [-1.1, -11, 0, 4.9]],
  );
  const ankle = hollow(flat, [...shank, [0, -36, 0, 3.3]], [...shank, [0, -40, 0, 3]], [...foot, [2, -1.8, 0, 2.6]]);
  const items = [
    part("foot" + side, "skin"),
    part("shank" + side, "skin"),
    part("thigh" + side, "skin"),
    knee,
    ankle,
    part("short" + side, "short"),
  ];
  return { name: "leg" + side, proximal: 2, root: "hip" + side, items };
}

function arm(side, part, flat) {
  const [upper, fore, hand] = [
    ["uarm" + side, "shoulder" + side],
    ["farm" + side, "elbow" + side],
    ["hand" + side, "wrist" + side],
  ];
  const elbow = hollow(
    flat,
    [...upper, [0, -22, 0, 3.95]],
    [...upper, [0, -30, 0, 3.6]],
    [...fore, [0.2, -8, 0, 3.55]],
  );
  const wrist = hollow(flat, [...fore, [0, -21, 0, 2.5]], [...fore, [0, -24.5, 0, 2.3]], [...hand, [0, -4, 0, 2.7]]);
  const items = [
    part("hand" + side, "skin"),
    part("farm" + side, "skin"),
    part("uarm" + side, "skin"),
    elbow,
    wrist,
    part("thumb" + side, "skin"),
  ];
  return { name: "arm" + side, proximal: 2, root: "shoulder" + side, items };
}

/* Rounds the hollow of a bent joint: spheres slide along a Bézier with the joint as its control point. */
function hollow(flat, ...ends) {
  const [a, k, b] = ends.map(([frame, joint, sphere]) => flat(frame, joint, [sphere])[0]);
  const at = (t) => {
    const blend = (of) => (1 - t) ** 2 * of(a) + 2 * t * (1 - t) * of(k) + t ** 2 * of(b);
    return { c: [blend((s) => s.c[0]), blend((s) => s.c[1])], r: blend((s) => s.r), z: blend((s) => s.z) };
  };
  return { spheres: [0, 0.2, 0.4, 0.6, 0.8, 1].map(at), colour: "skin", chain: true };
}

function outline(item) {
  if (!item.chain) return hullPath(item.spheres);
  return item.spheres
    .slice(1)
    .map((sphere, n) => hullPath([item.spheres[n], sphere]))
    .join("");
}

/* The figure's markup. far: groups drawn pale; bias: corrections of the drawing order; targets: working muscles. */
export function figureMarkup(skeleton, cam, { far = [], bias = {}, targets = [] }) {
  const muscles = targets.map((target) => {
    const [name, side] = target.split(":");
    return MUSCLES[name](side);
  });
  return groups(skeleton, cam, bias)
    .map((group) => {
      const own = muscles
        .filter((muscle) => muscle.owner === group.name)
        .map((muscle) => muscleMarkup(muscle, skeleton, cam));
      return (
        silhouette(group, far.includes(group.name)) +
        (group.name === "head" ? faceMarkup(skeleton, cam) : "") +
        own.join("")
      );
    })
    .join("");
}

function silhouette(group, isFar) {
  const drawn = group.items.map((item) => ({ d: outline(item), colour: C[isFar ? item.colour + "Far" : item.colour] }));
  const halo = `<path d="${drawn.map((item) => item.d).join("")}" fill="none" stroke="${C.halo}" stroke-width="1.9" stroke-linejoin="round"/>`;
  return halo + drawn.map((item) => `<path d="${item.d}" fill="${item.colour}"/>`).join("");
}

/* Where a figure was, as one flat shape. */
export function ghostMarkup(skeleton, cam) {
  const paths = groups(skeleton, cam, {}).map((group) => `<path d="${group.items.map(outline).join("")}"/>`);
  return `<g fill="${C.ghost}" fill-opacity=".75">${paths.join("")}</g>`;
}

/* A skull in the colour of hair, the face over it where it looks our way, and the ear. */
function faceMarkup(skeleton, cam) {
  const hull = (list) => hullPath(inWorld(skeleton, "head", "head", list).map((s) => ({ c: cam.pt(s.c), r: s.r })));
  const towards = dot(turn(skeleton.f.head, [1, 0, 0]), cam.d);
  const hair = `<path d="${hull(HAIR)}" fill="${C.hair}"/>`;
  return hair + (towards > -0.25 ? `<path d="${hull(FACE)}" fill="${C.skin}"/>` : "") + earMarkup(skeleton, cam);
}

function earMarkup(skeleton, cam) {
  const facing = dot(turn(skeleton.f.head, [0, 0, 1]), cam.d);
  if (Math.abs(facing) <= 0.3) return "";
  const [x, y] = cam.pt(add(skeleton.j.head, turn(skeleton.f.head, [-1.2, -1.4, Math.sign(facing) * 7.4]))).map(round1);
  return `<circle cx="${x}" cy="${y}" r="2" fill="${Math.abs(facing) > 0.75 ? C.skinFar : C.skin}"/>`;
}

/* A muscle that faces away is dashed and pale. */
function muscleMarkup(muscle, skeleton, cam) {
  const circles = muscle.bellies.map(([frame, joint, ...sphere]) => {
    const [{ c, r }] = inWorld(skeleton, frame, joint, [sphere]);
    return { c: cam.pt(c), r };
  });
  const seen = dot(norm(turn(skeleton.f[muscle.normal[0]], muscle.normal[1])), cam.d) > -0.35;
  const away = seen ? "" : ' fill-opacity=".3" stroke-dasharray="2 1.6"';
  return `<path d="${hullPath(circles)}" fill="${C.work}" stroke="${C.workLine}" stroke-width=".9"${away}/>`;
}

/* What the body throws on the floor: nearer parts more. */
export function shadowMarkup(skeleton, cam) {
  const points = spheres(skeleton).flatMap(({ c, r }) => {
    const reach = r * Math.max(0, 1 - c[1] / 90);
    if (reach <= 0.3 * r) return [];
    return Array.from({ length: 16 }, (_, n) =>
      cam.pt([c[0] + Math.cos((n / 8) * Math.PI) * reach, 0, c[2] + Math.sin((n / 8) * Math.PI) * reach]),
    );
  });
  return points.length < 3 ? "" : `<path d="M${joined(convex(points))}Z" fill="${C.shadow}" fill-opacity=".07"/>`;
}
