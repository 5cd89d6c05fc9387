"""The figure engine in a headless Chromium: one page for everything that is asked of it."""

import mimetypes
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

from programmes.library.figures.stills import STATIC

SITE = "http://figures.test"
_START = """<!doctype html><meta charset="utf-8"><script type="module">
import * as scene from "/js/figure/scene.js";
import { check } from "/js/figure/checks.js";
Object.assign(window, scene, { check, loaded: true });
</script>"""


def _answer(route: Route) -> None:
    path = route.request.url.removeprefix(SITE)
    if path == "/":
        route.fulfill(body=_START, content_type="text/html")
    else:
        kind = mimetypes.guess_type(path)[0] or "text/plain"
        route.fulfill(path=STATIC / path.lstrip("/"), content_type=kind)


def _chromium() -> str:
    """This machine's browser, as scripts/chromium finds it."""
    return subprocess.run(
        [STATIC.parent / "scripts" / "chromium"], capture_output=True, text=True, check=True
    ).stdout.strip()


@contextmanager
def figure_page(width: int = 1200, height: int = 900) -> Iterator[Page]:
    """A page where `prepare`, `inner` and `check` are at hand. No network is used."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        yield page_in(browser, width, height)
        browser.close()


def page_in(browser: Browser, width: int = 1200, height: int = 900) -> Page:
    """The same in a browser that is open already: Playwright allows but one at a time."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.route(f"{SITE}/**", _answer)
    page.goto(f"{SITE}/")
    page.wait_for_function("window.loaded", timeout=60000)
    return page


CHECK = "([script, limits]) => check(script, limits)"
DRAW = """([script, phase, options, explain]) => {
  const ready = prepare(script, options);
  const at = phase === "finish" ? ready.finish : phase === "middle" ? ready.middle : phase;
  return { inner: inner(ready, at, { explain }), box: ready.box.map((v) => Math.round(v * 10) / 10) };
}"""


def drawn(page: Page, script: dict[str, Any], phase: float | str, *, explain: bool = False, **options: str) -> Any:
    """A picture of a pose as {inner, box} at a phase, "middle" or "finish"."""
    return page.evaluate(DRAW, [script, phase, options, explain])


def pictures(page: Page) -> dict[str, Any]:
    """What draws each picture that is built: the finish with the way there, and the start alone, for paper."""
    return {"stills": partial(drawn, page, phase="finish", explain=True), "starts": partial(drawn, page, phase=0)}
