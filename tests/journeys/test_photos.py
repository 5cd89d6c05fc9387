"""A therapist takes a photo in a real browser, draws on it with finger and keyboard, and signs what was found."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.clients.practices.hostile_files import jpeg
from tests.journeys.conftest import TABLET
from tests.journeys.product import wait_until
from therapy.assessments.models import PhotoView
from therapy.assessments.photos.geometry import Segment, angle_of
from therapy.assessments.photos.words import EDGES, angle_words

pytestmark = pytest.mark.journey
PICTURE = (900, 1200)


@pytest.fixture
def photos(window: Callable[..., Page], tmp_path: Path) -> Page:
    """Tess at the photos of a new assessment, the picture "stand.jpg" at hand."""
    (tmp_path / "stand.jpg").write_bytes(jpeg(PICTURE))
    page = window(TABLET)
    page.goto("/sign-in/")
    page.get_by_role("button", name="Therapist", exact=True).click()
    page.get_by_role("link", name="Clients").first.click()
    page.get_by_role("link", name="Chloe Martin").first.click()
    page.goto(f"{page.url}assessments/start/")
    page.get_by_role("button", name="Save and begin").click()
    page.wait_for_url("**/tests/**")
    page.goto(re.sub(r"tests/.*", "photos/?test=standing_posture", page.url))
    if (agree := page.get_by_role("button", name="Record: the client agrees")).count():
        agree.click()
    return page


def pull(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press on the picture and pull, both places in shares of its width and height."""
    box = page.locator("[data-board] image").bounding_box()
    assert box
    (x1, y1), (x2, y2) = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in (start, end)]
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move(x2, y2, steps=5)
    page.mouse.up()


def take_up(page: Page, line: str) -> None:
    """Press the button of a line until it is taken up: a page that is not ready yet hears nothing."""
    button = page.get_by_role("button", name=line, exact=True)

    def is_taken_up() -> bool:
        if button.get_attribute("aria-pressed") == "false":
            button.click()
        return button.get_attribute("aria-pressed") == "true"

    wait_until(is_taken_up, seconds=30, what=f"{line} to be taken up")


def touch(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """The same with a finger, which the browser would rather take for moving the page."""
    box = page.locator("[data-board] image").bounding_box()
    assert box
    places = [[s + (e - s) * step / 8 for s, e in zip(start, end, strict=True)] for step in range(9)]
    fingers = [{"x": box["x"] + box["width"] * x, "y": box["y"] + box["height"] * y} for x, y in places]
    wire = page.context.new_cdp_session(page)
    for at, finger in enumerate(fingers):
        kind = "touchMove" if at else "touchStart"
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [finger]})
        page.wait_for_timeout(20)
    wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_photo_is_taken_drawn_on_and_found_again(
    photos: Page, tmp_path: Path, pictures: Callable[[Page, str], None]
) -> None:
    photos.locator("[data-take] input[type=file]").last.set_input_files(tmp_path / "stand.jpg")
    expect(photos.get_by_text("Now say from where it is taken; then it is sent.")).to_be_visible()
    photos.get_by_text("From the front").click()
    photos.get_by_role("link", name="Lines and angles").click()

    take_up(photos, "Shoulders")
    pull(photos, (0.3, 0.30), (0.7, 0.28))
    expect(photos.locator("[data-rows]")).to_contain_text("higher towards the client’s left")
    take_up(photos, "Plumb line")
    pull(photos, (0.1, 0.9), (0.1, 0.1))
    touch(photos, (0.7, 0.28), (0.7, 0.40))
    expect(photos.locator("[data-rows]")).to_contain_text("higher towards the client’s right")
    photos.locator("[data-draw=Pelvis]").press("Enter")
    photos.keyboard.press("Shift+ArrowUp")
    expect(photos.locator("#save-state")).to_contain_text("Saved")
    said = photos.locator("[data-row=line] [data-words]").all_inner_texts()
    pictures(photos, "photo-drawn-on")

    photos.get_by_role("link", name="Photos", exact=True).click()
    kept = photos.locator(".ph-card li").all_inner_texts()
    assert [line.partition(": ")[2] for line in kept] == said, "the server tells the angles as the page did"


def test_script_and_server_tell_every_angle_alike(photos: Page) -> None:
    chance = random.Random(5)
    places = [[chance.randrange(0, 1600) for _ in range(8)] for _ in range(500)]
    told = photos.evaluate(
        """async ([places, edges]) => {
            const { wordsOf } = await import("/static/js/photo/angles.js");
            return places.map((each) => wordsOf(each.slice(0, 4), each.slice(4), edges));
        }""",
        [places, EDGES[PhotoView.FRONT]],
    )

    expected = [angle_words(angle_of(Segment(*each[:4]), Segment(*each[4:])), PhotoView.FRONT) for each in places]
    assert [pair for pair in zip(told, expected, strict=True) if pair[0] != pair[1]] == []


def test_a_photo_that_could_not_be_sent_waits_on_the_page_and_is_sent_once(photos: Page, tmp_path: Path) -> None:
    photos.get_by_text("From behind").click()
    photos.context.set_offline(True)
    photos.locator("[data-take] input[type=file]").last.set_input_files(tmp_path / "stand.jpg")
    expect(photos.get_by_text("The photo is still on this page, and nowhere else")).to_be_visible()

    photos.context.set_offline(False)

    expect(photos.locator(".ph-card")).to_have_count(1)
