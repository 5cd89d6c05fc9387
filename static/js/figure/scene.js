/* One exercise ready to draw: for a side, a view and a build; then its picture at any moment of the loop. */
import { C } from "./colours.js";
import { figureMarkup, ghostMarkup, shadowMarkup } from "./draw.js";
import { parts } from "./flesh.js";
import { facing, point, solve } from "./place.js";
import { camera, joined } from "./project.js";
import { corners, heldAt, propsMarkup } from "./props.js";
import { neutral } from "./skeleton.js";
import { MAT, box, disc } from "./solids.js";
import { landmarks, poseAt, secondsOf, stations } from "./timeline.js";
import { dot, lerp, round1, sub } from "./vectors.js";

/* Every key-frame names every angle that any of them names, on either side. */
function complete(frames) {
  const named = new Set(frames.flatMap(({ angles }) => Object.keys(angles)));
  const keys = new Set([...named].flatMap((key) => (/[LR]$/.test(key) ? [key.slice(0, -1) + "L", key.slice(0, -1) + "R"] : [key])));
  const all = (angles) => Object.fromEntries([...keys].map((key) => [key, angles[key] ?? neutral(key)]));
  return frames.map((pose) => ({ ...pose, angles: all(pose.angles) }));
}

const AZIMUTH = { side: 8, three_quarter: 42, front: 82 };

/* side: "L" or "R" mirrors the finished drawing where it is not the side the pose is authored for, so that the near limb
   on screen is the person's own; without it an alternating exercise shows both in turn. */
export function prepare(pose, { side, view, build = "slim" } = {}) {
  const exercise = { props: [], ...pose, frames: complete(pose.frames), alternate: pose.alternate && (!side || pose.way === "round") };
  exercise.loop = stations(exercise);
  exercise.seconds = secondsOf(exercise.loop);
  const ready = { ...exercise, build, ...landmarks(exercise), cam: camera(view ? AZIMUTH[view] : pose.camera[0], pose.camera[1]) };
  ready.flip = Boolean(side && pose.side && side !== pose.side);
  ready.muscles = musclesOf(pose);
  return measured(ready);
}

/* Part of the way, 0 to 1, from one view of an exercise to another: the camera goes round, the frame goes along. */
export function turned(from, to, way) {
  const angles = ({ cam }) => [cam.azimuth, cam.elevation];
  return { ...to, cam: camera(...lerp(angles(from), angles(to), way)), box: lerp(from.box, to.box, way) };
}

function musclesOf({ muscles: [main, assist], side, alternate }) {
  const sides = side && !alternate ? [side] : ["L", "R"];
  const shown = (shapes, strong) => shapes.flatMap((shape) => sides.map((own) => ({ shape, side: own, main: strong })));
  return [...shown(assist, false), ...shown(main, true)];
}

const MOMENTS = 12;

/* With what must be known of the whole loop: limbs that are far, the floor it needs, the view box. */
function measured(ready) {
  const bodies = Array.from({ length: MOMENTS }, (_, n) => bodyAt(ready, n / MOMENTS));
  const discs = bodies.flatMap(({ flesh }) => Object.entries(flesh).flatMap(([part, list]) => list.map((sphere) => ({ ...sphere, part }))));
  const held = ready.props.flatMap((prop) => bodies.flatMap(({ bones }) => heldAt(prop, bones).map((sphere) => ({ ...sphere, part: "" }))));
  const far = ready.far || farLimbs(bodies[0].bones, ready.cam);
  const ground = [0, 2].map((axis) => extent(discs, (s) => s.c[axis], (s) => s.r));
  return { ...ready, far, ground, box: viewBox(ready, [...discs, ...held], ground) };
}

const extent = (discs, value, radius) => [Math.min(...discs.map((s) => value(s) - radius(s))), Math.max(...discs.map((s) => value(s) + radius(s)))];

function farLimbs(bones, cam) {
  const side = dot(facing(bones, "pelvis", [0, 0, 1]), cam.d);
  if (Math.abs(side) < 0.75) return [];
  return side > 0 ? ["legL", "armL"] : ["legR", "armR"];
}

const matOf = ([x, z]) => [
  [x[0] - 4, x[1] + 4],
  [z[0] - 3, z[1] + 3],
];

/* Round everything that happens, or round the parts the eye should rest on. A wall goes on above the picture: of it no more
   is framed than is as high as the body. */
