"""What a therapist does in the builder, step by step; the journey and the measure do the same.

`drafted`, `adjusted` and `published` take a page that is signed in. `Keys` does all of it with the keyboard alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from playwright.sync_api import Locator, Page, expect

TEMPLATE: Final = "Chronic low-back pain: stability to strength"
SAVED: Final = re.compile(r"Saved \d\d:\d\d:\d\d")


class Hand:
    """A mouse or finger: presses what it sees."""

    def press(self, what: Locator) -> None:
        what.click()

    def choose(self, what: Locator) -> None:
        what.check(force=True)


class Keys(Hand):
    """The keyboard alone: what is to be pressed must be reached by Tab, and answers to Enter or Space."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, what: Locator) -> None:
        reach(self.page, what)
        self.page.keyboard.press("Enter")

    def choose(self, what: Locator) -> None:
        what.focus()  # within a group of choices arrows move, and how many there are is the practice's own
        self.page.keyboard.press("Space")


def reach(page: Page, what: Locator) -> None:
    """Go on by Tab until this has the focus."""
    what.scroll_into_view_if_needed()
    for _ in range(400):
        if what.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{what} is not reached by Tab.")


def draft_of(page: Page, name: str) -> str:
    """Where a programme is drafted for a client of the demo practice, from their last finished assessment."""
    page.goto(f"/clients/?words={name}")
    page.get_by_role("link", name=re.compile(name)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.get_by_role("link", name="Assessments").first.click()
    page.wait_for_load_state("networkidle")
    hrefs = page.locator('a[href*="/assessments/"]').evaluate_all("links => links.map(it => it.getAttribute('href'))")
    found = next(filter(None, (re.search(r"/assessments/([0-9a-f-]{36})/", href) for href in hrefs)))
    return f"/assessments/{found[1]}/draft/"


def drafted(page: Page, hand: Hand, draft_url: str) -> None:
    """From the choice of a template to the builder."""
    page.goto(draft_url)
    hand.choose(page.get_by_role("radio", name=re.compile(f"^{re.escape(TEMPLATE)}")))
    hand.press(page.get_by_role("button", name=re.compile("^Draft")))
    expect(page.get_by_role("heading", level=1, name="12-week programme")).to_be_visible()


def adjusted(page: Page, hand: Hand) -> list[str]:
    """Five places: a dose, an order, another exercise, one more, a stage that lasts longer. What was done, in words."""
    return [deed(page, hand) for deed in (dose, order, swap, add, stage)]


def saved(page: Page, do: Callable[[], None]) -> None:
    """Do this, and wait until the draft has counted it."""
    edits = page.locator("#edits")
    before = edits.get_attribute("data-edits")
    do()
    expect(edits).not_to_have_attribute("data-edits", before or "")


def cards(page: Page) -> Locator:
    return page.locator(".ex-list > [data-key]")


def dose(page: Page, hand: Hand) -> str:
    more = cards(page).first.get_by_role("button", name="More: Sets")
    saved(page, lambda: hand.press(more))
    return "one set more"


def order(page: Page, hand: Hand) -> str:
    names = [card.get_attribute("data-name") for card in cards(page).all()]
    if isinstance(hand, Keys):
        saved(page, lambda: by_keys(page, cards(page).first))
    else:
        saved(page, lambda: by_dragging(page))
    expect(cards(page).nth(1)).to_have_attribute("data-name", names[0] or "")
    return "the first moved behind the second"


def by_keys(page: Page, card: Locator) -> None:
    reach(page, card.get_by_role("button", name=re.compile("^Move .*"), exact=False).first)
    for key in ("Space", "ArrowDown", "Space"):
        page.keyboard.press(key)


def by_dragging(page: Page) -> None:
    grip, second = cards(page).first.locator("[data-grip]"), cards(page).nth(1)
    start, end = grip.bounding_box(), second.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 10, end["y"] + end["height"] * 0.8, steps=8)
    page.mouse.up()


def swap(page: Page, hand: Hand) -> str:
    ladder = page.locator("#swap .ladder")
    saved(page, lambda: hand.press(ladder.get_by_role("button", name=re.compile("^Swap ")).first))
    return "a step of the ladder"


def add(page: Page, hand: Hand) -> str:
    hand.press(page.locator(".add > summary"))
    words = page.locator("#add-words")
    words.focus()
    page.keyboard.type("bird dog")
    found = page.locator("#found-add").get_by_role("button", name="Add: Bird dog", exact=True)
    expect(found).to_be_visible()
    saved(page, lambda: hand.press(found))
    expect(cards(page).last).to_have_attribute("data-name", "Bird dog")
    return "bird dog added"


def stage(page: Page, hand: Hand) -> str:
    hand.press(page.locator(".stage-menu > summary"))
    hand.press(page.get_by_role("button", name="More: Weeks"))
    saved(page, lambda: hand.press(page.get_by_role("button", name="Save stage")))
    expect(page.get_by_role("heading", level=1, name="13-week programme")).to_be_visible()
    return "a week more"


def published(page: Page, hand: Hand) -> None:
    hand.press(page.get_by_role("link", name="Review and publish"))
    hand.press(page.get_by_role("button", name="Publish version 1"))
    expect(page.get_by_text("Version 1 is in force")).to_be_visible()
