"""The library in a browser: searched as one types, narrowed, climbed, turned and leafed through, by keyboard too."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey

DESKTOP = {"width": 1440, "height": 900}


@pytest.fixture
def staff(window) -> Page:
    page: Page = window(DESKTOP)
    page.goto("/")
    page.locator('form[action$="/enter/admin/"] button').first.click()
    page.wait_for_load_state("networkidle")
    page.goto("/exercises/")
    return page


def found(page: Page):
    return page.locator("#found [role=status]")


def facet(page: Page, name: str):
    return page.locator(f'.facet[data-facet="{name}"]')


def test_what_is_typed_and_chosen_is_found_counted_and_kept_in_the_address(staff):
    staff.locator("#id_words").press_sequentially("brid dog")
    expect(found(staff)).to_contain_text("3 of 148")
    expect(found(staff)).to_contain_text("was looked for")
    expect(facet(staff, "stage").locator('[data-count="2"]')).to_have_text("2")

    facet(staff, "stage").locator("summary").click()
    facet(staff, "stage").get_by_label(re.compile("^3,")).check()

    expect(found(staff)).to_contain_text("1 of 148")
    expect(staff).to_have_url(re.compile(r"words=brid\+dog&stage=3$"))
    expect(facet(staff, "stage").locator("summary")).to_contain_text("Stage: 3,")


def test_a_chip_gives_back_what_it_took_and_a_reload_shows_the_same(staff):
    staff.goto("/exercises/?words=bridge&stage=4")

    staff.locator(".asked-chips a").first.click()
    expect(staff).to_have_url(re.compile(r"\?stage=4$"))
    expect(staff.locator("#id_words")).to_have_value("")

    staff.reload()
    expect(found(staff)).to_contain_text("20 of 148")
    staff.get_by_role("link", name="Clear all").click()
    expect(found(staff)).to_contain_text("148 of 148")


def test_filters_open_choose_and_close_by_keyboard(staff):
    summary = facet(staff, "position").locator("summary")
    summary.focus()
    staff.keyboard.press("Enter")
    staff.keyboard.press("Tab")
    staff.keyboard.press("Space")

    expect(found(staff)).not_to_contain_text("148 of")
    staff.keyboard.press("Escape")
    expect(facet(staff, "position")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_without_a_connection_the_search_says_so_and_goes_on_by_itself(staff):
    staff.context.set_offline(True)
    staff.locator("#id_words").press_sequentially("clam")
    expect(staff.locator("#search-offline")).to_be_visible()

    staff.context.set_offline(False)
    expect(staff.locator("#search-offline")).to_be_hidden()
    expect(found(staff)).not_to_contain_text("148 of")


def test_a_figure_is_turned_and_stopped_and_a_ladder_climbed(staff):
    staff.goto("/exercises/bird_dog/")
    figure = staff.locator("svg.fig")
    expect(figure.locator("path").first).to_be_attached()
    before = figure.get_attribute("viewBox")
    staff.get_by_text("Front", exact=True).click()
    expect(figure).not_to_have_attribute("viewBox", before or "")
    staff.get_by_role("button", name="Pause").click()
    expect(staff.get_by_role("button", name="Play")).to_be_visible()
    staff.wait_for_timeout(1000)  # a turn that has begun is finished
    still = figure.inner_html()
    staff.wait_for_timeout(300)
    assert figure.inner_html() == still

    staff.goto("/exercises/bird_dog/ladder/")
    here = staff.locator("[data-here]")
    here.focus()
    staff.keyboard.press("ArrowUp")
    expect(staff.locator("[data-rung]").nth(1)).to_be_focused()
    staff.keyboard.press("End")
    expect(staff.locator("[data-rung]").last).to_be_focused()


def test_a_flip_book_is_leafed_through_by_keys(staff):
    staff.goto("/figures/bird_dog/")
    expect(staff.locator("[data-measured] li")).to_have_count(8)
    staff.keyboard.press("ArrowRight")
    expect(staff.locator("[data-where]")).to_have_text("2 of 24")
    staff.keyboard.press("ArrowLeft")
    staff.keyboard.press("ArrowLeft")
    expect(staff.locator("[data-where]")).to_have_text("24 of 24")
