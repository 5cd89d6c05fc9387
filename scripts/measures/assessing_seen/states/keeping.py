"""What the page says of saving: kept here, refused, and somebody else at the same field."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from scripts.measures.assessing_seen.journey import expect_saved
from scripts.measures.assessing_seen.states.testing import open_test

CHANGES = "**/changes/"


def keeping(page: Page) -> Iterator[str]:
    open_test(page, "overhead_squat")
    step, state = page.locator(".sev-step").first, page.locator("#save-state")
    page.context.set_offline(True)
    step.click()
    expect(state).to_have_attribute("data-state", "offline")
    yield "kept on this tablet"
    page.context.set_offline(False)
    expect_saved(page)
    page.route(CHANGES, lambda route: route.fulfill(status=500, body=""))
    step.click()
    expect(state).to_have_attribute("data-state", "failed")
    yield "could not be saved"
    page.unroute(CHANGES)
    expect_saved(page)
    _somebody_else_taps(page)
    step.click()
    expect(page.locator(".error:visible").first).to_contain_text("Nothing was overwritten")
    yield "somebody else wrote here too"
    page.locator("[data-choose]").click()
    yield "all that is to be chosen"
    page.locator("[data-choices]").get_by_role("button", name=re.compile("^Keep theirs")).first.click()
    expect_saved(page)


def _somebody_else_taps(page: Page) -> None:
    """On another device, into the field that this page is about to change."""
    assert page.context.browser
    device = page.context.browser.new_context(storage_state=page.context.storage_state())
    other = device.new_page()
    other.goto(page.url)
    for _ in range(2):
        other.locator(".sev-step").first.click()
        expect_saved(other)
    device.close()
