"""What the assessing page weighs on its first visit, with nothing in the browser, and each test after it.

Nobody comes to it with nothing: the sign-in brings the two fonts and what all pages share. So it is weighed as it is
met, after the pages that lead to it, with all that comes; and with nothing there, without the fonts and with them. The
bound holds the first two. What is fetched ahead for being offline is not counted: its worker is kept out.
"""

import sys
from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from scripts.measures.assessing_seen.journey import START, register, sign_in
from scripts.measures.assessing_seen.tapped import TABLETS
from scripts.measures.browsing.wire import Sent
from scripts.measures.figure import Figure
from tests.journeys.product import Product

TESTS = 'nav.tests li a[href*="/tests/"]'


def weighed(browser: Browser, product: Product) -> Iterator[Figure]:
    size = TABLETS["1180 × 820"]
    context = browser.new_context(viewport=size, base_url=product.address, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page)
    register(page)
    choose_tests(page)
    met = Sent(page)
    save_and_begin(page)
    page.wait_for_load_state("networkidle")
    yield Figure(
        "first page of an assessment as it is met, fonts and all, compressed", met.stop().kilobytes, "kB", most=90
    )
    tests = page.locator(TESTS).evaluate_all("(links) => links.map((link) => link.href)")[1:]
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    yield from _first(page, tests[0])
    yield from _next(page, tests[1:])
    context.close()


def _first(page: Page, test: str) -> Iterator[Figure]:
    sent = _sent(page, test)
    fonts = sent.kilobytes_of_fonts
    print("first visit:", *sent.largest_first, sep="\n", file=sys.stderr)
    yield Figure(
        "assessing page with nothing in the browser, compressed", round(sent.kilobytes - fonts, 1), "kB", most=90
    )
    yield Figure("the same with the two fonts, which the sign-in brings", sent.kilobytes, "kB")


def _next(page: Page, tests: list[str]) -> Iterator[Figure]:
    heaviest = max((_sent(page, each) for each in tests), key=lambda sent: sent.kilobytes)
    print("heaviest next test:", *heaviest.largest_first, sep="\n", file=sys.stderr)
    yield Figure(f"each next test, compressed: the largest of {len(tests)}", heaviest.kilobytes, "kB", most=15)


def begin(page: Page) -> None:
    """A general assessment of somebody without pain, at its first page."""
    choose_tests(page)
    save_and_begin(page)


def choose_tests(page: Page) -> None:
    page.locator(START).first.click()
    page.locator('input[name="battery"][value="general"]').check(force=True)


def save_and_begin(page: Page) -> None:
    page.get_by_role("button", name="Save and begin").click()
    page.wait_for_url("**/tests/body_map/")


def _sent(page: Page, address: str) -> Sent:
    sent = Sent(page)
    page.goto(address, wait_until="networkidle")
    return sent.stop()
