"""What a client writes before the visit, by a link, and what the therapist makes of it."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page


def asked_ahead(page: Page, client: str) -> Iterator[str]:
    page.goto(f"{client}ahead/")
    page.get_by_role("button", name="Ask ahead").click()
    yield "link to the form sent ahead"
    page.goto(page.get_by_label("Link", exact=True).input_value())
    yield "form sent ahead, the question before it"
    page.get_by_label(re.compile("year", re.IGNORECASE)).fill("1992")
    page.get_by_role("button", name="Go on").click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    yield "form sent ahead"
    yield from _written(page)
    page.goto(f"{client}ahead/")
    yield "form that was sent back, on the client's page"
    page.get_by_role("link", name="Look through").click()
    yield "form that was sent back, looked through"
    page.get_by_role("button", name="Take over what is ticked").click()
    page.wait_for_url("**/assessments/start/")


def _written(page: Page) -> Iterator[str]:
    place = page.locator("details.ahead-place").first
    place.locator("summary").click()
    place.locator('input[type="radio"][value="6"]').first.check(force=True)
    since = place.locator('input[name$="onset"]')
    since.fill("some day")
    page.get_by_role("button", name="Send").click()
    yield "form sent ahead, not sent yet"
    page.locator('input[name$="onset"]').first.fill("2019")
    page.get_by_label("In your own words").fill("To carry the shopping up the stairs without thinking of the knee.")
    page.get_by_role("button", name="Send").click()
    yield "form sent ahead, thanks"
