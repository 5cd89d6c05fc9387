"""One test on a tablet: what is timed, counted, added up, held, noted and dictated is kept as it was meant."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import TABLET

pytestmark = pytest.mark.journey

SECOND = 1000  # milliseconds
LOOKED_AT = ("sd_arms", "sd_trunk", "sd_pelvis", "sd_knee", "sd_unsteady")
HEARD = """
  class Listening {
    static available = async ({ processLocally }) => (processLocally ? "%s" : "available");
    start() { setTimeout(() => this.onresult({ resultIndex: 0, results: [[{ transcript: " with a cue " }]] }), 50); }
    stop() { this.onend(); }
  }
  window.SpeechRecognition = window.webkitSpeechRecognition = Listening;
"""


@pytest.fixture
def tablet(window: Callable[..., Page]) -> Page:
    page = window(TABLET)
    page.goto("/sign-in/")
    page.get_by_role("button", name="Therapist", exact=True).click()
    return page


@pytest.fixture
def open_test(tablet: Page) -> Callable[[str], Page]:
    """Opens a test of a whole-body assessment that was just begun."""
    tablet.get_by_role("link", name="Clients").first.click()
    tablet.get_by_role("link", name="Chloe Martin").first.click()
    tablet.goto(f"{tablet.url}assessments/start/")
    tablet.get_by_role("radio", name=re.compile("^Whole body")).check(force=True)
    tablet.get_by_role("button", name="Save and begin").click()
    tablet.wait_for_url("**/tests/**")
    address = re.sub(r"tests/.*", "tests/", tablet.url)

    def open_it(test: str) -> Page:
        tablet.goto(f"{address}{test}/")
        return tablet

    return open_it


def seen(page: Page, observation: str, side: str = "left") -> Locator:
    return page.locator(f'[data-cell="finding.{observation}.{side}"] .sev-step')


def expect_saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d$"))


def let_pass(page: Page, milliseconds: int) -> None:
    """Let all clocks of the page have begun so much earlier."""
    page.evaluate(
        "(gone) => { for (const [key, kept] of Object.entries(localStorage)) if (key.startsWith('plumbline.watch.')) {"
        "const { since, ...more } = JSON.parse(kept);"
        "localStorage.setItem(key, JSON.stringify({ since: since - gone, ...more })); } }",
        milliseconds,
    )


def test_a_watch_runs_through_a_reload_stops_at_its_cap_and_forgets_what_was_left_running(open_test):
    page = open_test("single_leg_stance")
    time, watch = page.get_by_label("Eyes open, left", exact=True), page.locator('[data-watch="measure.eo..left"]')

    watch.click()
    let_pass(page, 20 * SECOND)
    page.reload()
    watch.click()
    expect_saved(page)
    assert 20 <= float(time.input_value()) < 30
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('plumbline.watch.'))") == []

    watch.click()
    let_pass(page, 60 * SECOND)
    expect(time).to_have_value("45")
    expect_saved(page)

    watch.click()
    open_test("step_down")
    let_pass(page, 600 * SECOND)
    open_test("single_leg_stance")
    expect(page.locator("#live")).to_contain_text("Nothing was recorded.")
    expect(time).to_have_value("45")


def test_what_is_counted_for_a_time_is_recorded_when_it_is_over_and_not_before(open_test):
    page = open_test("breathing_pattern")
    breaths, begin = page.get_by_role("textbox", name="Breaths in a minute"), page.locator("[data-begin]")

    begin.click()
    page.locator("[data-more]").first.click(click_count=3)
    begin.click()
    expect(page.locator("#live")).to_contain_text("Nothing was recorded.")
    expect(breaths).to_have_value("")

    begin.click()
    page.locator("[data-more]").first.click(click_count=14)
    page.reload()
    let_pass(page, 60 * SECOND)
    expect(breaths).to_have_value("14")
    expect_saved(page)


def test_a_score_counts_itself_and_stands_only_while_all_of_it_was_looked_at(open_test):
    page = open_test("step_down")
    score = page.locator('input[name="measure.score..left"]:checked')
    for observation in LOOKED_AT[:-1]:
        seen(page, observation).click()
    expect(score).to_have_value("")

    seen(page, LOOKED_AT[-1]).press("0")
    expect(score).to_have_value("4")
    seen(page, "sd_knee").click()
    expect(score).to_have_value("5")
    expect(page.get_by_text("Left 5 of 6, poor.")).to_be_visible()

    page.get_by_role("button", name="Undo the last change").click()
    expect(score).to_have_value("4")
    seen(page, "sd_arms").click(delay=800)
    expect(seen(page, "sd_arms")).to_contain_text("not tested")
    expect(score).to_have_value("")
    expect_saved(page)
    page.reload()
    expect(seen(page, "sd_arms")).to_contain_text("not tested")
    expect(score).to_have_value("")


def test_the_lines_of_the_flexibility_score_need_a_tap_for_each_yes_and_one_for_the_rest(open_test):
    page = open_test("beighton")
    for line in ("Left thumb to the forearm", "Palms flat to the floor with straight knees"):
        page.get_by_role("group", name=line, exact=True).first.get_by_role("radio", name="Yes").check(force=True)

    page.get_by_role("button", name="No to the rest").click()

    expect(page.locator('input[name="measure.score.."]:checked')).to_have_value("2")
    expect_saved(page)


def test_a_note_is_kept_while_it_is_written(open_test):
    page = open_test("step_down")
    page.locator("[data-note]").press_sequentially("Gives on stairs.")
    expect_saved(page)

    page.reload()

    expect(page.locator("[data-note]")).to_have_value("Gives on stairs.")


def test_speech_becomes_a_note_only_where_it_stays_on_the_device(open_test, tablet):
    tablet.add_init_script(HEARD % "available")
    page = open_test("step_down")
    page.locator("[data-note]").fill("Gives on stairs.")
    page.get_by_role("button", name="Dictate").click()
    expect(page.locator("[data-note]")).to_have_value("Gives on stairs. with a cue")
    expect(page.locator("[data-dictation-says]")).to_contain_text("sent nowhere")

    tablet.add_init_script(HEARD % "unavailable")
    page.reload()
    expect(page.locator("[data-dictation-says]")).to_contain_text("microphone of the keyboard")
    expect(page.locator("[data-dictate]")).to_be_hidden()


def test_nothing_else_seen_is_one_tap_and_goes_on(open_test):
    page = open_test("knee_to_wall")

    page.get_by_role("button", name=re.compile("^Nothing else seen, next")).click()

    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Knee-to-wall")
    page.go_back()
    expect(seen(page, "kw_front_pinch")).to_contain_text("not seen")
    expect(seen(page, "kw_limited")).to_contain_text("as measured")
