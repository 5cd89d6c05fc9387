"""A 12-week programme drafted, adjusted in five places and published in under three minutes: by hand, and by keys."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.building import Hand, Keys, adjusted, cards, draft_of, drafted, published, saved
from tests.journeys.conftest import TABLET
from tests.journeys.test_main_job import sign_in_with_password

pytestmark = pytest.mark.journey

MOST_SECONDS = 180


@pytest.fixture
def page(window: Callable[..., Page]) -> Page:
    opened = window(TABLET)
    opened.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    sign_in_with_password(opened)
    return opened


@pytest.mark.parametrize(("name", "keyboard"), [("Owen", False), ("Chloe", True)], ids=["by hand", "by keys"])
def test_a_programme_is_drafted_adjusted_in_five_places_and_published_in_time(
    page: Page, pictures: Callable[[Page, str], None], name: str, keyboard: bool
) -> None:
    hand, url = Keys(page) if keyboard else Hand(), draft_of(page, name)

    began = time.perf_counter()
    drafted(page, hand, url)
    done = adjusted(page, hand)
    pictures(page, f"building-{'keys' if keyboard else 'hand'}")
    published(page, hand)

    assert len(done) == 5
    assert time.perf_counter() - began < MOST_SECONDS


def test_changes_are_undone_after_a_reload_and_two_builders_lose_nothing(
    page: Page, window: Callable[..., Page]
) -> None:
    drafted(page, Hand(), draft_of(page, "Lotte"))
    other = window(TABLET)
    other.set_default_timeout(30_000)
    sign_in_with_password(other)
    other.goto(page.url)
    names = [card.get_attribute("data-name") for card in cards(page).all()]

    saved(page, lambda: cards(page).first.get_by_role("button", name="Remove").click())
    cards(other).last.locator("summary.ex-h").click()
    saved(other, lambda: cards(other).last.get_by_role("button", name="Remove").click())

    expect(other.get_by_text("Saved, beside what others changed meanwhile.")).to_be_visible()
    assert [card.get_attribute("data-name") for card in cards(other).all()] == names[1:-1]
    other.reload()
    for left in (names[1:], names):
        saved(other, lambda: other.locator("#undo").click())
        expect(cards(other)).to_have_count(len(left))
    assert [card.get_attribute("data-name") for card in cards(other).all()] == names
