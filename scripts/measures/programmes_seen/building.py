"""A 12-week programme drafted, adjusted in five places and published in real Chromium: by hand, and by the keyboard."""

import time
from collections.abc import Callable, Iterator

from playwright.sync_api import Browser, Page

from scripts.measures.assessing_seen.journey import sign_in
from scripts.measures.figure import Figure
from tests.journeys.building import Hand, Keys, adjusted, draft_of, drafted, published
from tests.journeys.product import Product

MOST_SECONDS, PLACES = 180, 5
WAYS: tuple[tuple[str, str, Callable[[Page], Hand]], ...] = (
    ("by hand", "Owen", lambda page: Hand()),
    ("by the keyboard alone", "Chloe", Keys),
)
"""What it is called, for whom of the demo practice nothing runs, and with what it is done."""


def building(browser: Browser, product: Product) -> Iterator[Figure]:
    for words, name, hand in WAYS:
        page = browser.new_context(base_url=product.address, viewport={"width": 1180, "height": 820}).new_page()
        sign_in(page)
        seconds, places = _built(page, name, hand(page))
        yield Figure(f"places adjusted in a 12-week programme, {words}", places, least=PLACES)
        yield Figure(f"drafted, adjusted and published, {words}", round(seconds), "s", most=MOST_SECONDS)
        page.context.close()


def _built(page: Page, name: str, hand: Hand) -> tuple[float, int]:
    """How many seconds it took from the choice of the template, and how many places were adjusted."""
    url = draft_of(page, name)
    began = time.perf_counter()
    drafted(page, hand, url)
    places = adjusted(page, hand)
    published(page, hand)
    return time.perf_counter() - began, len(places)
