"""The compensation map and what follows from it: decisions, reports, the signature, and the next assessment."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from scripts.measures.assessing_seen.journey import expect_saved
from scripts.measures.assessing_seen.states.testing import TEST, TIMED, open_test


def deciding(page: Page, client: str) -> Iterator[str]:
    _finish(page)
    yield "compensation map"
    for each in page.locator("details.because > summary:visible").all()[:2]:
        each.click()
    yield "compensation map, reasons opened"
    page.locator(".hy-decide summary:visible", has_text="Reject").first.click()
    yield "compensation map, about to reject"
    page.locator("button:visible", has_text="Accept").first.click()
    expect(page.get_by_role("heading", name=re.compile("from 1 accepted"))).to_be_visible()
    yield "compensation map, one accepted"
    yield from _own(page)
    yield from _looked_at_again(page)
    page.goto(client, wait_until="networkidle")
    yield "client's page after an assessment"


def reporting(page: Page, client: str) -> Iterator[str]:
    for name in ("Write a report", "Write a referral"):
        page.goto(client, wait_until="networkidle")
        page.get_by_role("button", name=name).first.click()
        expect(page.locator(".sheets img").first).to_be_visible(timeout=20_000)
        yield f"{name[8:]} being written, beside its pages"
    page.goto(client, wait_until="networkidle")
    page.get_by_role("button", name="Write a report").first.click()
    page.get_by_text("Whoever referred them").click()
    expect(page.locator("#save-state")).to_contain_text("Draft, saved", timeout=20_000)
    yield "report for whoever referred the client"


def assessed_again(page: Page, client: str) -> Iterator[str]:
    """The next assessment, with what was found before beside each field, and both side by side."""
    page.goto(f"{client}assessments/start/")
    yield "before we start, with the tests of last time"
    page.get_by_role("button", name=re.compile("^Save and begin")).click()
    page.wait_for_url("**/tests/**")
    open_test(page, TEST)
    yield "test, beside what was seen last time"
    page.locator(".sev-step").first.click()
    expect_saved(page)
    open_test(page, TIMED)
    yield "timed test, beside what was measured last time"
    _finish(page)
    since = re.sub(r"result/.*", "since/", page.url)
    page.goto(since, wait_until="networkidle")
    yield "since last time"
    page.goto(re.sub(r"since/.*", "photos/then/", since))
    yield "photos, then and now"
    yield from _signed(page, re.sub(r"since/.*", "result/", since))


def _finish(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Finish")).first.click()
    page.wait_for_url("**/result/")
    page.wait_for_load_state("networkidle")


def _own(page: Page) -> Iterator[str]:
    page.locator("details.add-own > summary").click()
    yield "compensation map, a hypothesis of one's own"
    form = page.locator("details.add-own form")
    for field in form.locator("input:not([type=hidden]), textarea").all():
        field.fill("Hip held stiff since the fall from the ladder, as the client tells it")
    form.get_by_role("button", name="Add it").click()
    expect(page.locator(".hy.own").first).to_be_visible()
    yield "compensation map, with one's own hypothesis"


def _looked_at_again(page: Page) -> Iterator[str]:
    result = page.url
    page.get_by_role("link", name="See the tests").click()
    page.wait_for_url("**/tests/**")
    yield "test of a finished assessment"
    page.goto(result)
    page.get_by_role("link", name="See the examination").click()
    page.wait_for_url("**/examination/")
    yield "examination of a finished assessment"
    page.goto(re.sub(r"result/.*", "since/", result))
    yield "since last time, nothing to compare"


def _signed(page: Page, result: str) -> Iterator[str]:
    page.goto(result, wait_until="networkidle")
    page.get_by_text("Sign the assessment").click()
    yield "signing, the second step"
    page.get_by_role("button", name="Sign for good").click()
    page.wait_for_load_state("networkidle")
    page.get_by_text("Write an addendum").click()
    yield "signed, an addendum being written"
    page.get_by_role("button", name="Add and sign").click()
    yield "signed, an addendum without words"
    page.locator('form[action$="/addenda/"] textarea').fill("The left shoe was worn more on the outside.")
    page.get_by_role("button", name="Add and sign").click()
    page.wait_for_load_state("networkidle")
    yield "signed, with an addendum"
