/* What must hold of every picture, measured at many phases of its loop. `check` gives rows {check, worst, where, ok}. */
import { anglesOf } from "./angles.js";
import { balance, collision, readable, sided } from "./judging.js";
import { bodyAt, prepare } from "./scene.js";
import { at } from "./skeleton.js";
import { poseAt } from "./timeline.js";
import { len, sub } from "./vectors.js";

const PHASES = 25;
const TOUCH = 0.5;

/* Each moment of a loop: phase, key-frame, body and flesh. */
function moments(ready) {
  return Array.from({ length: PHASES }, (_, n) => {
    const phase = n / PHASES;
    const body = bodyAt(ready, phase);
    return { phase, pose: poseAt(ready, phase), body, flesh: body.flesh, gone: (ready.travel || 0) * phase };
  });
}

/* The worst of many measures {value, where}. */
function worst(found, limit, unit = "cm") {
  const top = found.reduce((a, b) => (b.value > a.value ? b : a), { value: 0, where: "" });
  return { worst: `${Math.round(top.value * 10) / 10} ${unit}`, where: top.where, ok: top.value <= limit };
}

const stamp = (name, { phase }) => `${name} at ${Math.round(phase * 100)} %`;

function limits(all, table) {
  const found = all.flatMap((moment) =>
    Object.entries(anglesOf(moment.body)).map(([key, value]) => {
      const [low, high] = table[key.replace(/[LR]$/, "")] || [-180, 180];
      return { value: Math.max(low - value, value - high, 0), where: stamp(`${key} ${Math.round(value)}°`, moment) };
    }),
  );
  return worst(found, 1.5, "° beyond");
}

const low = (spheres) => Math.min(...spheres.map(({ c, r }) => c[1] - r));
const group = (flesh, names) => Object.entries(flesh).flatMap(([name, list]) => (names.some((part) => part === name || part === name.slice(0, -1)) ? list : []));

/* Declared contacts that do not touch: pins out of reach, rests in the air. */
function contact(all) {
  return worst(all.flatMap((moment) => [...pinGaps(moment), ...restGaps(moment)]), TOUCH);
}

function pinGaps(moment) {
  const { pose, body, flesh, gone } = moment;
  const firm = Object.entries(pose.pins).filter(([, pin]) => pin.at && !pin.to && (pin.w ?? 1) > 0.999 && pin.on !== "grip");
  return firm.map(([name, pin]) => {
    const side = name.slice(-1);
    const all = group(flesh, name.startsWith("foot") ? [name, "toes" + side] : [name, "fingers" + side, "tips" + side]);
    const gap = pin.on === "wall" ? wallGap(all, pin, gone) : Math.abs(low(all) - pin.at[1]);
    return { value: gap, where: stamp(name, moment) };
  });
}

function wallGap(spheres, pin, gone) {
  const a = ((pin.face || 0) * Math.PI) / 180;
  const reach = Math.max(...spheres.map(({ c, r }) => (c[0] - pin.at[0] + gone) * Math.cos(a) + (c[2] - pin.at[2]) * Math.sin(a) + r));
  return Math.abs(reach);
}

function restGaps(moment) {
  const { pose, flesh } = moment;
  const height = pose.anchor.at[1];
  return (pose.anchor.rest || []).map((names) => ({ value: Math.abs(low(group(flesh, names)) - height), where: stamp(names.join("+"), moment) }));
}

/* Nothing goes through the floor or a hard thing. */
function sinking(all, props) {
  const hard = props.filter((prop) => prop.at && prop.size && ["box", "step", "bench", "stool", "chair", "counter", "wall"].includes(prop.kind));
  return worst(
    all.flatMap((moment) =>
      Object.entries(moment.flesh).flatMap(([name, list]) => [
        { value: -low(list), where: stamp(`${name} in the floor`, moment) },
        ...hard.map((prop) => ({ value: Math.max(...list.map((s) => depthIn(s, prop))), where: stamp(`${name} in the ${prop.kind}`, moment) })),
      ]),
    ),
    TOUCH,
  );
}

/* How deep a sphere is in a box: the shortest way out. */
function depthIn({ c, r }, { at, size, kind }) {
  const base = kind === "chair" || kind === "bench" || kind === "stool" ? at[1] + size[1] - 4 : at[1];
  const spans = [
    [at[0] - size[0] / 2, at[0] + size[0] / 2],
    [base, at[1] + size[1]],
    [at[2] - size[2] / 2, at[2] + size[2] / 2],
  ];
  const inside = spans.map(([a, b], axis) => Math.min(c[axis] - a, b - c[axis]));
  const out = Math.hypot(...inside.map((d) => Math.min(0, d)));
  return out > 0 ? r - out : r + Math.min(...inside);
}

/* What is planted stays: the ankle or wrist of a flat pin, and the bone the body stands on. */
function sliding(all) {
  const firm = (pin) => pin && pin.at && !pin.to && (pin.w ?? 1) > 0.999;
  const found = all.slice(1).flatMap((moment, n) => {
    const before = all[n];
    const names = Object.keys(moment.pose.pins).filter((name) => firm(moment.pose.pins[name]) && firm(before.pose.pins[name]) && same(moment.pose.pins[name].at, before.pose.pins[name].at));
    const stands = moment.pose.anchor.on;
    const feet = [...names, ...(stands && same(moment.pose.anchor.at, before.pose.anchor.at) ? [stands] : [])];
    return feet.map((name) => ({ value: len(sub(standing(moment, name, moment), standing(before, name, moment))), where: stamp(name, moment) }));
  });
  return worst(found, TOUCH);
}

const same = (a, b) => len(sub(a, b)) < 0.01;

/* The point of a foot that does not move: the ball, or the heel where the forefoot is up. */
function standing({ body, gone, pose }, name, { pose: now }) {
  const rolls = name.startsWith("foot") && (now.angles["heel" + name.slice(-1)] || 0) < 0 && !edge(pose, name);
  const [x, y, z] = rolls ? at(body.bones, name, [-3.4, -3.2, 0]) : body.bones[name.replace("foot", "toes")].o;
  return name.startsWith("foot") ? [x + gone, 0, z] : [x + gone, y, z];
}

const edge = ({ pins, anchor }, name) => (pins[name] || anchor).edge;

/* Every check of a script by name. `table` holds the limits {angle: [low, high]}. */
export function check(script, table) {
  const ready = prepare(script);
  const props = ready.props;
  const all = moments(ready);
  return {
    limits: limits(all, table),
    contact: contact(all),
    sinking: sinking(all, props),
    sliding: sliding(all),
    collision: worst(collision(all), 2.5),
    balance: worst(balance(all, ready), 1),
    side: sided(all, ready),
    readable: readable(all, ready),
  };
}
