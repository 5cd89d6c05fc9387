"""The pages with figures in a real browser: what they load, how they scroll, and whether everybody can use them."""

import sys
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, BrowserContext

from scripts.measures.browsing.rules import broken_rules, small_controls
from scripts.measures.browsing.wire import Sent
from scripts.measures.figure import Figure

DESKTOP = {"width": 1440, "height": 900}
LONG_FRAME_MS = 50
PAGES = (
    "/exercises/",
    "/exercises/?look=list&stage=2",
    "/exercises/?look=ladders&words=bridge",
    "/exercises/?words=nothing+like+it",
    "/exercises/bird_dog/",
    "/exercises/bird_dog/ladder/",
    "/figures/?excused=1",
    "/figures/bird_dog/",
    "/exercises/bird_dog/pose/",
    "/own-exercises/",
    "/own-exercises/new/",
)
_SCROLL = """async () => {
  const frames = [];
  let before = await new Promise(requestAnimationFrame);
  while (scrollY + innerHeight < document.documentElement.scrollHeight - 2) {
    scrollBy(0, 60);
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  return frames;
}"""


def pages(browser: Browser, address: str) -> Iterator[Figure]:
    context = _signed_in(browser, address, "light")
    yield from _library(context)
    yield from _sheet(context)
    yield from _usable(browser, address)


def _signed_in(browser: Browser, address: str, scheme: str) -> BrowserContext:
    context = browser.new_context(viewport=DESKTOP, base_url=address, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/")
    page.locator('form[action$="/enter/admin/"] button').first.click()
    page.wait_for_load_state("networkidle")
    return context


def _library(context: BrowserContext) -> Iterator[Figure]:
    page = context.pages[0]
    sent = Sent(page)
    page.goto("/exercises/", wait_until="networkidle")
    yield Figure("library page before scrolling, compressed", sent.kilobytes, "kB")
    frames = page.evaluate(_SCROLL)
    page.wait_for_load_state("networkidle")
    yield Figure("stills on the library page", page.locator(".card img").count(), least=140)
    yield Figure("library page with every still, compressed", sent.kilobytes, "kB", most=400)
    yield Figure("frame while scrolling it, median", round(median(frames), 1), "ms", most=20)
    long = sum(each > LONG_FRAME_MS for each in frames)
    yield Figure(f"frames over {LONG_FRAME_MS} ms while scrolling", round(100 * long / len(frames), 1), "%", most=5)


def _sheet(context: BrowserContext) -> Iterator[Figure]:
    page = context.pages[0]
    sent = Sent(page)
    page.goto("/figures/", wait_until="networkidle")
    yield Figure("contact sheet before scrolling, compressed", sent.kilobytes, "kB", most=200)


def _usable(browser: Browser, address: str) -> Iterator[Figure]:
    found, small = 0, 0
    for scheme in ("light", "dark"):
        page = _signed_in(browser, address, scheme).pages[0]
        for where in PAGES:
            page.goto(where, wait_until="networkidle")
            broken = broken_rules(page)
            found += len(broken)
            print(*(f"{where} {scheme}: {each}" for each in broken), sep="\n", file=sys.stderr)
            under = small_controls(page)
            small += len(under)
            print(*(f"{where}: small: {each}" for each in under), sep="\n", file=sys.stderr)
        page.context.close()
    yield Figure(f"axe violations on {len(PAGES)} pages, light and dark", found, most=0)
    yield Figure("controls under 44 px on them", small, most=0)
