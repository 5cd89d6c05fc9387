/* One view of the body as SVG. Left and right are the person's: picture-right is the left in front, the right behind.

   marks: {"glute-med:left": {state: "over" | "under", thin, own, words}} by region and side; own adds an outline. */
import { INNER_UNIT, LANDMARKS, OUTLINE, SURFACE } from "./regions.js";

const MIDLINE = 120;
const round1 = (value) => Math.round(value * 10) / 10;

/* A closed Catmull-Rom spline through points, as Béziers. */
function spline(points) {
  const at = (n) => points[(n + points.length) % points.length];
  const bend = (point) => (point[2] ? 0 : 0.3);
  const along = (a, b, c, sign) => [0, 1].map((axis) => round1(b[axis] + sign * (c[axis] - a[axis]) * bend(b)));
  const curve = (n) => [
    ...along(at(n - 1), at(n), at(n + 1), 1),
    ...along(at(n), at(n + 1), at(n + 2), -1),
    ...at(n + 1)
      .slice(0, 2)
      .map(round1),
  ];
  return `M${points[0].slice(0, 2).map(round1).join(" ")}${points.map((_, n) => `C${curve(n).join(" ")}`).join("")}Z`;
}

const half = (points, sign) => points.map(([across, y, corner]) => [MIDLINE + sign * across, y, corner]);
const outline = (view) => spline([...half(OUTLINE[view], 1), ...half(OUTLINE[view].slice(1, -1), -1).reverse()]);

/* The person's side of a half of the picture (1 is picture-right), and back. */
const sideOf = (view, sign) => ((view === "front") === (sign === 1) ? "left" : "right");
export const signOf = (view, side) => (side ? ((view === "front") === (side === "left") ? 1 : -1) : 0);

function region(shape, { marks, id, interactive }) {
  const { key, name, side, path, kind, clip = "" } = shape;
  const mark = marks[`${key}:${side}`];
  const where = side === "left" ? "Left" : "Right";
  const words = mark ? `${where}: ${mark.words}` : `${where} ${name}: no finding`;
  const role = interactive ? 'role="button" tabindex="-1"' : 'role="img"';
  const spoken = interactive || mark ? `${role} aria-label="${words}"` : 'aria-hidden="true"';
  const face = `<path class="${kind}${mark?.state ? ` bm-${mark.state}${mark.thin ? " bm-thin" : ""}` : ""}" data-region="${key}" data-side="${side}" d="${path}" ${clip} ${spoken}><title>${words}</title></path>`;
  const pattern = mark?.state && !mark.thin ? `<path class="bm-pat" fill="url(#${id}-${mark.state})" d="${path}" ${clip}/>` : "";
  return face + pattern + (mark?.own ? `<path class="bm-own" d="${path}" ${clip}/>` : "");
}

function surface(view, options) {
  const shapes = Object.entries(SURFACE[view]).flatMap(([key, [name, points]]) =>
    [1, -1].map((sign) => ({ key, name, side: sideOf(view, sign), path: spline(half(points, sign)), kind: "bm-r" })),
  );
  return shapes.map((shape) => region(shape, options)).join("");
}

function innerUnit(view, options) {
  const shapes = Object.entries(INNER_UNIT[view]).flatMap(([key, [name, path]]) =>
    [1, -1].map((sign) => ({
      key,
      name,
      path,
      side: sideOf(view, sign),
      kind: "bm-d",
      clip: `clip-path="url(#${options.id}-half${sign})"`,
    })),
  );
  return shapes.map((shape) => region(shape, options)).join("");
}

/* One view; options: marks, id (unique on the page), deep (the inner unit over a pale surface), interactive. */
export function viewMarkup(view, options) {
  const body = outline(view);
  const clip = `${options.id}-${view}`;
  const letters = view === "front" ? ["R", "L"] : ["L", "R"];
  return (
    `<clipPath id="${clip}"><path d="${body}"/></clipPath><path class="bm-skin" d="${body}"/>` +
    `<g clip-path="url(#${clip})"><g${options.deep ? ' class="bm-dim"' : ""}>${surface(view, options)}</g>` +
    `<g class="bm-land">${LANDMARKS[view]}</g>${options.deep ? innerUnit(view, options) : ""}</g>` +
    `<path class="bm-plumb" d="M120 2V556"/>` +
    `<text class="bm-lab" x="26" y="548">${letters[0]}</text><text class="bm-lab" x="214" y="548">${letters[1]}</text>`
  );
}

/* Hatch, dots and the two halves, once per map. */
export function defs(id) {
  return (
    `<defs><pattern id="${id}-over" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" class="pat-line"/></pattern>` +
    `<pattern id="${id}-under" width="5.2" height="5.2" patternUnits="userSpaceOnUse"><circle cx="1.3" cy="1.3" r="1.05" class="pat-dot"/><circle cx="3.9" cy="3.9" r="1.05" class="pat-dot"/></pattern>` +
    `<clipPath id="${id}-half1"><path d="M120 0H240V560H120z"/></clipPath><clipPath id="${id}-half-1"><path d="M0 0H120V560H0z"/></clipPath></defs>`
  );
}
