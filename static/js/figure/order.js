/* Painter's order: of two things that overlap on the page, the one nearer where they overlap is drawn later. */

/* How much b lies before a, by the depths where their circles overlap; 0 if they do not. */
function before(a, b) {
  let lead = 0;
  for (const p of a.samples) {
    for (const q of b.samples) {
      const shared = p.r + q.r - Math.hypot(p.c[0] - q.c[0], p.c[1] - q.c[1]);
      if (shared > 0) lead += shared * (q.z + q.r * 0.4 - p.z - p.r * 0.4);
    }
  }
  return lead;
}

const mean = ({ samples }) => samples.reduce((total, s) => total + s.z, 0) / samples.length;

/* Things {name, samples, …} from the farthest to the nearest. `bias` moves a thing by name, in cm towards the viewer. */
export function ordered(things, bias = {}) {
  const waiting = things.map((thing) => ({ thing, samples: lifted(thing, bias[thing.name] || 0) }));
  const sorted = [];
  while (waiting.length) {
    const free = waiting.filter((one) => waiting.every((rest) => rest === one || before(one, rest) >= 0));
    const next = (free.length ? free : waiting).reduce((a, b) => (mean(a) <= mean(b) ? a : b));
    waiting.splice(waiting.indexOf(next), 1);
    sorted.push(next.thing);
  }
  return sorted;
}

const lifted = ({ samples }, by) => (by ? samples.map((s) => ({ ...s, z: s.z + by })) : samples);
