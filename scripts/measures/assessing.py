"""Assessing at the speed of looking: the worked example tapped, typed and seen in a real browser.

scripts/measure assessing [PART ...]      PART: one of those below; all of them without
"""

import subprocess
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.measures.assessing_seen.cuts import cuts
from scripts.measures.assessing_seen.keyed import keyed
from scripts.measures.assessing_seen.large import large
from scripts.measures.assessing_seen.queries import queries
from scripts.measures.assessing_seen.races import races
from scripts.measures.assessing_seen.sights import sights
from scripts.measures.assessing_seen.tapped import tapped
from scripts.measures.assessing_seen.usable import usable
from scripts.measures.assessing_seen.weighed import weighed
from scripts.measures.figure import Figure
from tests.browser import FIND, QUIET
from tests.journeys.product import Product

PARTS: Mapping[str, Callable[[Browser, Product], Iterator[Figure]]] = {
    "taps": tapped,
    "races": races,
    "cuts": cuts,
    "keys": keyed,
    "usable": usable,
    "large": large,
    "sights": sights,
    "weights": weighed,
    "queries": queries,
}


def figures(*, full: bool, parts: Collection[str] = ()) -> Iterator[Figure]:
    """Those of the named parts, each on the one product that is started for all."""
    found = subprocess.run([FIND], capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as room:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        product = Product(Path(room))
        try:
            for name, part in PARTS.items():
                if not parts or name in parts:
                    yield from part(browser, product)
        finally:
            product.stop()
            browser.close()
