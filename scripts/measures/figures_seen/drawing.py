"""How long one frame takes, from the joint angles to the elements on the page, over every figure."""

from collections.abc import Iterator
from statistics import median, quantiles

from playwright.sync_api import Page

from programmes.library.figures.poses import script_for
from scripts.measures.figure import Figure
from therapy.knowledge import load_library

FRAMES = 12
_DRAW = """([script, frames]) => {
  const svg = document.body.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  const ready = prepare(script);
  svg.setAttribute("viewBox", ready.box.join(" "));
  const took = Array.from({ length: frames }, (_, n) => {
    const began = performance.now();
    svg.innerHTML = inner(ready, n / frames);
    return performance.now() - began;
  });
  svg.remove();
  return took;
}"""


def drawing(page: Page) -> Iterator[Figure]:
    library = load_library()
    scripts = [script_for(pose, library) for pose in library.poses.values()]
    page.evaluate(_DRAW, [scripts[0], FRAMES * 10])  # so that the browser has compiled it
    took = [each for script in scripts for each in page.evaluate(_DRAW, [script, FRAMES])]
    yield Figure("drawing a frame, median over all figures", round(median(took), 2), "ms", most=4)
    yield Figure("drawing a frame, slowest of twenty", round(quantiles(took, n=20)[-1], 2), "ms")
