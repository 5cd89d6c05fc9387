/* A pose record as the script the engine plays: position, shared and own angles merged, in the engine's names. It says the
   same as programmes/library/figures/script.py (a test holds them together), so that a change is seen while it is made. */
const letter = (side) => (side || "").slice(0, 1).toUpperCase();

/* The engine's name of a part or joint: right_foot is footR. */
export const engine = (name) => name.replace(/^(left|right)_(.+)$/, (_, side, part) => part + letter(side));

const says = (value) => !(value === null || value === undefined || value === "" || value === false || value === 0 || (typeof value === "object" && !Object.keys(value).length));
const stated = (table, keep = says) => Object.fromEntries(Object.entries(table).filter(([key, value]) => keep(value, key)));

const SAID_WHEN_EMPTY = ["breath", "far"];

/* Left out, the engine breathes and finds the far limbs by itself. */
const saysToEngine = (value, key) => says(value) || (SAID_WHEN_EMPTY.includes(key) && value !== undefined);

const renamed = (table = {}, value = (v) => v) => Object.fromEntries(Object.entries(table).map(([key, v]) => [engine(key), value(v)]));

export const framesOf = ({ start = {}, steps = [], end = {} }) => [start, ...steps, end];

export function scriptOf(record, { positions, tempo, muscles, touches }) {
  const position = positions[record.position];
  const script = {
    id: record.id,
    side: letter(record.side),
    alternate: record.alternate,
    way: record.way || "back",
    travel: record.travel,
    tempo: record.tempo || tempo,
    breath: record.breath ?? 0.5,
    camera: record.camera || position.camera,
    surface: record.ground || position.ground,
    muscles,
    props: (record.props || []).map(propOf),
    track: (record.track || []).map(engine),
    focus: (record.focus || []).map(engine),
    bias: renamed(record.nearer),
    far: record.far?.map(engine),
    allowed: Object.keys(record.allowed || {}),
    frames: framesOf(record).map((own) => keyFrame(record, position, own, touches)),
  };
  return stated(script, saysToEngine);
}

function keyFrame({ shared = {}, anchor }, position, own, touches) {
  const layers = [position.frame || {}, shared, own];
  const held = anchorOf(anchor || position.anchor);
  const frame = {
    base: position.base,
    angles: Object.assign({}, ...layers.map(anglesOf)),
    pins: pinsOf(layers, touches),
    anchor: { ...held, at: own.at || shared.at || held.at },
    lay: (last(layers.map(({ lay }) => lay)) || []).map(engine),
    head: own.head_free || shared.head_free ? undefined : last(layers.map(({ head }) => head)),
  };
  return stated(frame, (value) => value === 0 || says(value));
}

const last = (values) => values.filter((value) => value !== undefined && value !== null).at(-1);

function anglesOf({ body = {}, both = {}, left = {}, right = {} }) {
  const sided = (angles, side) => Object.fromEntries(Object.entries(angles).map(([key, value]) => [key + side, value]));
  return { ...body, ...sided(both, "L"), ...sided(both, "R"), ...sided(left, "L"), ...sided(right, "R") };
}

/* A pin on the own body is told where that place is. */
function pinsOf(layers, touches) {
  const pins = {};
  for (const { pins: own = {}, free = [] } of layers) {
    Object.assign(pins, renamed(own, (pin) => (pin.touch ? { ...bare(pin), touch: touches[pin.touch] } : bare(pin))));
    for (const name of free) delete pins[engine(name)];
  }
  return pins;
}

function bare(table) {
  const shown = stated(table);
  if (shown.on === "floor") delete shown.on;
  if (shown.to) shown.to = engine(shown.to);
  return shown;
}

function anchorOf({ rest = [], on, keep, ...anchor }) {
  const named = { ...anchor, rest: rest.map((group) => group.map(engine)), on: on && engine(on), keep: keep && engine(keep) };
  return { ...bare(named), at: anchor.at };
}

function propOf(prop) {
  const shown = bare(prop);
  if (shown.by) shown.by = engine(shown.by);
  if (shown.ends) shown.ends = shown.ends.map((end) => (typeof end === "string" ? engine(end) : end));
  return shown;
}
