"""An admin poses a picture in a real browser, and the practice's pages play it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.product import Product
from therapy.demo.people import PASSWORD

pytestmark = pytest.mark.journey

DESKTOP, TABLET = {"width": 1440, "height": 900}, {"width": 1180, "height": 820}


@pytest.fixture
def editor(product: Product, window: Callable[..., Page]) -> Page:
    """Mina, an admin, at the picture of the clam."""
    return posing(window(DESKTOP), "clam")


def posing(page: Page, exercise: str) -> Page:
    page.goto("/sign-in/")
    page.get_by_label("E-mail", exact=True).fill("mina@demo.plumbline.test")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="Exercises")).to_be_visible()
    page.goto(f"/exercises/{exercise}/")
    page.get_by_role("link", name="Pose and versions").click()
    expect(page.locator("[data-pose][data-ready]")).to_be_attached()
    return page


def knee(page: Page) -> Locator:
    return page.get_by_role("slider", name="Left knee", exact=True)


def drag(page: Page, handle: Locator, across: float, down: float) -> None:
    box = handle.locator("circle").last.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y + down, steps=6)
    page.wait_for_timeout(150)
    page.mouse.up()


def test_an_admin_poses_a_picture_and_the_exercise_plays_it(
    editor: Page, window: Callable[..., Page], pictures: Callable[[Page, str], None]
) -> None:
    before = knee(editor).get_attribute("transform")
    drag(editor, knee(editor), 4, 22)
    assert knee(editor).get_attribute("transform") != before

    flexion = editor.get_by_role("spinbutton", name="Left knee flexion")
    flexion.fill("170")
    flexion.press("Enter")
    expect(editor.get_by_text("Left knee flexion goes from −3° to 155°; 170° is beyond that.")).to_be_visible()
    expect(flexion).to_have_value("170")
    knee(editor).press("ArrowUp")
    expect(flexion).to_have_value("89")
    knee(editor).press("Shift+ArrowDown")
    expect(flexion).to_have_value("84")

    editor.get_by_text("Hands and feet that stay").click()
    right_foot = editor.get_by_label("Right foot")
    right_foot.select_option("Stays flat on a surface")
    along = editor.get_by_role("group", name="Right foot").get_by_label("Along")
    along.fill("200")
    along.press("Enter")
    warning = editor.get_by_role("listitem").filter(has_text="Right foot does not touch what it should rest on")
    expect(warning).to_be_visible()
    pictures(editor, "pose-warning")
    editor.get_by_role("button", name="Save as reviewed").click()
    expect(editor.get_by_text("Contact: mend it, or say why it may stay.").first).to_be_visible()
    warning.get_by_role("button", name="Show the moment: Contact").click()
    right_foot.select_option("As the position has it")
    expect(editor.get_by_text("All checks hold")).to_be_visible()
    expect(warning).to_have_count(0)
    expect(editor.locator("#save-state")).to_contain_text("Draft saved")

    editor.get_by_role("button", name="End", exact=True).click()
    knee(editor).press("Shift+ArrowUp")
    expect(editor.get_by_text("All checks hold")).to_be_visible()
    editor.get_by_role("button", name="Save as reviewed").click()
    expect(editor.get_by_text("reviewed by Mina Sato")).to_be_visible()
    pictures(editor, "pose-reviewed")

    editor.goto("/exercises/clam/")
    figure = editor.locator(".exercise-fig [data-figure]")
    expect(figure).to_have_attribute("data-figure", re.compile(r"^/figures/[0-9a-f-]{36}\.json$"))
    first = figure.inner_html()
    editor.wait_for_timeout(1500)
    assert figure.inner_html() != first


def test_two_admins_see_both_pictures_and_a_warning_is_kept_with_its_reason(
    product: Product, window: Callable[..., Page], pictures: Callable[[Page, str], None]
) -> None:
    first, second = posing(window(DESKTOP), "free_squat"), posing(window(TABLET), "free_squat")
    saved = first.locator("#save-state")

    first.get_by_role("slider", name="Right hand", exact=True).press("Shift+ArrowUp")
    expect(saved).to_contain_text("Draft saved")
    second.get_by_role("slider", name="Head and neck", exact=True).press("Shift+ArrowUp")
    expect(second.get_by_text("Nothing was overwritten.")).to_be_visible()
    pictures(second, "pose-conflict")
    second.get_by_role("button", name="Take theirs").click()
    expect(second.locator("#save-state")).to_contain_text("Draft saved")

    second.get_by_role("slider", name="Whole body", exact=True).focus()
    second.get_by_text("Hands and feet that stay").click()
    second.get_by_label("Left foot").select_option("Moves freely")
    second.get_by_role("button", name="Start", exact=True).click()
    second.get_by_label("Left foot").select_option("Moves freely")
    second.get_by_text("Things round the body").click()
    second.get_by_label("Add a thing").select_option("Box")
    second.get_by_role("group", name="Box").get_by_label("Along").fill("0")
    second.get_by_role("group", name="Box").get_by_label("Along").press("Enter")
    warning = second.get_by_role("listitem").filter(has_text="Floor and things")
    expect(warning).to_be_visible()
    warning.get_by_text("Keep it, and say why").click()
    warning.get_by_label("Why this may stay").fill("The box is glass, so that the feet are seen.")
    warning.get_by_label("Why this may stay").press("Tab")
    expect(warning).to_have_class("excused")
    for row in second.locator("[data-warnings] li:not(.excused)").all():
        row.get_by_text("Keep it, and say why").click()
        row.get_by_label("Why this may stay").fill("Only to try the reasons out.")
        second.keyboard.press("Tab")
    pictures(second, "pose-excused")
    second.get_by_role("button", name="Save as reviewed").click()
    expect(second.get_by_text("Sinking excused: The box is glass, so that the feet are seen.")).to_be_visible()
