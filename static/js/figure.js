/* Draws exercises: <svg data-figure="/static/figures/poses/bird_dog.json" data-side="left" data-animated>.

   Without data-animated, or where motion is not wanted, the drawing is still: the finish, with the start as a ghost and an
   arrow for the way. data-still="start" or "finish" shows one of them alone; data-view turns the figure ("side",
   "three_quarter", "front"), data-build gives it another body ("slim", "full", "pregnant"). */
import { inner, prepare } from "./figure/scene.js";
import { round1 } from "./figure/vectors.js";

const SIDES = { left: "L", right: "R" };
const scripts = new Map();

function scriptAt(address) {
  if (!scripts.has(address)) scripts.set(address, fetch(address).then((answer) => (answer.ok ? answer.json() : null)));
  return scripts.get(address);
}

function still(svg, ready) {
  const only = svg.dataset.still;
  svg.innerHTML = inner(ready, only === "start" ? 0 : ready.finish, { explain: !only });
}

const running = new WeakMap();

function animate(svg, ready) {
  let before = performance.now();
  let played = 0;
  function tick(now) {
    if (!svg.isConnected || running.get(svg) !== ready) return;
    if (!("paused" in svg.dataset)) {
      played += now - before;
      svg.innerHTML = inner(ready, (played / (ready.seconds * 1000)) % 1);
    }
    before = now;
    requestAnimationFrame(tick);
  }
  requestAnimationFrame(tick);
}

function showNone(svg) {
  svg.insertAdjacentHTML("beforeend", '<text class="fig-text" x="80" y="59">No drawing yet</text>');
  svg.setAttribute("aria-label", `${svg.getAttribute("aria-label")}. No drawing yet.`);
}

/* Draws one <svg data-figure>; drawing it again shows another side, view or build. */
export async function draw(svg) {
  const { figure, side, view, build } = svg.dataset;
  const script = figure && (await scriptAt(figure));
  if (!script) return showNone(svg);
  const ready = prepare(script, { side: SIDES[side], view, build });
  running.set(svg, ready);
  svg.setAttribute("viewBox", ready.box.map(round1).join(" "));
  still(svg, ready);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if ("animated" in svg.dataset && !calm) animate(svg, ready);
}

function drawAll(root) {
  for (const svg of root.querySelectorAll("svg[data-figure]:not([data-drawn])")) {
    svg.dataset.drawn = "";
    draw(svg);
  }
}

document.addEventListener("htmx:load", (event) => drawAll(event.target));
drawAll(document);
