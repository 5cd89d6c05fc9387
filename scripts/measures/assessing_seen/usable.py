"""Every state of the pages, light and dark, against the rules up to AAA contrast, with what is too small to tap."""

import sys
from collections.abc import Iterator
from typing import Literal

from playwright.sync_api import Browser

from scripts.measures.assessing_seen.journey import sign_in
from scripts.measures.assessing_seen.states import states
from scripts.measures.assessing_seen.tapped import TABLETS
from scripts.measures.browsing.rules import broken_rules, small_controls
from scripts.measures.figure import Figure
from tests.journeys.product import Product

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def usable(browser: Browser, product: Product) -> Iterator[Figure]:
    for scheme in SCHEMES:
        context = browser.new_context(
            viewport=TABLETS["1180 × 820"],  # type: ignore[arg-type]
            has_touch=True, base_url=product.address, color_scheme=scheme,
        )  # fmt: skip
        page = context.new_page()
        sign_in(page)
        seen, broken, small = 0, 0, 0
        for state in states(page):
            rules, controls = broken_rules(page, to_aaa=True), small_controls(page)
            print(*(f"{state}, {scheme}: {each}" for each in rules), sep="\n", file=sys.stderr)
            print(*(f"{state}, {scheme}: small: {each}" for each in controls), sep="\n", file=sys.stderr)
            seen, broken, small = seen + 1, broken + len(rules), small + len(controls)
        context.close()
        yield Figure(f"states looked at, {scheme}", seen, least=25)
        yield Figure(f"rules broken in them, to AAA contrast, {scheme}", broken, most=0)
        yield Figure(f"controls under 44 px in them, {scheme}", small, most=0)
