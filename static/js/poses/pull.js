/* From a pull on a point of the drawing to joint angles: the angles move as little as brings the point to the pointer. */
import { point, solve } from "../figure/place.js";

const SOFT = 0.02; // keeps the answer small where no angle helps
const MOST = 15; // degrees a step

/* Where a point of a key-frame's body is on the page, in cm of the drawing. */
export function seenAt(pose, name, { cam, build }) {
  return cam.pt(point(solve(pose, build).bones, name));
}

/* New angles {key: degrees}. `twins` names the angles that go along on the other side; `bounds` gives [low, high] of a key. */
export function follow(pose, name, goal, ready, { keys, bounds, twins = (key) => [key] }) {
  let angles = pose.angles;
  const withAngle = (key, value) => ({ ...angles, ...Object.fromEntries(twins(key).map((each) => [each, value])) });
  const seen = (set) => seenAt({ ...pose, angles: set }, name, ready);
  for (let step = 0; step < 2; step++) {
    const from = seen(angles);
    const slopes = keys.map((key) => {
      const [x, y] = seen(withAngle(key, (angles[key] ?? 0) + 1));
      return [x - from[0], y - from[1]];
    });
    const by = leastTurns(slopes, [goal[0] - from[0], goal[1] - from[1]]);
    keys.forEach((key, n) => {
      const [low, high] = bounds(key);
      const turned = (angles[key] ?? 0) + Math.max(-MOST, Math.min(MOST, by[n]));
      angles = withAngle(key, Math.max(low, Math.min(high, turned)));
    });
  }
  return Object.fromEntries(keys.flatMap(twins).map((key) => [key, angles[key]]));
}

/* The smallest turns that together make the way: damped least squares in the two directions of the page. */
function leastTurns(slopes, [ex, ey]) {
  const sum = (of) => slopes.reduce((total, slope) => total + of(slope), 0);
  const [a, b, d] = [sum(([x]) => x * x) + SOFT, sum(([x, y]) => x * y), sum(([, y]) => y * y) + SOFT];
  const whole = a * d - b * b;
  const [u, v] = [(d * ex - b * ey) / whole, (a * ey - b * ex) / whole];
  return slopes.map(([x, y]) => x * u + y * v);
}
