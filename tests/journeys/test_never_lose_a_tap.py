"""What is tapped on a tablet is there at the end, whatever happens to connection, tabs, sessions and colleagues."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from tests.journeys.conftest import TABLET
from tests.journeys.test_main_job import sign_in_with_password

pytestmark = pytest.mark.journey

KNEE, PELVIS = "Knee travels inward, left", "Pelvis drops or turns, left"
HELD = '[name="measure.hold..left"]'
FULL = "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('No room.', 'QuotaExceededError'); }; }"
CLOSED = """() => {
  const begin = IDBDatabase.prototype.transaction;
  let closed;
  IDBDatabase.prototype.transaction = function (...asked) {
    closed ??= this;
    if (this === closed) throw new DOMException("The store is closing.", "InvalidStateError");
    return begin.apply(this, asked);
  };
}"""
KEPT = (
    "async () => Object.fromEntries(await Promise.all(['keys', 'changes', 'known', 'pages'].map(async (shelf) => {"
    "const opening = indexedDB.open('plumbline');"
    "const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });"
    "const counting = store.transaction(shelf).objectStore(shelf).count();"
    "return [shelf, await new Promise((done) => { counting.onsuccess = () => done(counting.result); })]; })))"
)


@pytest.fixture
def tablet(window: Callable[..., Page]) -> Page:
    """A therapist's tablet, signed in."""
    page = window(TABLET)
    sign_in_with_password(page)
    return page


@pytest.fixture
def sitting(tablet: Page) -> str:
    """The address of an assessment that was just begun; the tablet shows its step-down."""
    tablet.goto("/clients/")
    tablet.locator("main a[href^='/clients/']").filter(has_text=re.compile("Byrne")).first.click()
    tablet.goto(f"{tablet.url}assessments/start/")
    tablet.get_by_role("radio", name=re.compile("^Knee and hip")).check()
    for no_to_all in tablet.get_by_role("button", name="Asked, no to all").all():
        if no_to_all.is_visible():
            no_to_all.click()
    tablet.get_by_role("button", name="Save and begin").click()
    tablet.wait_for_url("**/tests/body_map/")
    address = tablet.url.removesuffix("body_map/")
    tablet.goto(f"{address}step_down/")
    return address


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{name}:"))


def expect_at(page: Page, name: str, words: str) -> None:
    expect(field(page, name)).to_have_attribute("aria-label", f"{name}: {words}")


def expect_state(page: Page, words: str) -> None:
    expect(page.locator("#save-state")).to_have_text(re.compile(words), timeout=20_000)


def keep_pages(page: Page, count: int) -> None:
    """Wait until the tablet has fetched the pages of the sitting ahead."""
    for _ in range(60):
        if page.evaluate(KEPT)["pages"] >= count:
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"Not all pages are kept: {page.evaluate(KEPT)}")


def tab_of(context: BrowserContext, address: str) -> Page:
    tab = context.new_page()
    tab.goto(address)
    return tab


def killed(page: Page) -> None:
    """The page's process ends, as the system ends one when memory runs out."""
    with suppress(Error):
        page.goto("chrome://crash")
    page.close()


def test_one_goes_from_test_to_test_without_a_connection_and_opens_a_closed_tab_again(tablet, sitting):
    field(tablet, KNEE).click()
    expect_state(tablet, r"^Saved \d\d:\d\d:\d\d$")
    keep_pages(tablet, 13)

    tablet.context.set_offline(True)
    field(tablet, PELVIS).click()
    expect_state(tablet, "^Offline, 1 change kept on this tablet$")
    tablet.get_by_role("link", name=re.compile("^Next: Trendelenburg")).click()
    expect(tablet.get_by_role("heading", level=1)).to_contain_text("Trendelenburg")
    expect(tablet.get_by_text("No connection. This page is from")).to_be_visible()
    tablet.locator(".sev-step").nth(2).click()
    expect_state(tablet, "^Offline, 2 changes kept on this tablet$")
    context = tablet.context
    tablet.close()

    again = tab_of(context, f"{sitting}step_down/")
    expect_at(again, KNEE, "slight")
    expect_at(again, PELVIS, "slight")
    expect_state(again, "^Offline, 2 changes kept on this tablet$")
    again.get_by_role("link", name="Pause").click()
    expect(again.locator("#messages")).to_contain_text("That page needs the connection.")

    context.set_offline(False)
    expect_state(again, r"^Saved \d\d:\d\d:\d\d$")
    again.reload()
    expect_at(again, PELVIS, "slight")
    assert again.evaluate(KEPT)["changes"] == 0


