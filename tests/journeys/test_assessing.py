"""The beginning of the worked example, by finger and by keyboard alone: it is on record once, and leads to a map."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from scripts.measures.assessing_seen.case import knee_to_back
from scripts.measures.assessing_seen.hands import Keyboard, Touch
from scripts.measures.assessing_seen.journey import assess, ready
from scripts.measures.assessing_seen.kept import misses
from tests.journeys.conftest import TABLET
from tests.journeys.product import Product
from therapy.knowledge import load_library

pytestmark = pytest.mark.journey

TESTS = 4


@pytest.mark.parametrize("hands", [lambda page: Touch(page, between_ms=0), Keyboard], ids=["finger", "keyboard"])
def test_what_was_seen_and_measured_is_on_record_once_and_leads_to_a_map(
    product: Product, window: Callable[..., Page], hands: Callable[[Page], Touch | Keyboard]
) -> None:
    page, whole = window(TABLET), knee_to_back(load_library())
    case = replace(whole, visits=whole.visits[:TESTS])
    client = ready(page, case)

    assess(page, hands(page), case, client=client)

    assert misses(product, case, page.url) == []
    expect(page.get_by_text("suspected driver").first).to_be_visible()
