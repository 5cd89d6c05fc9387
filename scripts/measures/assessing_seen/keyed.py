"""The worked example with the keyboard alone: whether all of it can be done, and the focus is always seen."""

import sys
from collections.abc import Iterator

from playwright.sync_api import Browser

from scripts.measures.assessing_seen.case import knee_to_back
from scripts.measures.assessing_seen.hands import Keyboard
from scripts.measures.assessing_seen.journey import assess, ready
from scripts.measures.assessing_seen.kept import misses
from scripts.measures.figure import Figure
from tests.journeys.product import Product
from therapy.knowledge import load_library

DESKTOP = {"width": 1440, "height": 900}


def keyed(browser: Browser, product: Product) -> Iterator[Figure]:
    case = knee_to_back(load_library())
    context = browser.new_context(viewport=DESKTOP, base_url=product.address)  # type: ignore[arg-type]
    page = context.new_page()
    client = ready(page, case)
    hands = Keyboard(page)
    assess(page, hands, case, client=client)
    lost = misses(product, case, page.url)
    print(*(f"keyboard: {each}" for each in lost), sep="\n", file=sys.stderr)
    print(*(f"focus not seen: {each}" for each in hands.unseen), sep="\n", file=sys.stderr)
    context.close()
    yield Figure("findings and numbers not on record once, keyboard alone", len(lost), most=0)
    yield Figure("controls whose focus is not seen", len(hands.unseen), most=0)
    yield Figure("keys besides what is written", hands.count)
