import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.product import Product

PATIENCE = 20_000  # milliseconds: a busy machine is slow, and a page that never does it is no sooner wrong
TABLET, PHONE = {"width": 1180, "height": 820}, {"width": 390, "height": 844}


expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    running = Product(tmp_path_factory.mktemp("product"))
    yield running
    assert running.stop() == 0


@pytest.fixture
def window(browser: Browser, product: Product) -> Iterator[Callable[..., Page]]:
    """Opens windows that know nothing of one another. A page that breaks the policy or throws fails the test."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(size: dict[str, int]) -> Page:
        context = browser.new_context(viewport=size, has_touch=True, base_url=product.address)  # type: ignore[arg-type]
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        return page

    yield open_window
    for context in opened:
        context.close()
    assert complaints == []


@pytest.fixture
def pictures() -> Callable[[Page, str], None]:
    """Keeps a picture of a page under PICTURES, where that is set."""
    folder = os.environ.get("PICTURES")

    def keep(page: Page, name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png")

    return keep