function viewBox({ cam, props, surface, focus }, discs, floor) {
  if (focus) return around(discs.filter(({ part }) => focus.some((name) => name === part || name === part.slice(0, -1))), cam);
  const [x, z] = matOf(floor);
  const mat = surface === "mat" ? x.flatMap((across) => z.map((deep) => [across, 0, deep])) : [];
  const [, high] = extent(discs, (s) => s.c[1], (s) => s.r);
  const framed = (prop) => corners(prop).map(([x, y, z]) => [x, prop.kind === "wall" ? Math.min(y, high) : y, z]);
  return around([...discs, ...[...mat, ...props.flatMap(framed)].map((c) => ({ c, r: 0 }))], cam);
}

function around(spheres, cam) {
  const all = spheres.map(({ c, r }) => ({ c: cam.pt(c), r }));
  const [left, right] = extent(all, (s) => s.c[0], (s) => s.r);
  const [top, bottom] = extent(all, (s) => s.c[1], (s) => s.r);
  return [left - 6, top - 6, right - left + 12, bottom - top + 12];
}

/* The body at a phase, with its flesh; one that travels is seen by somebody who walks beside it. */
export function bodyAt(ready, phase) {
  const body = solve(poseAt(ready, phase), ready.build);
  if (ready.travel) {
    const gone = ready.travel * phase;
    for (const bone of Object.values(body.bones)) bone.o = sub(bone.o, [gone, 0, 0]);
  }
  return { ...body, flesh: parts(body.bones, body.angles, body.build) };
}

function floor({ ground: [x, z], surface, cam }) {
  if (surface === "mat") return box(cam, matOf([x, z])[0], [-1.6, 0], matOf([x, z])[1], MAT);
  return disc(cam, [x[0] - 2, x[1] + 2], [z[0] - 4, z[1] + 4], C.mat, 1);
}

/* The picture at a phase. With `explain` the start stands behind it as a ghost and arrows show the way. */
export function inner(ready, phase, { explain = false } = {}) {
  const { cam, far, bias, muscles, props } = ready;
  const body = bodyAt(ready, phase);
  const around = propsMarkup(props, cam, body.bones);
  const markup =
    floor(ready) +
    shadowMarkup(body, cam) +
    around.back +
    (explain ? ghostMarkup(bodyAt(ready, 0), cam) : "") +
    figureMarkup(body, cam, { far, bias, muscles, things: around.things }) +
    around.front +
    (explain ? arrows(ready) : "");
  return ready.flip ? `<g transform="translate(${round1(2 * ready.box[0] + ready.box[2])} 0) scale(-1 1)">${markup}</g>` : markup;
}

const TRACKED = ["wristL", "wristR", "kneeL", "kneeR", "ankleL", "ankleR", "pelvis", "head"];

/* The joints whose way is shown: those named, or the one that goes farthest on the page. */
function tracked({ track, cam, finish, ...ready }) {
  if (track) return track;
  const [start, end] = [0, finish].map((phase) => bodyAt({ ...ready, finish }, phase).bones);
  const way = (name) => Math.hypot(...sub([...cam.pt(point(end, name)), 0], [...cam.pt(point(start, name)), 0]));
  return [TRACKED.reduce((a, b) => (way(b) > way(a) ? b : a))];
}

function arrows(ready) {
  const bodies = Array.from({ length: 11 }, (_, n) => bodyAt(ready, ready.finish * (0.12 + (0.76 * n) / 10)).bones);
  return tracked(ready).map((name) => arrow(bodies.map((bones) => ready.cam.pt(point(bones, name))), Math.min(1, ready.box[2] / 120))).join("");
}

/* A dotted line with a head along a way on the page; nothing where there is no way to speak of. */
function arrow(points, k) {
  const way = points.filter((p, n) => !n || Math.hypot(p[0] - points[n - 1][0], p[1] - points[n - 1][1]) > 0.4 * k);
  if (way.length < 3) return "";
  const [tip, before] = [way.at(-1), way.at(-2)];
  const angle = Math.atan2(tip[1] - before[1], tip[0] - before[0]);
  const barb = (by) => [tip[0] - Math.cos(angle + by) * 5.4 * k, tip[1] - Math.sin(angle + by) * 5.4 * k];
  const stroke = `fill="none" stroke="${C["work-line"]}" stroke-width="${round1(1.8 * k)}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<path d="M${joined(way)}" ${stroke} stroke-dasharray="0.1 ${round1(3.6 * k)}"/><path d="M${joined([barb(0.55), tip, barb(-0.55)])}" ${stroke}/>`;
}
