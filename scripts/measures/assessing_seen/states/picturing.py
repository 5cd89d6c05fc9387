"""Photos: first without consent, then taken, drawn on, and about to be deleted."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.clients.practices.hostile_files import jpeg

PICTURE = (900, 1200)


def picturing(page: Page, client: str) -> Iterator[str]:
    test = page.url
    page.goto(re.sub(r"tests/.*", "photos/?test=standing_posture", test))
    yield "photos, without consent"
    page.get_by_role("button", name="Record: the client agrees").click()
    yield "photos, none yet"
    page.locator("[data-take] input[type=file]").last.set_input_files(
        {"name": "stand.jpg", "mimeType": "image/jpeg", "buffer": jpeg(PICTURE)}
    )
    page.get_by_text("From the front").click()
    expect(page.locator(".ph-card img, .ph-card image").first).to_be_visible()
    yield "photos, one taken"
    page.get_by_role("link", name="Lines and angles").click()
    page.get_by_role("button", name="Pelvis", exact=True).press("Enter")
    expect(page.locator("#save-state")).to_contain_text("Saved")
    yield "photo, drawn on"
    page.get_by_role("link", name="Delete", exact=True).click()
    yield "photo, about to be deleted"
    page.goto(f"{client}photos/")
    yield "photos of a client"
    page.goto(test)
