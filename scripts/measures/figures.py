"""The figures' figures: every exercise drawn, every check held, what they weigh, how they are served and understood."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.figure_page import page_in
from scripts.measures.figure import Figure
from scripts.measures.figures_seen.checks import checked
from scripts.measures.figures_seen.drawing import drawing
from scripts.measures.figures_seen.pages import pages
from scripts.measures.figures_seen.trial import recognised
from scripts.measures.figures_seen.uploads import uploads
from scripts.measures.figures_seen.weights import weights
from tests.browser import FIND, QUIET
from tests.journeys.product import Product


def figures(*, full: bool) -> Iterator[Figure]:
    found = subprocess.run([FIND], capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as room:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        engine = page_in(browser)
        yield from checked(engine)
        yield from drawing(engine)
        product = Product(Path(room))
        try:
            yield from weights(product.address)
            yield from pages(browser, product.address)
        finally:
            product.stop()
            browser.close()
    yield from uploads()
    yield from recognised()
