"""Every state in which the pages of an assessment are met, one after another in one browser."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from scripts.measures.assessing_seen.journey import START, expect_saved, register

TEST, TIMED, MEASURED = "step_down", "single_leg_stance", "thomas_test"
CHANGES = "**/changes/"


def states(page: Page) -> Iterator[str]:
    """The name of each state, with the page in it. The browser is signed in as a therapist."""
    client = register(page)
    yield "client's page without an assessment"
    yield from _starting(page)
    yield from _body_map(page)
    yield from _testing(page)
    yield from _keeping(page)
    yield from _finished(page, client)
    yield from _stopped(page, client)


def _starting(page: Page) -> Iterator[str]:
    page.locator(START).first.click()
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


def open_test(page: Page, test: str) -> None:
    page.locator(f'nav.tests a[href$="/tests/{test}/"]').first.click()
    page.wait_for_url(f"**/tests/{test}/")


def _testing(page: Page) -> Iterator[str]:
    open_test(page, TEST)
    yield "test, untouched"
    steps = page.locator(".sev-step")
    for number in range(4):
        for _ in range(number + 1):
            steps.nth(number).click()
    expect_saved(page)
    yield "test, each severity"
    page.get_by_text("Inner unit", exact=True).click()
    yield "test, inner unit"
    page.get_by_text("Skip, say why").click()
    yield "test, leaving it out"
    page.get_by_text("Skip, say why").click()
    page.locator("[data-nothing-seen]").click()
    expect_saved(page)
    yield "test, whole"
    open_test(page, TIMED)
    yield "timed test"
    hold = page.locator('[name^="measure."]').first
    hold.fill("900")
    hold.press("Tab")
    expect(page.locator(".error:visible").first).to_be_visible()
    yield "timed test, a number refused"
    page.get_by_role("button", name="Leave it out").first.click()
    hold.fill("11")
    hold.press("Tab")
    expect_saved(page)
    yield "timed test, measured"
    for test in ("knee_to_wall", "beighton", "aslr", "breathing_pattern", "thoracic_rotation"):
        open_test(page, test)
        yield f"test, {test.replace('_', ' ')}"


def _keeping(page: Page) -> Iterator[str]:
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


def _finished(page: Page, client: str) -> Iterator[str]:
    page.get_by_role("button", name=re.compile("^Finish")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Compensation map")
    yield "compensation map"
    for each in page.locator("details.because > summary:visible").all()[:2]:
        each.click()
    yield "compensation map, reasons opened"
    page.locator("button:visible", has_text="Accept").first.click()
    expect(page.get_by_role("heading", name=re.compile("from 1 accepted"))).to_be_visible()
    yield "compensation map, one accepted"
    result = page.url
    page.get_by_role("link", name="See the tests").click()
    page.wait_for_url("**/tests/**")
    yield "test of a finished assessment"
    page.goto(result)
    page.get_by_role("link", name="See the examination").click()
    page.wait_for_url("**/examination/")
    yield "examination of a finished assessment"
    page.goto(client, wait_until="networkidle")
    yield "client's page after an assessment"


def _stopped(page: Page, client: str) -> Iterator[str]:
    page.goto(f"{client}assessments/start/")
    page.locator('input[name="battery"][value="general"]').check(force=True)
    page.locator("[data-stops] [data-warning]:visible").first.check(force=True)
    page.get_by_role("button", name=re.compile("^Save and begin")).click()
    yield "body map after an answer that stops"
    open_test(page, TEST)
    yield "test after an answer that stops"
