"""What the assessing page weighs on its first visit, with nothing in the browser, and each test after it.

The pages that are fetched ahead for being offline come later, and are not counted: their worker is kept out.
"""

import sys
from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from scripts.measures.assessing_seen.journey import START, register, sign_in
from scripts.measures.assessing_seen.tapped import TABLETS
from scripts.measures.browsing.wire import Sent
from scripts.measures.figure import Figure
from tests.journeys.product import Product


def weighed(browser: Browser, product: Product) -> Iterator[Figure]:
    size = TABLETS["1180 × 820"]
    context = browser.new_context(viewport=size, base_url=product.address, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page)
    register(page)
    begin(page)
    tests = page.locator('nav.tests li a[href*="/tests/"]').evaluate_all("(links) => links.map((link) => link.href)")[
        1:
    ]
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    first = _sent(page, tests[0])
    fonts = first.kilobytes_of_fonts
    yield Figure("assessing page on a first visit, compressed", round(first.kilobytes - fonts, 1), "kB", most=90)
    yield Figure("fonts, which it shares with every page from the sign-in on", fonts, "kB")
    following = [_sent(page, each) for each in tests[1:]]
    heaviest = max(following, key=lambda sent: sent.kilobytes)
    print(
        "first visit:", *first.largest_first, "heaviest next test:", *heaviest.largest_first, sep="\n", file=sys.stderr
    )
    yield Figure(f"each next test, compressed: the largest of {len(following)}", heaviest.kilobytes, "kB", most=15)
    context.close()


def begin(page: Page) -> None:
    """A general assessment of somebody without pain, at its first page."""
    page.locator(START).first.click()
    page.locator('input[name="battery"][value="general"]').check(force=True)
    page.get_by_role("button", name="Save and begin").click()
    page.wait_for_url("**/tests/body_map/")


def _sent(page: Page, address: str) -> Sent:
    sent = Sent(page)
    page.goto(address, wait_until="networkidle")
    return sent.stop()
