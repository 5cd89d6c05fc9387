/* Draws exercises: <svg data-figure="bird_dog" data-side="left" data-animated>.

   data-figure is a knowledge id. Without data-animated, or where motion is not wanted, the drawing is still: the finish,
   with the start as a ghost and an arrow for the way. data-still="start" or "finish" shows one of them alone. The drawing
   is mirrored for the side asked for, so that the near limb on screen is the person's left or right limb. */
import { COLOURS as C } from "./figure/colours.js";
import { figureMarkup, ghostMarkup, shadowMarkup } from "./figure/draw.js";
import { spheres } from "./figure/flesh.js";
import { camera, joined } from "./figure/project.js";
import { corners, propMarkup } from "./figure/props.js";
import { solve } from "./figure/skeleton.js";
import { keyframes, poseAt } from "./figure/timeline.js";
import { add, dot, round1, turn } from "./figure/vectors.js";
import { POSES } from "./poses.js";

const SIDES = { left: "L", right: "R" };

/* An exercise made ready to draw for one side ("L", "R" or undefined for the way it is authored). */
function prepare(exercise, side) {
  const one = { ...exercise, alternate: exercise.alternate && !side };
  const cam = camera(exercise.camera.az, exercise.camera.el);
  const frames = keyframes(one);
  return {
    ...one,
    cam,
    frames,
    finish: one.alternate ? 0.25 : 0.5,
    far: exercise.far || farLimbs(frames, cam),
    flip: Boolean(side && exercise.native && side !== exercise.native),
    box: fit(one, frames, cam),
  };
}

function farLimbs(frames, cam) {
  const facing = dot(turn(solve(poseAt(frames, 0)).f.pelvis, [0, 0, 1]), cam.d);
  if (Math.abs(facing) < 0.7) return [];
  return facing > 0 ? ["legL", "armL"] : ["legR", "armR"];
}

/* The view box round everything that happens in the loop. */
function fit(exercise, frames, cam) {
  const discs = Array.from({ length: 16 }, (_, n) => spheres(solve(poseAt(frames, n / 16))))
    .flat()
    .map(({ c, r }) => [cam.pt(c), r]);
  const stands = exercise.props.flatMap(corners).map((corner) => [cam.pt(corner), 0]);
  const all = [...discs, ...stands];
  const edge = (axis, sign) => sign * Math.max(...all.map(([point, r]) => sign * point[axis] + r)) + sign * 9;
  return [edge(0, -1), edge(1, -1), edge(0, 1) - edge(0, -1), edge(1, 1) - edge(1, -1)];
}

function inner(ready, phase, { explain = false } = {}) {
  const { cam, frames, far, bias, target, props } = ready;
  const skeleton = solve(poseAt(frames, phase));
  const stands = (front) =>
    props
      .filter((prop) => Boolean(prop.front) === front)
      .map((prop) => propMarkup(prop, cam, skeleton))
      .join("");
  const markup =
    stands(false) +
    shadowMarkup(skeleton, cam) +
    (explain ? ghostMarkup(solve(poseAt(frames, 0)), cam) : "") +
    figureMarkup(skeleton, cam, { far, bias, targets: target }) +
    (explain ? ready.track.map((track) => arrowMarkup(ready, track)).join("") : "") +
    stands(true);
  return ready.flip
    ? `<g transform="translate(${round1(2 * ready.box[0] + ready.box[2])} 0) scale(-1 1)">${markup}</g>`
    : markup;
}

/* A dotted arrow along the way a joint goes from start to finish. */
function arrowMarkup({ cam, frames, finish }, { joint, off }) {
  const path = Array.from({ length: 15 }, (_, n) =>
    cam.pt(add(solve(poseAt(frames, finish * (0.2 + (0.6 * n) / 14))).j[joint], off)),
  );
  const way = path.filter((p, n) => !n || Math.hypot(p[0] - path[n - 1][0], p[1] - path[n - 1][1]) > 0.4);
  if (way.length < 3) return "";
  const [tip, before] = [way.at(-1), way.at(-3)];
  const angle = Math.atan2(tip[1] - before[1], tip[0] - before[0]);
  const barb = (by) => [tip[0] - Math.cos(angle + by) * 5.4, tip[1] - Math.sin(angle + by) * 5.4];
  const line = `fill="none" stroke="${C.workLine}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"`;
  return `<path d="M${joined(way)}" ${line} stroke-dasharray="0.1 3.6"/><path d="M${joined([barb(0.55), tip, barb(-0.55)])}" ${line}/>`;
}

function still(svg, ready) {
  const only = svg.dataset.still;
  svg.innerHTML = inner(ready, only === "start" ? 0 : ready.finish, { explain: !only });
}

const running = new WeakMap();

function animate(svg, ready) {
  const began = performance.now();
  function tick(now) {
    if (!svg.isConnected || running.get(svg) !== ready) return;
    if (!("paused" in svg.dataset)) svg.innerHTML = inner(ready, ((now - began) / (ready.seconds * 1000)) % 1);
    requestAnimationFrame(tick);
  }
  requestAnimationFrame(tick);
}

function showNone(svg) {
  svg.insertAdjacentHTML("beforeend", '<text class="fig-text" x="80" y="59">No drawing yet</text>');
  svg.setAttribute("aria-label", `${svg.getAttribute("aria-label")}. No drawing yet.`);
}

/* Draws one <svg data-figure>; drawing it again shows another side. */
export function draw(svg) {
  const exercise = POSES[svg.dataset.figure];
  if (!exercise) return showNone(svg);
  const ready = prepare(exercise, SIDES[svg.dataset.side]);
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
