"""A therapist writes a report in a real browser and keeps it; its drawings are those of the screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from scripts.measures.browsing.rules import broken_rules, small_controls
from tests.journeys.conftest import TABLET
from therapy.reports.drawing.body import spline
from therapy.reports.drawing.shapes import shapes

pytestmark = pytest.mark.journey

DRAWN = """async () => {
  const { viewMarkup } = await import("/static/js/bodymap/draw.js");
  const paths = {};
  for (const view of ["front", "back"]) {
    const svg = new DOMParser().parseFromString(
      `<svg xmlns="http://www.w3.org/2000/svg">${viewMarkup(view, { marks: {}, id: "x" })}</svg>`, "image/svg+xml");
    for (const path of svg.querySelectorAll("path.bm-r"))
      paths[`${view} ${path.dataset.region} ${path.dataset.side}`] =
        path.getAttribute("d").match(/-?[\\d.]+/g).map(Number);
  }
  return paths;
}"""


@pytest.fixture
def client_page(window: Callable[..., Page]) -> Page:
    """Tess at Maren's page."""
    page = window(TABLET)
    page.goto("/sign-in/")
    page.get_by_role("button", name="Therapist", exact=True).click()
    page.get_by_role("link", name="Clients").first.click()
    page.get_by_role("link", name="Maren Aldous").first.click()
    return page


def sheets(page: Page):
    return page.locator(".sheets img")


def state(page: Page):
    return page.locator("#save-state")


def test_a_report_is_written_looked_at_and_kept(client_page, pictures):
    page = client_page
    page.get_by_role("button", name="Write a report").click()
    expect(sheets(page).first).to_be_visible(timeout=20_000)

    page.get_by_text("Whoever referred them").click()
    page.get_by_label("To", exact=False).fill("Dr Amara Ruiz\nQuay Street Surgery")
    page.get_by_label("Your own words", exact=False).fill("Thank you for sending Maren.")
    expect(state(page)).to_contain_text("Draft, saved", timeout=20_000)
    pictures(page, "report")

    page.get_by_role("button", name="Keep it").click()

    expect(page.get_by_text("Report for whoever referred them, plain words").first).to_be_visible()


def test_what_is_typed_without_a_connection_is_said_not_to_be_saved_and_saved_once_it_is_back(client_page):
    page = client_page
    page.get_by_role("button", name="Write a report").click()
    expect(sheets(page).first).to_be_visible(timeout=20_000)

    page.context.set_offline(True)
    page.get_by_label("Your own words", exact=False).fill("Typed on the stairs.")
    expect(state(page)).to_contain_text("Not saved: no connection", timeout=20_000)
    page.context.set_offline(False)
    expect(state(page)).to_contain_text("Draft, saved", timeout=20_000)

    page.reload()
    expect(page.get_by_label("Your own words", exact=False)).to_have_value("Typed on the stairs.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_draft_holds_to_the_rules_of_accessibility(client_page, scheme):
    page = client_page
    page.emulate_media(color_scheme=scheme)
    page.get_by_role("button", name="Write a referral").click()
    expect(sheets(page).first).to_be_visible(timeout=20_000)

    assert broken_rules(page, to_aaa=True) == []
    assert small_controls(page) == []


def test_the_body_on_paper_is_the_body_on_screen(client_page):
    on_screen, known = client_page.evaluate(DRAWN), shapes()

    for view in ("front", "back"):
        for region, (_, points) in known.surface[view].items():
            for sign in (1, -1):
                side = "left" if (view == "front") == (sign == 1) else "right"
                half = [(120 + sign * point[0], point[1], len(point) > 2 and bool(point[2])) for point in points]
                ours = numbers(spline(half))
                assert ours == pytest.approx(on_screen[f"{view} {region} {side}"], abs=0.15), f"{view} {region}"


def numbers(path: str) -> list[float]:
    return [float(each) for each in path.replace("M", " ").replace("C", " ").replace("Z", " ").split()]
