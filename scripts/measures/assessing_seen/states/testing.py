"""The page of a test in all that it can show, its sheet of a muscle, and the page of an examination."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from scripts.measures.assessing_seen.journey import expect_saved

TEST, TIMED = "step_down", "single_leg_stance"
OTHERS = ("knee_to_wall", "beighton", "aslr", "breathing_pattern", "thoracic_rotation", "diastasis_check")


def open_test(page: Page, test: str) -> None:
    page.locator(f'nav.tests a[href$="/tests/{test}/"]').first.click()
    page.wait_for_url(f"**/tests/{test}/")


def testing(page: Page) -> Iterator[str]:
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
    page.get_by_text("Surface", exact=True).click()
    yield from _muscle(page)
    page.get_by_text("Skip, say why").click()
    yield "test, leaving it out"
    page.get_by_text("Skip, say why").click()
    page.locator("[data-nothing-seen]").click()
    expect_saved(page)
    yield "test, whole"
    yield from _timed(page)
    for test in OTHERS:
        if page.locator(f'nav.tests a[href$="/tests/{test}/"]').count():
            open_test(page, test)
            yield f"test, {test.replace('_', ' ')}"
    yield from _examining(page)


def _muscle(page: Page) -> Iterator[str]:
    """Pressed in the list: what speaks for it, and a view of one's own that still wants its reason."""
    page.locator("a[data-muscle]:visible").first.click()
    expect(page.locator("#muscle-sheet [data-reasons] *").first).to_be_visible()
    yield "muscle pressed"
    page.locator("#muscle-sheet [data-own-view]").first.get_by_text("Weak").click()
    yield "muscle pressed, an own view without its reason"
    why = page.locator('#muscle-sheet [name$=".why"]:visible').first
    why.fill("Feels tight under the hand")
    why.press("Tab")
    page.locator("#muscle-sheet [data-close]").click()
    expect_saved(page)
    yield "test, with a view of one's own"
    test = page.url
    page.goto(re.sub(r"tests/.*", "muscles/", test))
    yield "all muscles as a list"
    page.goto(test)


def _timed(page: Page) -> Iterator[str]:
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


def _examining(page: Page) -> Iterator[str]:
    test = page.url
    for region in ("hip", "retests"):
        page.goto(re.sub(r"tests/.*", f"examination/?region={region}", test))
        yield f"examination, {region}"
    page.goto(test)
