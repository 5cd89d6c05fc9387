"""How the pages look to people who see colours otherwise, kept as pictures; and whether over and under stay apart."""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page

from scripts.measures.assessing_seen.journey import register, sign_in
from scripts.measures.assessing_seen.states.testing import open_test
from scripts.measures.assessing_seen.tapped import TABLETS
from scripts.measures.assessing_seen.weighed import begin
from scripts.measures.figure import Figure
from tests.journeys.product import Product

SIGHTS = ("none", "protanopia", "deuteranopia", "tritanopia", "achromatopsia")
PICTURES = Path(__file__).resolve().parents[3] / "var" / "pictures"


def sights(browser: Browser, product: Product) -> Iterator[Figure]:
    """The pictures are kept in var/pictures."""
    context = browser.new_context(viewport=TABLETS["1180 × 820"], base_url=product.address)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page)
    register(page)
    begin(page)
    open_test(page, "step_down")
    for each in page.locator(".sev-step").all()[:6]:
        each.click(click_count=2)
    page.wait_for_load_state("networkidle")
    PICTURES.mkdir(parents=True, exist_ok=True)
    wire = context.new_cdp_session(page)
    apart = []
    for sight in SIGHTS:
        wire.send("Emulation.setEmulatedVisionDeficiency", {"type": sight})
        page.screenshot(path=PICTURES / f"assessing-{sight}.png")
        apart.append(_apart(page))
    context.close()
    yield Figure("pictures of the page as others see it, in var/pictures", len(SIGHTS), least=5)
    yield Figure("over beside under in the legend, least mean difference of 255", min(apart), least=25)


def _apart(page: Page) -> float:
    """How far the two marks of the legend lie apart on average, from point to point: colour and pattern together."""
    over, under = (_picture(page, f".legend .sw.{state}") for state in ("over", "under"))
    difference = ImageChops.difference(over, under.resize(over.size))
    return round(max(ImageStat.Stat(difference).mean), 1)


def _picture(page: Page, selector: str) -> Image.Image:
    return Image.open(io.BytesIO(page.locator(selector).first.screenshot())).convert("RGB")
