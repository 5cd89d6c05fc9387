/* Draws exercises: <svg data-figure="/static/figures/poses/bird_dog.json" data-side="left" data-animated>.

   Without data-animated, or where motion is not wanted, the drawing is still: the finish, with the start as a ghost and an
   arrow for the way. data-still="start" or "finish" shows one of them alone; data-paused stops it where it is; data-view
   turns the figure ("side", "three_quarter", "front"), data-build, here or else on the page's body, gives it another body ("slim", "full", "pregnant").
   Another module changes these and calls `draw` again: a figure that moves goes round to its new view without a jump. */
import { inner, prepare, turned } from "./figure/scene.js";
import { round1 } from "./figure/vectors.js";

const SIDES = { left: "L", right: "R" };
const TURN = 700; // milliseconds from one view to the next
const scripts = new Map();
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/* What cannot be fetched or read is no drawing, and no error either: a page may be without a connection. */
function scriptAt(address) {
  if (!scripts.has(address)) scripts.set(address, fetch(address).then((answer) => answer.json()).catch(() => null));
  return scripts.get(address);
}

function show(svg, ready, phase, options) {
  svg.setAttribute("viewBox", ready.box.map(round1).join(" "));
  svg.innerHTML = inner(ready, phase, options);
}

function still(svg, ready) {
  const only = svg.dataset.still;
  show(svg, ready, only === "start" ? 0 : ready.finish, { explain: !only });
}

/* What each moving figure plays: {ready, before: the view it turns from, since, played: milliseconds}. */
const running = new WeakMap();

const softly = (t) => t * t * (3 - 2 * t);

function seenNow({ ready, before, since }, now) {
  const way = Math.min(1, (now - since) / TURN);
  return before && way < 1 ? turned(before, ready, softly(way)) : ready;
}

function play(svg) {
  const state = running.get(svg);
  let last = performance.now();
  function tick(now) {
    if (!svg.isConnected || running.get(svg) !== state) return;
    if (!("paused" in svg.dataset)) state.played += now - last;
    last = now;
    const seen = seenNow(state, now);
    const phase = (state.played / (state.ready.seconds * 1000)) % 1;
    if (phase !== state.phase || seen !== state.seen) show(svg, seen, phase);
    Object.assign(state, { phase, seen });
    requestAnimationFrame(tick);
  }
  requestAnimationFrame(tick);
}

/* Moves from now on as `ready`; where the same exercise moves already, it only turns. */
function animate(svg, ready) {
  const state = running.get(svg);
  if (state?.ready.id === ready.id && state.ready.flip === ready.flip) {
    const since = performance.now();
    Object.assign(state, { before: seenNow(state, since), ready, since });
    return;
  }
  running.set(svg, { ready, played: 0 });
  play(svg);
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
  const ready = prepare(script, { side: SIDES[side], view, build: build || document.body.dataset.figureBuild });
  if ("animated" in svg.dataset && !calm.matches) return animate(svg, ready);
  running.delete(svg);
  still(svg, ready);
}

function drawAll(root) {
  for (const svg of root.querySelectorAll("svg[data-figure]:not([data-drawn])")) {
    svg.dataset.drawn = "";
    draw(svg);
  }
}

document.addEventListener("htmx:load", (event) => drawAll(event.target));
calm.addEventListener("change", () => document.querySelectorAll("svg[data-figure][data-animated]").forEach(draw));
drawAll(document);
