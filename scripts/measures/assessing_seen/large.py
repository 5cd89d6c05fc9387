"""The pages with text twice as large, and enlarged as a whole: whether all of it can still be read."""

import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext

from scripts.measures.assessing_seen.journey import sign_in
from scripts.measures.assessing_seen.sights import PICTURES
from scripts.measures.assessing_seen.states import states
from scripts.measures.figure import Figure
from tests.browser import FIND, QUIET
from tests.journeys.product import Product

TWICE = 32  # pixels: browsers begin with text of 16
# What lies beyond the edge of the window, what is cut off within a part that does not scroll, and words that reach out
# of their button.
_CUT = """() => {
  const isSeen = (each) => each.checkVisibility() && !each.closest(".vh, .clip");
  const isCut = (each) => {
    const look = getComputedStyle(each);
    const wide = ["hidden", "clip"].includes(look.overflowX) && each.scrollWidth > each.clientWidth + 2;
    const high = ["hidden", "clip"].includes(look.overflowY) && each.scrollHeight > each.clientHeight + 2;
    return each.clientWidth > 4 && (wide || high) && each.textContent.trim();
  };
  const isControl = (each) => each.matches("button, summary, label, .btn, .chip");
  const all = [...document.querySelectorAll("body *:not(svg *)")].filter(isSeen);
  const cut = all.filter(isCut).map((each) => `cut: <${each.tagName.toLowerCase()} class="${each.className}">`);
  const spilt = all
    .filter((each) => isControl(each) && each.scrollWidth > each.clientWidth + 4)
    .map((each) => `spilt: <${each.tagName} class="${each.className}"> ${each.textContent.trim()}`);
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  const widest = all.toSorted((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
  const because = `the page is ${wide} px too wide, by <${widest.tagName} class="${widest.className}">`;
  return [...(wide > 1 ? [because] : []), ...cut, ...spilt];
}"""


def large(browser: Browser, product: Product) -> Iterator[Figure]:
    found = subprocess.run([FIND], capture_output=True, text=True, check=True).stdout.strip()
    big = browser.browser_type.launch(executable_path=found, args=[*QUIET, f"--blink-settings=defaultFontSize={TWICE}"])
    kinds = {
        "text at 200 %": big.new_context(viewport={"width": 1180, "height": 820}, base_url=product.address),
        "page at 200 %": browser.new_context(
            viewport={"width": 590, "height": 410}, device_scale_factor=2, base_url=product.address
        ),
    }
    for kind, context in kinds.items():
        yield Figure(f"states with something cut off, {kind}", len(_cut(kind, context)), most=0)
    big.close()


def _cut(kind: str, context: BrowserContext) -> list[str]:
    """The states in which something cannot be read. Pictures are kept of all."""
    page, cut = context.new_page(), []
    PICTURES.mkdir(parents=True, exist_ok=True)
    sign_in(page)
    for state in states(page):
        page.screenshot(path=PICTURES / f"{kind} {state}.png")
        if found := page.evaluate(_CUT):
            cut.append(state)
            print(*(f"{state}, {kind}: {each}" for each in found), sep="\n", file=sys.stderr)
    context.close()
    return cut
