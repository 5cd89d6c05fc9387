/* Flesh: every part is the hull of a few spheres [x, y, z, radius] fixed in a segment's frame. */
import { add, turn } from "./vectors.js";

const sign = (side) => (side === "R" ? 1 : -1);

/* name: [frame, origin joint, spheres] */
export const PARTS = {
  pelvis: [
    "pelvis",
    "pelvis",
    [
      [-1.2, 1, 6.6, 8.8],
      [-1.2, 1, -6.6, 8.8],
      [-1, 8, 5, 8],
      [-1, 8, -5, 8],
      [-4, -1.5, 5, 7],
      [-4, -1.5, -5, 7],
    ],
  ],
  waist: [
    "mid",
    "lumbar",
    [
      [-0.4, 3.4, 5.4, 8.1],
      [-0.4, 3.4, -5.4, 8.1],
      [-0.2, 13, 5.6, 7.9],
      [-0.2, 13, -5.6, 7.9],
    ],
  ],
  ribs: [
    "thorax",
    "thorax",
    [
      [-0.2, 0, 5.8, 7.9],
      [-0.2, 0, -5.8, 7.9],
      [0, 13, 6.6, 8.8],
      [0, 13, -6.6, 8.8],
      [-1, 22.6, 10.4, 6.2],
      [-1, 22.6, -10.4, 6.2],
      [-1.4, 27.4, 0, 5.2],
    ],
  ],
  neck: [
    "thorax",
    "neck",
    [
      [-0.6, -3, 0, 5.4],
      [1, 7, 0, 5],
    ],
  ],
  ...limb("R"),
  ...limb("L"),
};

function limb(side) {
  const s = sign(side);
  return {
    ["thigh" + side]: [
      "thigh" + side,
      "hip" + side,
      [
        [-1, -1, -s * 0.6, 8.6],
        [0.6, -14, 0, 7.7],
        [0, -41.5, 0, 5.1],
      ],
    ],
    ["short" + side]: [
      "thigh" + side,
      "hip" + side,
      [
        [-1, -1, -s * 0.6, 8.75],
        [0.5, -15, 0, 7.75],
      ],
    ],
    ["shank" + side]: [
      "shank" + side,
      "knee" + side,
      [
        [0, 0, 0, 5.1],
        [-1.3, -11, 0, 5],
        [0, -40, 0, 3],
      ],
    ],
    ["foot" + side]: [
      "foot" + side,
      "ankle" + side,
      [
        [-3.4, -3.2, 0, 3],
        [1, -1, 0, 3.1],
        [10.5, -4.2, 0, 2],
        [15.4, -4.6, 0, 1.6],
      ],
    ],
    ["uarm" + side]: [
      "uarm" + side,
      "shoulder" + side,
      [
        [0, 0.4, -s * 0.4, 5.6],
        [0.2, -10, 0, 4.6],
        [0, -30, 0, 3.6],
      ],
    ],
    ["farm" + side]: [
      "farm" + side,
      "elbow" + side,
      [
        [0, 0, 0, 3.6],
        [0.2, -6, 0, 3.7],
        [0, -24.5, 0, 2.3],
      ],
    ],
    ["hand" + side]: [
      "hand" + side,
      "wrist" + side,
      [
        [0, 0, 0, 2.3],
        [0, -6, 0, 2.9],
        [0.4, -14, 0, 1.5],
      ],
    ],
    ["thumb" + side]: [
      "hand" + side,
      "wrist" + side,
      [
        [0.4, -3, 0, 1.7],
        [3.4, -8.6, 0, 1.05],
      ],
    ],
  };
}

export const HEAD = [
  [-0.9, 2, 0, 9.2],
  [2.6, -4.6, 0, 5.4],
];
export const HAIR = [
  [-1, 2.7, 0, 9.4],
  [-3.4, 0.6, 0, 7.2],
];
export const FACE = [
  [2.5, 0.2, 0, 7.3],
  [3.1, -5, 0, 5.1],
];

