"""The tests of a sitting in another order, and the practice's own sets of them."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

NAME = "Our own walk from the foot to the jaw, with everything we like to look at first"


def arranging(page: Page) -> Iterator[str]:
    test = page.url
    page.goto(re.sub(r"tests/.*", "battery/", test))
    yield "tests of a sitting, to arrange"
    page.locator('input[name="more"][value="diastasis_check"]').check(force=True)
    page.get_by_role("button", name="Add what is ticked").click()
    expect(page.locator(".arranged")).to_contain_text("Linea alba: gap")
    yield "tests of a sitting, one more"
    page.get_by_role("link", name="Keep this order as a set of our own").click()
    page.get_by_role("button", name="Save the set").click()
    yield "own set, without a name"
    page.get_by_label("Name").fill(NAME)
    page.get_by_role("button", name="Save the set").click()
    page.wait_for_url("**/test-sets/")
    yield "own sets"
    page.locator("li.set", has_text=NAME).get_by_role("button", name="Offer this set no longer").click()
    expect(page.get_by_role("link", name=NAME)).to_have_count(0)
    yield "own sets, one retired"
    page.goto(test)