def test_of_two_screens_the_later_sees_both_and_chooses_even_after_a_reload(window, tablet, sitting):
    other = window(TABLET)
    sign_in_with_password(other)
    other.goto(f"{sitting}step_down/")
    expect(field(other, KNEE)).to_be_visible()
    field(tablet, KNEE).click()
    field(tablet, KNEE).click()
    expect_state(tablet, "^Saved")

    field(other, KNEE).click()

    both = other.locator("[data-error-of='finding.sd_knee.left']")
    expect(both).to_contain_text("recorded “clear” here at")
    expect(both).to_contain_text("you chose “slight”. Nothing was overwritten.")
    expect_state(other, "^Not saved: 1 change to choose$")
    other.reload()
    expect(both).to_contain_text("you chose “slight”")
    other.get_by_role("button", name="1 to choose").click()
    other.get_by_role("dialog").get_by_role("button", name="Use mine: slight").click()
    expect_state(other, "^Saved")
    expect(both).to_be_hidden()
    tablet.reload()
    expect_at(tablet, KNEE, "slight")


def test_two_tabs_of_one_browser_show_and_send_the_same(tablet, sitting):
    tab = tab_of(tablet.context, f"{sitting}step_down/")
    expect_at(tab, KNEE, "not tested")

    field(tablet, KNEE).click()
    expect_at(tab, KNEE, "slight")
    field(tab, KNEE).click()
    expect_at(tablet, KNEE, "clear")

    tablet.context.set_offline(True)
    field(tab, KNEE).click()
    expect_state(tablet, "^Offline, 1 change kept on this tablet$")
    tab.close()
    tablet.context.set_offline(False)
    expect_state(tablet, "^Saved")
    tablet.reload()
    expect_at(tablet, KNEE, "marked")


def test_a_session_that_ended_keeps_the_taps_until_one_signs_in_again(tablet, sitting):
    expect(field(tablet, KNEE)).to_be_visible()
    tablet.context.clear_cookies(name="sessionid")
    field(tablet, KNEE).click()
    expect_state(tablet, "^Signed out, 1 change kept on this tablet")

    tab = tablet.context.new_page()
    sign_in_with_password(tab)
    tab.close()

    expect_state(tablet, "^Saved")
    tablet.reload()
    expect_at(tablet, KNEE, "slight")


def test_a_refused_number_is_never_called_saved_and_not_forgotten(tablet, sitting):
    tablet.goto(f"{sitting}knee_to_wall/")
    number = tablet.get_by_label("Toe to wall, left")
    number.fill("900")
    number.press("Tab")

    expect_state(tablet, "^Not saved: 1 change to choose$")
    tablet.reload()
    expect(number).to_have_value("900")
    expect(tablet.get_by_text("give a number from -40 to 200 cm").filter(visible=True).first).to_be_visible()

    number.fill("6,5")
    number.press("Tab")
    expect_state(tablet, "^Saved")
    for typed, state in (("900", "^Not saved"), ("7", "^Saved")):
        number.fill(typed)
        number.press("Tab")
        expect_state(tablet, state)


def test_what_waits_stands_in_its_own_test_though_another_calls_its_field_the_same(tablet, sitting):
    for test in ("side_plank_endurance", "trendelenburg"):
        tablet.goto(f"{sitting}{test}/")
        expect(tablet.locator(HELD)).to_have_value("")
    keep_pages(tablet, 13)
    tablet.context.set_offline(True)
    tablet.locator(HELD).fill("10")
    tablet.locator(HELD).press("Tab")
    expect_state(tablet, "^Offline, 1 change kept on this tablet$")

    tablet.goto(f"{sitting}side_plank_endurance/")
    expect_state(tablet, "^Offline, 1 change kept on this tablet$")
    expect(tablet.locator(HELD)).to_have_value("")
    tablet.locator(HELD).fill("60")
    tablet.locator(HELD).press("Tab")
    expect_state(tablet, "^Offline, 2 changes kept on this tablet$")

    tablet.context.set_offline(False)
    expect_state(tablet, "^Saved")
    for test, seconds in (("trendelenburg", "10"), ("side_plank_endurance", "60")):
        tablet.goto(f"{sitting}{test}/")
        expect(tablet.locator(HELD)).to_have_value(seconds)


def test_a_refused_number_stays_to_choose_when_another_test_records_a_field_of_that_name(tablet, sitting):
    tablet.goto(f"{sitting}trendelenburg/")
    tablet.locator(HELD).fill("9000")
    tablet.locator(HELD).press("Tab")
    expect_state(tablet, "^Not saved: 1 change to choose$")

    tablet.goto(f"{sitting}side_plank_endurance/")
    expect(tablet.locator(HELD)).to_have_value("")
    tablet.locator(HELD).fill("60")
    tablet.locator(HELD).press("Tab")

    expect_state(tablet, "^Not saved: 1 change to choose$")
    tablet.goto(f"{sitting}trendelenburg/")
    expect(tablet.locator(HELD)).to_have_value("9000")


