/* Draws body maps: <div data-bodymap data-findings="ID" data-views="front back" data-deep data-interactive data-cascade="ID">.

   data-findings names a json_script with [{muscle, side: "left" | "right" | "", state: "over" | "under" | "work" | "assist", name, thin}]; no
   side is both, thin is what is of low confidence, the strong come first, own is the therapist's own view (an outline); any other state, as where findings conflict, is for lists and not drawn. Muscles without a region on the map are told in words below it. In an interactive map the regions are buttons
   (arrow keys move between them) and pressing one fires "bodymap:press" with {region, side, muscles}. data-cascade names a
   json_script for bodymap/cascade.js. To redraw, fire "bodymap:draw" on the element with the new findings as detail. */
import { cascadeMarkup } from "./bodymap/cascade.js";
import { defs, viewMarkup } from "./bodymap/draw.js";
import { REGIONS_OF, musclesIn } from "./bodymap/muscles.js";
import { INNER_UNIT, SURFACE } from "./bodymap/regions.js";

const STATES = { over: "over-active", under: "under-active", work: "works mainly", assist: "helps" };
const WIDTH = 218;
let drawn = 0;

const read = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
const sure = ({ state, thin, own }) => (own ? `${state} in your own view` : `${STATES[state]}${thin ? ", low confidence" : ""}`);
const plain = (finding) => finding.name || finding.muscle.replaceAll("_", " ");

function shown(views, deep) {
  const layers = views.flatMap((view) => [SURFACE[view], deep ? INNER_UNIT[view] : {}]);
  return new Set(layers.flatMap(Object.keys));
}

/* Findings by region and side, and those the map cannot show. */
function sortOut(findings, visible) {
  const marks = {};
  const rest = [];
  for (const finding of findings.filter(({ state, own }) => own || state in STATES)) {
    const regions = (REGIONS_OF[finding.muscle] || []).filter((region) => visible.has(region));
    if (!regions.length) rest.push(finding);
    for (const region of regions)
      for (const side of finding.side ? [finding.side] : ["left", "right"]) {
        const words = `${plain(finding)} ${sure(finding)}`.replace(/[<>"&]/g, "");
        const before = marks[`${region}:${side}`];
        const seen = finding.own ? { own: true } : { state: finding.state, thin: finding.thin };
        marks[`${region}:${side}`] = before
          ? { ...seen, ...before, own: before.own || seen.own, words: `${before.words}, ${words}` }
          : { ...seen, words };
      }
  }
  return { marks, rest };
}

function mapMarkup(host, marks) {
  const { views, deep, interactive, cascade, id, label } = host;
  const room = cascade ? 150 : 0;
  const inner = views
    .map(
      (view, n) => `<g transform="translate(${n * WIDTH} 0)">${viewMarkup(view, { marks, id, deep, interactive })}</g>`,
    )
    .join("");
  const box = `${10 - room} 0 ${220 + (views.length - 1) * WIDTH + 2 * room} 560`;
  return `<svg class="bm" viewBox="${box}" role="group" aria-label="${label}">${defs(id)}${inner}${cascade ? cascadeMarkup(cascade, views[0], id) : ""}</svg>`;
}

function wordsMarkup(rest) {
  const list = document.createElement("ul");
  list.className = "bm-words";
  for (const finding of rest) {
    const line = document.createElement("li");
    const side = finding.side && `${finding.side[0].toUpperCase()}${finding.side.slice(1)} `;
    line.innerHTML = `<i class="sw ${finding.own ? "own" : finding.state}${finding.thin ? " thin" : ""}"></i>`;
    line.append(`${side}${plain(finding)}: ${sure(finding)} (not on this map)`);
    list.append(line);
  }
  return list;
}

function draw(element, findings) {
  const { views, label, cascade } = element.dataset;
  const host = {
    views: views.split(" "),
    label,
    id: element.dataset.map,
    deep: "deep" in element.dataset,
    interactive: "interactive" in element.dataset,
    cascade: cascade && read(cascade),
  };
  const { marks, rest } = sortOut(findings, shown(host.views, host.deep));
  const held = element.contains(document.activeElement) && document.activeElement.dataset;
  element.innerHTML = mapMarkup(host, marks);
  if (rest.length && !host.cascade) element.append(wordsMarkup(rest));
  const same = held && element.querySelector(`[data-region="${held.region}"][data-side="${held.side}"]`);
  (same || element.querySelector('[role="button"]'))?.setAttribute("tabindex", "0");
  if (same) same.focus();
}

function move(element, from, step) {
  const regions = [...element.querySelectorAll('[role="button"]')];
  const to = regions[(regions.indexOf(from) + step + regions.length) % regions.length];
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

function press(element, { region, side }) {
  const detail = { region, side, muscles: musclesIn(region) };
  element.dispatchEvent(new CustomEvent("bodymap:press", { bubbles: true, detail }));
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function onKey(element, event) {
  const region = event.target.closest('[role="button"]');
  if (!region) return;
  if (event.key in STEPS) move(element, region, STEPS[event.key]);
  else if (event.key === "Enter" || event.key === " ") press(element, region.dataset);
  else return;
  event.preventDefault();
}

/* The region under a finger, or the nearest one within its width: some muscles are narrower than a fingertip. */
function near(element, { clientX, clientY, target }) {
  const hit = target.closest('[role="button"]');
  if (hit || !("interactive" in element.dataset)) return hit;
  for (const far of [8, 16, 22])
    for (let turn = 0; turn < 8; turn++) {
      const [x, y] = [clientX + far * Math.cos((turn * Math.PI) / 4), clientY + far * Math.sin((turn * Math.PI) / 4)];
      const region = document.elementFromPoint(x, y)?.closest('[role="button"]');
      if (region && element.contains(region)) return region;
    }
  return null;
}

function mount(element) {
  element.dataset.map = `bm${++drawn}`;
  element.addEventListener("bodymap:draw", (event) => draw(element, event.detail));
  element.addEventListener("keydown", (event) => onKey(element, event));
  element.addEventListener("click", (event) => {
    const region = near(element, event);
    if (region) press(element, region.dataset);
  });
  draw(element, read(element.dataset.findings) || []);
}

function mountAll(root) {
  root.querySelectorAll("[data-bodymap]:not([data-map])").forEach(mount);
}

document.addEventListener("htmx:load", (event) => mountAll(event.target));
mountAll(document);
