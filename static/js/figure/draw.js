/* The figure as SVG: limbs as silhouettes with a halo, far limbs pale, working muscles in amber. */
import { pieces } from "./anatomy.js";
import { C } from "./colours.js";
import { ordered } from "./order.js";
import { convex, hullPath, joined } from "./project.js";
import { at } from "./skeleton.js";
import { dot, norm, turn } from "./vectors.js";

/* The figure with the things it holds or leans on, in painter's order.
   far: limbs drawn pale; muscles: [{shape, side, main}]; things: props as {name, markup, samples}. */
export function figureMarkup(body, cam, { far = [], bias, muscles = [], things = [] }) {
  const drawn = pieces(body, cam).map((piece) => ({
    ...piece,
    markup: silhouette(piece, far.includes(piece.name)) + muscles.filter((muscle) => owner(muscle) === piece.name).map((muscle) => muscleMarkup(muscle, body.bones, cam)).join(""),
  }));
  return ordered([...drawn, ...things], bias)
    .map(({ markup }) => markup)
    .join("");
}

function silhouette({ items }, far) {
  const halo = `<path d="${items.map((item) => item.d).join("")}" fill="none" stroke="${C.halo}" stroke-width="1.9" stroke-linejoin="round"/>`;
  return halo + byColour(items, far).map(([colour, d]) => `<path d="${d}" fill="${colour}"/>`).join("");
}

/* Neighbouring items of one colour as one path. */
function byColour(items, far) {
  const runs = [];
  for (const { d, colour } of items) {
    const fill = C[far ? `${colour.replace("-far", "")}-far` : colour] || C[colour];
    if (runs.at(-1)?.[0] === fill) runs.at(-1)[1] += d;
    else runs.push([fill, d]);
  }
  return runs;
}

/* A flat shape behind the figure needs no tenths of a centimetre. */
const whole = (path) => path.replace(/-?\d+\.\d/g, (number) => Math.round(number));

/* Where a figure was, as one flat shape. */
export function ghostMarkup(body, cam) {
  const d = pieces(body, cam).flatMap(({ items }) => items.filter(({ fine }) => !fine).map((item) => item.d));
  return `<path d="${whole(d.join(""))}" fill="${C.ghost}" fill-opacity=".75"/>`;
}

const owner = ({ shape: [, piece], side }) => (piece === "trunk" || piece === "head" ? piece : piece + side);

/* A muscle in its strands of bellies [bone, x, y, z, radius]. Deep ones are an x-ray, and so is one that faces away: dashed,
   and pale inside. */
function muscleMarkup({ shape: [deep, , outward, strands], side, main }, bones, cam) {
  const s = side === "L" ? -1 : 1;
  const name = (bone) => (bone + "R" in bones ? bone + side : bone);
  const circle = ([bone, x, y, z, r]) => ({ c: cam.pt(at(bones, name(bone), [x, y, z * s])), r });
  const [[[first]]] = strands;
  const looks = dot(norm(turn(bones[name(first)].R, [outward[0], outward[1], outward[2] * s])), cam.d);
  if (looks < -0.3 && !(first + "R" in bones)) return "";
  const through = deep || looks < -0.2;
  const rows = strands.map((strand) => strand.map(circle));
  const d = rows.map(through ? hullPath : linked).join("");
  const [fill, line] = main ? [C.work, C["work-line"]] : [C.assist, C["assist-line"]];
  const width = main ? 1.5 : 1;
  if (through) return `<path d="${d}" fill="${fill}" fill-opacity="${main ? 0.45 : 0.25}" stroke="${line}" stroke-width="${width / 1.6}" stroke-dasharray="2 1.5"/>`;
  return `<path d="${d}" fill="none" stroke="${line}" stroke-width="${width}"/><path d="${d}" fill="${fill}"/>${main ? fibres(rows, line) : ""}`;
}

/* Lines along a muscle's strands, which tell it where colours do not. */
function fibres(rows, line) {
  const d = rows.filter((row) => row.length > 1).flatMap((row) => [-0.45, 0.45].map((aside) => `M${joined(row.map((_, n) => beside(row, n, aside)))}`));
  return `<path d="${d.join("")}" fill="none" stroke="${line}" stroke-width=".7"/>`;
}

/* A point beside the middle of a belly, by a share of its radius, across the strand. */
function beside(row, n, aside) {
  const [a, b] = [row[Math.max(0, n - 1)].c, (row[n + 1] || row[n]).c];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const k = (row[n].r * aside) / (Math.hypot(dx, dy) || 1);
  return [row[n].c[0] - dy * k, row[n].c[1] + dx * k];
}

const linked = (circles) => (circles.length < 2 ? hullPath(circles) : circles.slice(1).map((circle, n) => hullPath([circles[n], circle])).join(""));

/* What the body throws on the floor: nearer parts more. */
export function shadowMarkup({ flesh }, cam) {
  const points = Object.values(flesh)
    .flat()
    .flatMap(({ c, r }) => {
      const reach = r * Math.max(0, 1 - c[1] / 60);
      if (reach <= 0.3 * r) return [];
      const rim = (n) => cam.pt([c[0] + Math.cos((n / 4) * Math.PI) * reach, 0, c[2] + Math.sin((n / 4) * Math.PI) * reach]);
      return Array.from({ length: 8 }, (_, n) => rim(n));
    });
  return points.length < 3 ? "" : `<path d="M${joined(convex(points))}Z" fill="${C.shadow}" fill-opacity=".1"/>`;
}
