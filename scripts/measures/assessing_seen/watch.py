"""How soon a tap is seen, kept and drawn: watched within the page, from the finger's leaving to the frame after."""

from collections.abc import Sequence
from math import ceil

from playwright.sync_api import BrowserContext

# A tap is seen once its button says something else, in the frame after. Saved and drawn are told of by the page: of
# several taps that wait, all are kept and drawn only when the last one is, so none is counted too early.
_WATCH = """(() => {
  const waiting = [];
  let drawnAt = 0;
  const afterFrame = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  });
  addEventListener("click", (event) => {
    const button = event.target.closest?.(".sev-step");
    if (!button || !event.isTrusted) return;
    const tap = { at: event.timeStamp, before: button.dataset.value };
    waiting.push(tap);
    afterFrame(() => { if (button.dataset.value !== tap.before) tap.painted = performance.now() - tap.at; });
  }, true);
  addEventListener("bodymap:draw", () => afterFrame(() => { drawnAt = performance.now(); }), true);
  const settled = () => {
    const now = performance.now();
    afterFrame(() => setTimeout(() => {
      for (const { at, painted } of waiting.splice(0))
        tellTap({ painted: painted ?? null, saved: now - at, drawn: drawnAt > at ? drawnAt - at : null });
    }));
  };
  addEventListener("DOMContentLoaded", () => {
    const state = document.querySelector("#save-state");
    if (!state) return;
    new MutationObserver(() => { if (state.dataset.state === "saved") settled(); })
      .observe(state, { attributes: true, attributeFilter: ["data-state"] });
  });
  new PerformanceObserver((list) => {
    for (const each of list.getEntries())
      if (each.interactionId && each.target?.closest?.(".sev-step")) tellInput(each.duration);
  }).observe({ type: "event", durationThreshold: 16 });
})()"""


class Watch:
    """Milliseconds of every tap on a severity. `inputs` are the browser's own, from input to picture, from 16 ms on."""

    def __init__(self, context: BrowserContext) -> None:
        self.painted: list[float] = []
        self.saved: list[float] = []
        self.drawn: list[float] = []
        self.inputs: list[float] = []
        context.expose_function("tellTap", self._tap)
        context.expose_function("tellInput", lambda duration: self.inputs.append(duration))
        context.add_init_script(_WATCH)

    def _tap(self, seen: dict[str, float | None]) -> None:
        for name, times in (("painted", self.painted), ("saved", self.saved), ("drawn", self.drawn)):
            milliseconds = seen[name]
            times.append(float("inf") if milliseconds is None else milliseconds)


def p95(values: Sequence[float]) -> float:
    """The value that nineteen of twenty do not exceed; infinite where nothing was measured."""
    if not values:
        return float("inf")
    return round(sorted(values)[ceil(0.95 * len(values)) - 1], 1)
