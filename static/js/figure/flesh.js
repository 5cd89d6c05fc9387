/* Flesh: every part of the body is the hull of a few spheres [x, y, z, radius] fixed in a bone's frame. */
import { at } from "./skeleton.js";

const pair = ([x, y, z, r]) => [
  [x, y, z, r],
  [x, y, -z, r],
];
const pairs = (...spheres) => spheres.flatMap(pair);

const TRUNK_FLESH = {
  pelvis: pairs([-1.2, 1, 6.6, 8.8], [-1, 8, 5, 8], [-4, -1.5, 5, 7]),
  waist: pairs([-0.4, 3.4, 5.4, 8.1], [-0.2, 13, 5.6, 7.9]),
  ribs: [...pairs([-0.2, 0, 5.8, 7.9], [0, 13, 6.6, 8.8], [-1, 22.6, 10.4, 6.2]), [-1.4, 27, 0, 5.4]],
  neck: [
    [0.4, -1, 0, 5.4],
    [1.2, 8, 0, 5],
  ],
  head: [
    [0.5, 10.6, 0, 9.2],
    [4, 4, 0, 5.4],
  ],
};

/* The palm side of a hand is -z on the right and +z on the left; every sphere of a flat hand touches what it lies on. */
function hand(s) {
  const flat = (x, y, r) => [x, y, -s * (2.2 - r), r];
  return {
    hand: [flat(0, 0, 2.2), flat(2.6, -7.4, 1.7), flat(-2.4, -7, 1.7)],
    fingers: [flat(2.2, 0, 1.6), flat(-2.2, 0.2, 1.6), flat(1.9, -4.2, 1.4), flat(-1.8, -4, 1.4)],
    tips: [flat(1.7, 0, 1.4), flat(-1.6, 0, 1.4), flat(1, -3.6, 1.1), flat(-0.8, -3, 1.1)],
  };
}

const LIMB_FLESH = (s) => ({
  thigh: [
    [-1, -1, -s * 0.6, 8.6],
    [0.6, -14, 0, 7.7],
    [0, -41.5, 0, 5.1],
  ],
  shin: [
    [0, 0, 0, 5.1],
    [-1.3, -11, 0, 5],
    [0, -40, 0, 3],
  ],
  foot: [[-3.4, -3.2, 0, 3], [1, -1.2, 0, 3.1], ...pairs([9.8, -4.3, 1.8, 1.9])],
  toes: [...pairs([0, 0, 1.9, 1.8]), [4.4, -0.3, -s * 1.2, 1.5], [3.2, -0.4, s * 2, 1.4]],
  upper_arm: [
    [0, 0.4, -s * 0.4, 5.6],
    [0.2, -10, 0, 4.6],
    [0, -30, 0, 3.6],
  ],
  forearm: [
    [0, 0, 0, 3.6],
    [0.2, -6, 0, 3.7],
    [0, -24.5, 0, 2.3],
  ],
  ...hand(s),
});

const limb = (side) => Object.entries(LIMB_FLESH(side === "R" ? 1 : -1)).map(([name, spheres]) => [name + side, spheres]);
export const FLESH = { ...TRUNK_FLESH, ...Object.fromEntries([...limb("R"), ...limb("L")]) };

export const SHORTS = (s) => [
  [-1, -1, -s * 0.6, 8.75],
  [0.5, -15, 0, 7.75],
];

/* How full a build is: trunk and limb thickness as factors, and how far the belly stands out in cm. */
const BUILDS = {
  slim: { trunk: 1, limb: 1, belly: 0 },
  full: { trunk: 1.12, limb: 1.14, belly: 2.5 },
  pregnant: { trunk: 1.02, limb: 1.03, belly: 9 },
};
const FULL = /^(thigh|shin|upper_arm|forearm)/;

function thickness(name, build) {
  if (FULL.test(name)) return build.limb;
  return name in TRUNK_FLESH && name !== "head" ? build.trunk : 1;
}

/* The flesh of a bone with what build and breath (cm of ribs and belly) make of it. */
function grown(name, list, build, { ribs = 0, belly = 0 }) {
  const k = thickness(name, build);
  const swell = name === "ribs" ? ribs : 0;
  const spheres = k === 1 && !swell ? list : list.map(([x, y, z, r]) => [x + swell * 0.3, y, z * k + Math.sign(z) * swell * 0.7, r * k + swell * 0.3]);
  if (name !== "waist") return spheres;
  const front = belly + build.belly;
  return [...spheres, [1.2 + front * 0.75, 5.5 - front * 0.15, 0, 7.6 * k + front * 0.32]];
}

/* Spheres in the world, {c: centre, r: radius}, of a list fixed in a bone's frame. */
export const inWorld = (bones, name, list) => list.map(([x, y, z, r]) => ({ c: at(bones, name, [x, y, z]), r }));

/* Every part of the body in the world: {part: [{c, r}]}. */
export function parts(bones, angles = {}, build = "slim", only = () => true) {
  const found = {};
  for (const [name, list] of Object.entries(FLESH)) {
    if (only(name)) found[name] = inWorld(bones, name, grown(name, list, BUILDS[build], angles));
  }
  return found;
}
