/* A record turned into its mirror image: what the right did the left does. */
import { neutral } from "../figure/skeleton.js";

const SWAP = { left: "right", right: "left" };
const TURNS = ["spine_side", "spine_turn", "neck_side", "neck_turn", "roll", "yaw"];

export const other = (name) => (typeof name === "string" ? name.replace(/^(left|right)(?=_|$)/, (side) => SWAP[side]) : name);
const others = (names) => names?.map(other);
const across = (at) => at && [at[0], at[1], -at[2] || 0];
const keyed = (table, value = (v) => v) => table && Object.fromEntries(Object.entries(table).map(([key, v]) => [other(key), value(v)]));
const stated = (table) => Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));

const pinOf = (pin) => stated({ ...pin, at: across(pin.at), to: pin.to && other(pin.to), bend: across(pin.bend), face: pin.face && -pin.face });

function bodyOf(body) {
  return body && Object.fromEntries(Object.entries(body).map(([key, value]) => [key, TURNS.includes(key) ? -value : value]));
}

function frameOf(frame = {}) {
  return stated({ ...frame, body: bodyOf(frame.body), left: frame.right, right: frame.left, at: across(frame.at), pins: keyed(frame.pins, pinOf), free: others(frame.free), lay: others(frame.lay) });
}

function anchorOf(anchor) {
  return stated({ ...anchor, at: across(anchor.at), on: anchor.on && other(anchor.on), keep: anchor.keep && other(anchor.keep), rest: anchor.rest?.map(others), face: anchor.face && -anchor.face });
}

function propOf(prop) {
  const end = (place) => (typeof place === "string" ? other(place) : across(place));
  return stated({ ...prop, at: across(prop.at), by: prop.by && other(prop.by), ends: prop.ends?.map(end) });
}

/* Whether a position can be mirrored by what is written over it: lying on one side cannot. */
export const canMirror = (position) => !position.base.startsWith("side");

/* The mirror image of a position's frame, with what only one side says taken back on that side. */
function over(frame = {}) {
  const image = frameOf(frame);
  for (const side of ["left", "right"]) {
    for (const key of Object.keys(frame[side] || {})) {
      (image[side] ??= {})[key] ??= frame.both?.[key] ?? neutral(key);
    }
  }
  const freed = Object.keys(frame.pins || {}).filter((name) => !(name in image.pins));
  return freed.length ? { ...image, free: freed } : image;
}

/* What the position says is written over by its mirror image. Where the camera stands is left as it is. */
export function mirrored(record, position) {
  const under = over(position.frame);
  const shared = frameOf(record.shared);
  const layer = (key) => (under[key] || shared[key] ? { ...under[key], ...shared[key] } : undefined);
  return stated({
    ...record,
    side: other(record.side),
    anchor: anchorOf(record.anchor || position.anchor),
    shared: stated({ ...under, ...shared, body: layer("body"), both: layer("both"), left: layer("left"), right: layer("right"), pins: layer("pins") }),
    start: frameOf(record.start),
    steps: record.steps?.map(frameOf),
    end: frameOf(record.end),
    props: record.props?.map(propOf),
    track: others(record.track),
    focus: others(record.focus),
    far: others(record.far),
    nearer: keyed(record.nearer),
  });
}
