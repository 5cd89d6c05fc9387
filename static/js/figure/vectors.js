/* Vectors and rotation matrices. Lengths in centimetres, angles in degrees. */
const D = Math.PI / 180;
export const sin = (d) => Math.sin(d * D);
export const cos = (d) => Math.cos(d * D);
export const degrees = (radians) => radians / D;
export const add = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const mul = (a, k) => [a[0] * k, a[1] * k, a[2] * k];
export const lerp = (a, b, t) => a.map((value, n) => value + (b[n] - value) * t);
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const len = (a) => Math.hypot(a[0], a[1], a[2]);
export const norm = (a) => mul(a, 1 / (len(a) || 1));

/* Matrices are three rows; `frame` makes one of the three directions that are its columns. */
export const frame = (x, y, z) => [0, 1, 2].map((i) => [x[i], y[i], z[i]]);
export const columns = (A) => frame(A[0], A[1], A[2]);
export const times = (A, [x, y, z]) => A.map(([a, b, c]) => [a * x[0] + b * y[0] + c * z[0], a * x[1] + b * y[1] + c * z[1], a * x[2] + b * y[2] + c * z[2]]);
export const turn = (A, v) => [dot(A[0], v), dot(A[1], v), dot(A[2], v)];
export const Rx = (d) => [[1, 0, 0], [0, cos(d), -sin(d)], [0, sin(d), cos(d)]];
export const Ry = (d) => [[cos(d), 0, sin(d)], [0, 1, 0], [-sin(d), 0, cos(d)]];
export const Rz = (d) => [[cos(d), -sin(d), 0], [sin(d), cos(d), 0], [0, 0, 1]];
export const IDENTITY = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

/* The rotation part of the way from A to B. */
export function between(A, B, t) {
  const [a, b] = [columns(A), columns(B)];
  const x = norm(lerp(a[0], b[0], t));
  const y = norm(sub(lerp(a[1], b[1], t), mul(x, dot(x, lerp(a[1], b[1], t)))));
  return frame(x, y, cross(x, y));
}

export const round1 = (v) => Math.round(v * 10) / 10;

/* Where a rising or falling function is zero between two numbers, or the end nearer to it. */
export function zeroOf(f, low, high) {
  let [a, b, fa, fb] = [low, high, f(low), f(high)];
  if (fa * fb > 0) return Math.abs(fa) < Math.abs(fb) ? a : b;
  for (let n = 0; n < 20 && Math.abs(b - a) > 1e-3; n++) {
    const c = n % 3 === 2 ? (a + b) / 2 : b - (fb * (b - a)) / (fb - fa);
    const fc = f(c);
    if (Math.abs(fc) < 0.01) return c;
    if (fc * fa > 0) [a, fa] = [c, fc];
    else [b, fb] = [c, fc];
  }
  return (a + b) / 2;
}
