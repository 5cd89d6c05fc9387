/* Changes to a pose record. A key-frame is named by its place: 0 is the start, the last one the end. */
import { framesOf } from "./script.js";

export const lastPlace = (record) => framesOf(record).length - 1;

export function frameAt(record, place) {
  if (place === 0) return (record.start ??= {});
  if (place === lastPlace(record)) return (record.end ??= {});
  return record.steps[place - 1];
}

/* Where a key-frame stands in the record, as the server names it. */
export function pathOf(record, place) {
  if (place === 0) return "start";
  return place === lastPlace(record) ? "end" : `steps.${place - 1}`;
}

export function frameName(record, place) {
  if (place === 0) return "Start";
  if (place === lastPlace(record)) return "End";
  return record.steps.length === 1 ? "Middle" : `Middle ${place}`;
}

/* part: "left", "right" or "body". */
export function setAngle(record, place, part, angle, degrees) {
  const frame = frameAt(record, place);
  (frame[part] ??= {})[angle] = Math.round(degrees * 10) / 10;
}

export function copyStartToEnd(record) {
  record.end = structuredClone(record.start || {});
}

/* Another base position; pins, anchors and what lies down are the new one's. */
export function settleIn(record, position) {
  record.position = position;
  delete record.anchor;
  delete record.camera;
  for (const frame of [record.shared, ...framesOf(record)]) {
    for (const key of ["at", "pins", "free", "lay", "head", "head_free"]) delete frame?.[key];
  }
}

/* A key-frame half way between the place before it and the one after; `script` is the record's. */
export function addMiddle(record, script, before) {
  const [a, b] = [script.frames[before].angles, script.frames[before + 1].angles];
  const middle = structuredClone(frameAt(record, before));
  for (const key of Object.keys({ ...a, ...b })) {
    const value = Math.round(((a[key] ?? b[key]) + (b[key] ?? a[key])) * 5) / 10;
    const side = { L: "left", R: "right" }[key.slice(-1)];
    (middle[side || "body"] ??= {})[side ? key.slice(0, -1) : key] = value;
  }
  (record.steps ??= []).splice(before, 0, middle);
}

export function removeMiddle(record, place) {
  record.steps.splice(place - 1, 1);
  if (!record.steps.length) delete record.steps;
}

/* How a hand or foot is held in a key-frame: freed, pinned (a pin), or as the position has it (nothing). */
export function setPin(record, place, name, pin) {
  const frame = frameAt(record, place);
  frame.free = (frame.free || []).filter((freed) => freed !== name);
  if (frame.pins) delete frame.pins[name];
  if (pin === "free") frame.free.push(name);
  else if (pin) (frame.pins ??= {})[name] = pin;
  if (!frame.free.length) delete frame.free;
  if (frame.pins && !Object.keys(frame.pins).length) delete frame.pins;
}
