/* Where key-frames are in the loop, and which one a moment of the loop belongs to. */

/* The phase at which a key-frame is reached. */
export function phaseOf({ loop, seconds, frames }, place) {
  if (place === 0) return 0;
  const before = loop.slice(0, Math.min(place, frames.length - 1));
  return before.reduce((total, { move, hold }, n) => total + move + (n + 1 < before.length ? hold : 0), 0) / seconds;
}

/* The key-frame nearest to a moment. */
export function nearestPlace(ready, phase) {
  const gaps = ready.frames.map((_, place) => Math.abs(phaseOf(ready, place) - phase));
  return gaps.indexOf(Math.min(...gaps));
}
