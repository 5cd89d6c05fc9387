"""The worked example with a finger on a tablet held both ways: how many taps, how soon seen, kept and drawn."""

import sys
from collections.abc import Iterator, Mapping

from playwright.sync_api import Browser

from scripts.measures.assessing_seen.case import knee_to_back
from scripts.measures.assessing_seen.hands import Touch
from scripts.measures.assessing_seen.journey import assess, ready
from scripts.measures.assessing_seen.kept import misses
from scripts.measures.assessing_seen.watch import Watch, p95
from scripts.measures.figure import Figure
from tests.journeys.product import Product
from therapy.knowledge import load_library

TABLETS: Mapping[str, dict[str, int]] = {
    "1180 × 820": {"width": 1180, "height": 820},
    "820 × 1180": {"width": 820, "height": 1180},
}


def tapped(browser: Browser, product: Product) -> Iterator[Figure]:
    case = knee_to_back(load_library())
    for held, size in TABLETS.items():
        context = browser.new_context(viewport=size, has_touch=True, base_url=product.address)  # type: ignore[arg-type]
        watch = Watch(context)
        page = context.new_page()
        client = ready(page, case)
        hands = Touch(page)
        assess(page, hands, case, client=client)
        lost = misses(product, case, page.url)
        print(*(f"{held}: {each}" for each in lost), sep="\n", file=sys.stderr)
        context.close()
        yield Figure(f"taps, {held}", hands.count, most=120)
        yield Figure(f"swipes to what was out of sight, {held}", hands.swipes)
        yield Figure(f"findings and numbers not on record once, {held}", len(lost), most=0)
        yield from _times(held, watch)


def _times(held: str, watch: Watch) -> Iterator[Figure]:
    yield Figure(f"taps on severities watched, {held}", len(watch.painted), least=30)
    yield Figure(f"tap painted, p95, {held}", p95(watch.painted), "ms", most=50)
    yield Figure(f"input to picture by the browser's count, p95, {held}", p95(watch.inputs or [16]), "ms", most=50)
    yield Figure(f"tap saved, p95, {held}", p95(watch.saved), "ms", most=300)
    yield Figure(f"map drawn after a tap, p95, {held}", p95(watch.drawn), "ms", most=150)
