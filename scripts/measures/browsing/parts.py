"""The parts of a measure that look at one running product in one browser."""

import subprocess
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.measures.figure import Figure
from tests.browser import FIND, QUIET
from tests.journeys.product import Product

type Part = Callable[[Browser, Product], Iterator[Figure]]


def figures_of(parts: Mapping[str, Part], *, chosen: Collection[str]) -> Iterator[Figure]:
    """Those of the chosen parts, or of all where none is chosen, on the one product that is started for them."""
    found = subprocess.run([FIND], capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as room:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        product = Product(Path(room))
        try:
            for name, part in parts.items():
                if not chosen or name in chosen:
                    yield from part(browser, product)
        finally:
            product.stop()
            browser.close()
