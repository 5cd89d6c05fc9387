"""Before the first test, and the body map of what the client says."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from scripts.measures.assessing_seen.journey import START, expect_saved


def starting(page: Page, client: str) -> Iterator[str]:
    page.goto(client, wait_until="networkidle")
    page.locator(START).first.click()
    page.wait_for_url("**/assessments/start/")
    yield "before we start"
    page.get_by_role("button", name=re.compile("^Save and begin")).click()
    yield "before we start, nothing chosen"
    page.locator('input[name="battery"][value="general"]').check(force=True)
    page.locator('input[name="places"][value="knee.left"]').check(force=True)
    warning = page.locator("[data-stops] [data-warning]:visible").first
    warning.check(force=True)
    yield "before we start, an answer that stops"
    warning.locator("xpath=ancestor::fieldset").locator("[data-calm]").check(force=True)
    page.get_by_role("button", name=re.compile("^Save and begin")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Body map")
    yield from _body_map(page)


def begin_general(page: Page, client: str) -> None:
    """Another assessment, with nothing asked and the general set."""
    page.goto(f"{client}assessments/start/")
    page.locator('input[name="battery"][value="general"]').check(force=True)


def stopped(page: Page, client: str) -> Iterator[str]:
    """An answer that stops, and what is left of an assessment then."""
    begin_general(page, client)
    page.locator("[data-stops] [data-warning]:visible").first.check(force=True)
    page.get_by_role("button", name=re.compile("^Save and begin")).click()
    page.wait_for_url("**/tests/**")
    yield "body map after an answer that stops"
    page.get_by_role("button", name=re.compile("^Finish")).first.click()
    expect(page.get_by_text("Nothing is recorded yet")).to_be_visible()
    yield "not finished, since nothing is recorded"
    page.locator('nav.tests a[href$="/tests/step_down/"]').first.click()
    page.wait_for_url("**/tests/step_down/")
    yield "test after an answer that stops"
    page.locator(".sev-step").first.click()
    expect_saved(page)
    page.get_by_role("button", name=re.compile("^Finish")).first.click()
    page.wait_for_url("**/result/")
    yield "result after an answer that stops"


def _body_map(page: Page) -> Iterator[str]:
    yield "body map, the place that was named"
    _begin_at(page, "knee.left", "2019")
    expect_saved(page)
    yield "body map, one place"
    page.locator('[data-open-place="map.lumbar."]').click()
    _begin_at(page, "lumbar.", "soon")
    expect(page.locator(".error:visible").first).to_be_visible()
    yield "body map, refused"
    page.get_by_role("button", name="Leave it out").first.click()
    _begin_at(page, "lumbar.", "2023")
    expect_saved(page)


def _begin_at(page: Page, place: str, onset: str) -> None:
    since = page.locator(f'[name="map.{place}.onset"]')
    since.fill(onset)
    since.press("Tab")
