/* From the world to the page: an orthographic camera, and the outline of circles as lines and true arcs. */
import { cos, cross, dot, round1, sin } from "./vectors.js";

/* azimuth 0 looks at the person's right side, 90 at the front; both in degrees. */
export function camera(azimuth, elevation) {
  const d = [sin(azimuth) * cos(elevation), sin(elevation), cos(azimuth) * cos(elevation)];
  const right = [cos(azimuth), 0, -sin(azimuth)];
  const up = cross(d, right);
  return { azimuth, elevation, d, pt: (p) => [dot(p, right), -dot(p, up)], depth: (p) => dot(p, d) };
}

const STEPS = 48;
const spoke = (n) => [cos((n / STEPS) * 360), sin((n / STEPS) * 360)];
const RIM = Array.from({ length: STEPS }, (_, n) => spoke(n));
const EDGES = Array.from({ length: STEPS + 1 }, (_, n) => spoke(n - 0.5));
const FLAT = cos(180 / STEPS);
const area = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

function halfHull(points) {
  const kept = [];
  for (const point of points) {
    while (kept.length > 1 && area(kept[kept.length - 2], kept[kept.length - 1], point) <= 0) kept.pop();
    kept.push(point);
  }
  kept.pop();
  return kept;
}

export function convex(points) {
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...halfHull(points), ...halfHull(points.reverse())];
}

function circlePath({ c, r }) {
  const [radius, wide] = [round1(r), round1(2 * r)];
  return `M${round1(c[0] - r)} ${round1(c[1])}a${radius} ${radius} 0 1 1 ${wide} 0a${radius} ${radius} 0 1 1 ${-wide} 0Z`;
}

/* The points of circles' rims [x, y, circle] that can be on their outline: those that no other circle outdoes on both of the
   edges that meet there. */
function rimOf(circles) {
  const reach = EDGES.map(([x, y]) => circles.map(({ c, r }) => c[0] * x + c[1] * y + r * FLAT));
  const less = (k, n, m) => reach[k][n] < reach[k][m] - 1e-9;
  const shown = (n) => (_, k) => !circles.some((_, m) => less(k, n, m) && less(k + 1, n, m));
  return circles.flatMap(({ c, r }, n) => RIM.filter(shown(n)).map(([x, y]) => [c[0] + x * r, c[1] + y * r, n]));
}

/* The convex outline round circles {c: [x, y], r}. */
export function hullPath(circles) {
  const hull = convex(rimOf(circles));
  let start = 0;
  while (start < hull.length && hull[start][2] === hull[(start + hull.length - 1) % hull.length][2]) start++;
  if (start === hull.length) return circlePath(circles[hull[0][2]]);
  return `${arcs([...hull.slice(start), ...hull.slice(0, start)], circles)}Z`;
}

function arcs(points, circles) {
  let path = "";
  for (let first = 0, last; first < points.length; first = last + 1) {
    last = first;
    while (points[last + 1]?.[2] === points[first][2]) last++;
    path += `${path ? "L" : "M"}${round1(points[first][0])} ${round1(points[first][1])}`;
    if (last === first) continue;
    const r = round1(circles[points[first][2]].r);
    path += `A${r} ${r} 0 ${last - first > STEPS / 2 ? 1 : 0} 1 ${round1(points[last][0])} ${round1(points[last][1])}`;
  }
  return path;
}

/* Points as "x yLx y…", for paths. */
export const joined = (points) => points.map((p) => p.map(round1).join(" ")).join("L");