def test_a_note_outlives_a_browser_that_dies_offline_in_the_middle_of_writing(tablet, sitting):
    expect_state(tablet, "^Saved")
    keep_pages(tablet, 13)
    tablet.context.set_offline(True)
    note = tablet.locator("[data-note]")
    note.press_sequentially("Gives way on stairs, ", delay=10)
    expect_state(tablet, "^Offline, 1 change kept on this tablet$")
    note.press_sequentially("and on the way down to the beach, and now and then on even ground.", delay=100)
    killed(tablet)

    again = tab_of(tablet.context, f"{sitting}step_down/")
    expect(again.locator("[data-note]")).to_have_value(re.compile("^Gives way on stairs, and on the way"))
    tablet.context.set_offline(False)
    expect_state(again, "^Saved")


def test_what_is_typed_and_not_left_is_not_called_saved_and_is_kept_when_the_page_is_put_away(tablet, sitting):
    tablet.goto(f"{sitting}trendelenburg/")
    expect_state(tablet, "^Saved")
    tablet.locator(HELD).press_sequentially("12")
    expect_state(tablet, "^Writing…$")

    tablet.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect_state(tablet, r"^Saved \d\d:\d\d:\d\d$")
    killed(tablet)

    expect(tab_of(tablet.context, f"{sitting}trendelenburg/").locator(HELD)).to_have_value("12")


def test_a_tablet_without_room_sends_all_the_same_and_says_what_it_cannot_keep(tablet, sitting):
    expect_state(tablet, "^Saved")
    tablet.evaluate(FULL)
    field(tablet, KNEE).click()
    expect_state(tablet, r"^Saved \d\d:\d\d:\d\d$")

    tablet.context.set_offline(True)
    field(tablet, PELVIS).click()
    expect_state(tablet, "^Offline, 1 change on this page only: keep it open$")
    tablet.get_by_role("link", name=re.compile("^Next: ")).click()
    expect(tablet.locator("#messages")).to_contain_text("This tablet has no room to keep your last taps.")

    tablet.context.set_offline(False)
    expect_state(tablet, r"^Saved \d\d:\d\d:\d\d$")
    tablet.reload()
    for name in (KNEE, PELVIS):
        expect_at(tablet, name, "slight")


def test_a_store_that_the_tablet_closed_is_opened_again(tablet, sitting):
    expect_state(tablet, "^Saved")
    tablet.context.set_offline(True)
    tablet.evaluate(CLOSED)

    field(tablet, KNEE).click()

    expect_state(tablet, "^Offline, 1 change kept on this tablet$")


def test_a_clock_that_was_wrong_takes_no_changes_of_whoever_comes_back(tablet, sitting):
    expect_state(tablet, "^Saved")
    keep_pages(tablet, 13)
    tablet.context.set_offline(True)
    field(tablet, KNEE).click()
    expect_state(tablet, "^Offline, 1 change kept on this tablet$")
    context = tablet.context
    killed(tablet)
    context.add_init_script("{ const now = Date.now; Date.now = () => now() + 40 * 24 * 3600_000; }")

    again = tab_of(context, f"{sitting}step_down/")

    expect_at(again, KNEE, "slight")
    context.set_offline(False)
    expect_state(again, "^Saved")
    again.reload()
    expect_at(again, KNEE, "slight")


def test_what_comes_after_the_assessment_was_finished_is_told_until_it_is_left_out(window, tablet, sitting):
    expect_state(tablet, "^Saved")
    tablet.context.set_offline(True)
    field(tablet, KNEE).click()
    expect_state(tablet, "^Offline, 1 change kept on this tablet$")
    other = window(TABLET)
    sign_in_with_password(other)
    other.goto(f"{sitting}step_down/")
    field(other, PELVIS).click()
    expect_state(other, r"^Saved \d\d:\d\d:\d\d$")
    other.get_by_role("button", name="Finish and see map").click()
    expect(other.get_by_role("heading", level=1)).to_contain_text("Compensation map")

    tablet.context.set_offline(False)
    expect_state(tablet, "^Not saved: 1 change to choose$")
    tablet.goto("/clients/")

    note = tablet.locator("#messages .note")
    expect(note).to_contain_text("Knee travels inward, left, “slight”. This assessment is finished")
    note.get_by_role("button", name="Leave mine out").click()
    expect(note).to_have_count(0)
    assert tablet.evaluate(KEPT)["changes"] == 0


def test_signing_out_leaves_nothing_on_the_tablet(tablet, sitting):
    field(tablet, KNEE).click()
    expect_state(tablet, "^Saved")
    keep_pages(tablet, 13)

    tablet.goto("/")
    tablet.get_by_role("button", name="Sign out").click()
    tablet.wait_for_url("**/sign-in/")

    assert tablet.evaluate(KEPT) == {"keys": 0, "changes": 0, "known": 0, "pages": 0}
    tablet.context.set_offline(True)
    tablet.goto(f"{sitting}step_down/")
    expect(tablet.get_by_role("heading", level=1)).to_have_text("This page is not on the tablet")
