/* Vectors and rotation matrices. Lengths in centimetres, angles in degrees. */
const D = Math.PI / 180;
export const sin = (d) => Math.sin(d * D);
export const cos = (d) => Math.cos(d * D);
export const add = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const mul = (a, k) => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const len = (a) => Math.hypot(a[0], a[1], a[2]);
export const norm = (a) => {
  const l = len(a) || 1;
  return mul(a, 1 / l);
};
export const times = (A, B) => A.map((r) => [0, 1, 2].map((j) => r[0] * B[0][j] + r[1] * B[1][j] + r[2] * B[2][j]));
export const turn = (A, v) => A.map((r) => dot(r, v));
export const Rx = (d) => {
  const c = cos(d),
    s = sin(d);
  return [
    [1, 0, 0],
    [0, c, -s],
    [0, s, c],
  ];
};
export const Ry = (d) => {
  const c = cos(d),
    s = sin(d);
  return [
    [c, 0, s],
    [0, 1, 0],
    [-s, 0, c],
  ];
};
export const Rz = (d) => {
  const c = cos(d),
    s = sin(d);
  return [
    [c, -s, 0],
    [s, c, 0],
    [0, 0, 1],
  ];
};
export const IDENTITY = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
export const frame = (x, y, z) => [0, 1, 2].map((i) => [x[i], y[i], z[i]]);

export const round1 = (v) => Math.round(v * 10) / 10;
export const isObject = (v) => v && typeof v === "object" && !Array.isArray(v);
