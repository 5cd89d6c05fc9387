/* The compensation map's overlay: numbered joints with their words beside the body, and arrows for how it may spread.

   cascade: {nodes: [{region, side, kind: "driver" | "strong" | "weak", name, note}], links: [{from, to, strength}]}; from and
   to count nodes from 0, strength is how many findings support the link. */
import { signOf } from "./draw.js";
import { JOINTS } from "./regions.js";

const EDGE = { right: 246, left: -6 };
const LINE = 40;
const safe = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function place(node, view) {
  const [across, y] = JOINTS[node.region];
  const sign = signOf(view, node.side);
  const r = node.kind === "driver" ? 15 : 11;
  return {
    ...node,
    x: 120 + sign * across,
    y,
    r,
    label: sign < 0 || (!sign && node.kind !== "driver") ? "left" : "right",
  };
}

/* Words keep a line's distance from the ones above on their side. */
function spread(nodes) {
  for (const side of ["left", "right"]) {
    let last = -LINE;
    for (const node of nodes.filter((one) => one.label === side).sort((a, b) => a.y - b.y)) {
      node.wordsY = last = Math.max(node.y, last + LINE);
    }
  }
  return nodes;
}

function nodeMarkup(node, n) {
  const way = node.label === "right" ? 1 : -1;
  const [edge, anchor] = [EDGE[node.label], way === 1 ? "start" : "end"];
  return (
    `<path class="bm-lead" d="M${node.x + way * (node.r + 2)} ${node.y}L${edge - way * 6} ${node.wordsY}"/>` +
    `<g class="joint ${node.kind}"><circle cx="${node.x}" cy="${node.y}" r="${node.r}"/><text x="${node.x}" y="${node.y + 4.5}">${n + 1}</text></g>` +
    `<text class="joint-name" x="${edge}" y="${node.wordsY + 1}" text-anchor="${anchor}">${safe(node.name)}</text>` +
    `<text class="joint-note" x="${edge}" y="${node.wordsY + 18}" text-anchor="${anchor}">${safe(node.note)}</text>`
  );
}

function linkMarkup(a, b, strength, id) {
  const bend = [(a.x + b.x) / 2 + (a.x + b.x >= 240 ? 28 : -36), (a.y + b.y) / 2];
  const leave = (from) => {
    const far = Math.hypot(bend[0] - from.x, bend[1] - from.y);
    return [from.x + ((bend[0] - from.x) / far) * (from.r + 4), from.y + ((bend[1] - from.y) / far) * (from.r + 4)]
      .map((v) => v.toFixed(1))
      .join(" ");
  };
  const width = Math.min(1 + strength * 0.6, 5);
  return `<path class="casc" stroke-width="${width}" d="M${leave(a)}Q${bend.join(" ")} ${leave(b)}" marker-end="url(#${id}-arrow)"/>`;
}

export function cascadeMarkup({ nodes, links }, view, id) {
  const placed = spread(nodes.map((node) => place(node, view)));
  return (
    `<defs><marker id="${id}-arrow" viewBox="0 0 10 10" refX="7.5" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path class="casc-tip" d="M1 1.5 8.5 5 1 8.5z"/></marker></defs>` +
    links.map(({ from, to, strength }) => linkMarkup(placed[from], placed[to], strength, id)).join("") +
    placed.map(nodeMarkup).join("")
  );
}
