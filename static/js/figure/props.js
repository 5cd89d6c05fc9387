/* What stands round a person: floor, mat, wall, step, chair, band. Spans are [from, to] in cm. */
import { COLOURS as C } from "./colours.js";
import { joined } from "./project.js";
import { round1 } from "./vectors.js";

const face = (cam, points, fill) => `<path d="M${joined(points.map(cam.pt))}Z" fill="${fill}"/>`;

/* The three faces of a box that a camera above it sees. */
function box(cam, [x0, x1], [y0, y1], [z0, z1], [front, top, end]) {
  const x = cam.d[0] >= 0 ? x1 : x0;
  return (
    face(
      cam,
      [
        [x0, y0, z1],
        [x1, y0, z1],
        [x1, y1, z1],
        [x0, y1, z1],
      ],
      front,
    ) +
    face(
      cam,
      [
        [x, y0, z0],
        [x, y0, z1],
        [x, y1, z1],
        [x, y1, z0],
      ],
      end,
    ) +
    face(
      cam,
      [
        [x0, y1, z0],
        [x1, y1, z0],
        [x1, y1, z1],
        [x0, y1, z1],
      ],
      top,
    )
  );
}

const MAT = [C.matEdge, C.mat, C.matEdge];
const WOOD = [C.propDark, C.prop, C.propDark];
const DARK = [C.propDark, C.propDark, C.propDark];

const PROPS = {
  mat: (p, cam) => box(cam, p.x, [-1.6, 0], p.z, MAT),
  floor: ({ x, z }, cam) =>
    face(
      cam,
      [
        [x[0], 0, z[0]],
        [x[1], 0, z[0]],
        [x[1], 0, z[1]],
        [x[0], 0, z[1]],
      ],
      C.mat,
    ),
  wall: (p, cam) => box(cam, [p.x, p.x + 3], [0, p.h], p.z, [C.matEdge, C.matEdge, C.mat]),
  step: (p, cam) => box(cam, p.x, [0, p.h], p.z, WOOD),
  chair,
  band,
};

const CHAIR_BACK = 42;

function chair({ x: [x0, x1], z, h }, cam) {
  const leg = (x, at) => box(cam, [x - 1.4, x + 1.4], [0, h - 3], [at - 1.4, at + 1.4], DARK);
  return (
    leg(x0 + 2, z[0] + 2) +
    leg(x1 - 2, z[0] + 2) +
    box(cam, [x0 - 1, x0 + 2], [h, h + CHAIR_BACK], z, [C.prop, C.prop, C.propDark]) +
    box(cam, [x0, x1], [h - 4, h], z, WOOD) +
    leg(x0 + 2, z[1] - 2) +
    leg(x1 - 2, z[1] - 2)
  );
}

function band({ from, to }, cam, skeleton) {
  const [a, b] = [from, to].map((joint) => cam.pt(skeleton.j[joint]).map(round1).join(" "));
  return `<path d="M${a}L${b}" stroke="${C.band}" stroke-width="4" stroke-linecap="round"/>`;
}

export const propMarkup = (prop, cam, skeleton) => PROPS[prop.type](prop, cam, skeleton);

/* The corners of the space a prop takes, for the view box. */
export function corners({ type, x = [], z = [], h = 0 }) {
  const heights = [0, type === "chair" ? h + CHAIR_BACK : h];
  return [].concat(x).flatMap((across) => z.flatMap((deep) => heights.map((high) => [across, high, deep])));
}