/* Working muscles as bellies. owner: the part of the drawing they lie on; normal: the way their surface faces;
   bellies: [frame, joint, x, y, z, radius]. */
export const MUSCLES = {
  "glute-max": (side) => ({
    owner: "leg" + side,
    normal: ["pelvis", [-1, 0, sign(side) * 0.45]],
    bellies: [
      ["pelvis", "pelvis", -5.2, 5.5, sign(side) * 5.4, 3.6],
      ["pelvis", "pelvis", -6, -1.5, sign(side) * 6, 4],
      ["thigh" + side, "hip" + side, -3.8, -7, sign(side) * 3, 3.6],
    ],
  }),
  "glute-med": (side) => ({
    owner: "leg" + side,
    normal: ["pelvis", [0, 0, sign(side)]],
    bellies: [
      ["pelvis", "pelvis", -2.4, 8.6, sign(side) * 9.6, 3.6],
      ["pelvis", "pelvis", 1.6, 8.2, sign(side) * 9.6, 3.2],
      ["thigh" + side, "hip" + side, -0.4, -1.5, sign(side) * 5.2, 3.2],
    ],
  }),
  quads: (side) => ({
    owner: "leg" + side,
    normal: ["thigh" + side, [1, 0, 0]],
    bellies: [
      ["thigh" + side, "hip" + side, 4.2, -13, 0, 3.6],
      ["thigh" + side, "hip" + side, 3.8, -24, 0, 3.6],
      ["thigh" + side, "hip" + side, 2.4, -36, 0, 2.2],
    ],
  }),
  calf: (side) => ({
    owner: "leg" + side,
    normal: ["shank" + side, [-1, 0, 0]],
    bellies: [
      ["shank" + side, "knee" + side, -2.6, -6, 0, 3.2],
      ["shank" + side, "knee" + side, -3, -13, 0, 3.2],
      ["shank" + side, "knee" + side, -1, -25, 0, 1.6],
    ],
  }),
  tva: () => ({
    owner: "torso",
    normal: ["mid", [1, 0, 0]],
    bellies: [
      ["mid", "lumbar", 3.2, -1, 5.2, 4.4],
      ["mid", "lumbar", 3.2, -1, -5.2, 4.4],
      ["mid", "lumbar", 3, 12, 4.6, 4.2],
      ["mid", "lumbar", 3, 12, -4.6, 4.2],
    ],
  }),
  diaphragm: () => ({
    owner: "torso",
    normal: ["thorax", [1, 0, 0]],
    bellies: [
      ["thorax", "thorax", 2.4, 3, 5.6, 5],
      ["thorax", "thorax", 2.4, 3, -5.6, 5],
      ["thorax", "thorax", 2.6, 6, 0, 4.6],
    ],
  }),
  multifidus: () => ({
    owner: "torso",
    normal: ["mid", [-1, 0, 0]],
    bellies: [
      ["pelvis", "pelvis", -6.2, 8, 0, 2.6],
      ["mid", "lumbar", -5.8, 2, 0, 2.6],
      ["mid", "lumbar", -5.6, 14, 0, 2.3],
    ],
  }),
};

/* Spheres of a segment in the world: {c: centre, r: radius}. */
export function inWorld(skeleton, frame, joint, list) {
  return list.map(([x, y, z, r]) => ({ c: add(skeleton.j[joint], turn(skeleton.f[frame], [x, y, z])), r }));
}

/* Every sphere of the body in the world, with the part it belongs to. */
export function spheres(skeleton) {
  const parts = [...Object.entries(PARTS), ["head", ["head", "head", HEAD]]];
  return parts.flatMap(([part, [frame, joint, list]]) =>
    inWorld(skeleton, frame, joint, list).map((sphere) => ({ ...sphere, part })),
  );
}
