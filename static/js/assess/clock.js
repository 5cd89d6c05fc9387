/* What runs against the clock is remembered by when it began: it goes on while the screen is locked and after a reload. */
const PREFIX = "plumbline.watch.";
const running = new Set();
let awake = null;

export class Clock {
  constructor(form, name) {
    this.key = `${PREFIX}${form.dataset.assessment}.${form.dataset.test}.${name}`;
  }

  get kept() {
    return JSON.parse(localStorage.getItem(this.key) ?? "null");
  }

  get isRunning() {
    return this.kept !== null;
  }

  get seconds() {
    return (Date.now() - this.kept.since) / 1000;
  }

  start(more = {}) {
    localStorage.setItem(this.key, JSON.stringify({ since: Date.now(), ...more }));
  }

  /* More to remember while it runs, such as what was counted so far. */
  keep(more) {
    localStorage.setItem(this.key, JSON.stringify({ ...this.kept, ...more }));
  }

  stop() {
    localStorage.removeItem(this.key);
  }
}

/* Call `tick` ten times a second until it is stopped; the screen stays on meanwhile, where the browser can do that. */
export function every(tick) {
  const timer = setInterval(tick, 100);
  running.add(timer);
  stayAwake();
  return () => {
    clearInterval(timer);
    running.delete(timer);
    if (!running.size) letSleep();
  };
}

/* The time is over. A browser that was not touched since the page was opened keeps still. */
export function buzz() {
  if (navigator.userActivation?.hasBeenActive === false) return;
  navigator.vibrate?.([120, 60, 120]);
  const context = new AudioContext();
  const tone = context.createOscillator();
  tone.frequency.value = 880;
  tone.connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.25);
  tone.onended = () => context.close();
}

async function stayAwake() {
  if (document.visibilityState === "visible") awake ??= await navigator.wakeLock?.request("screen").catch(() => null);
}

function letSleep() {
  awake?.release();
  awake = null;
}

/* The browser lets go of the screen whenever the page is hidden. */
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") awake = null;
  else if (running.size) stayAwake();
});
