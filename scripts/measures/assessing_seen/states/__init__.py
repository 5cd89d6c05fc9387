"""Every state in which the pages of an assessment are met, one after another in one browser."""

from collections.abc import Iterator

from playwright.sync_api import Page

from scripts.measures.assessing_seen.journey import register
from scripts.measures.assessing_seen.states.ahead import asked_ahead
from scripts.measures.assessing_seen.states.arranging import arranging
from scripts.measures.assessing_seen.states.deciding import assessed_again, deciding, reporting
from scripts.measures.assessing_seen.states.keeping import keeping
from scripts.measures.assessing_seen.states.picturing import picturing
from scripts.measures.assessing_seen.states.starting import starting, stopped
from scripts.measures.assessing_seen.states.testing import testing

LONG_NAME = "Wilhelmina Featherstonehaugh-Oyelaran"


def states(page: Page) -> Iterator[str]:
    """The name of each state, with the page in it, of a client with a long name. A therapist is signed in."""
    client = register(page, LONG_NAME)
    yield "client's page without an assessment"
    yield from asked_ahead(page, client)
    yield from starting(page, client)
    yield from arranging(page)
    yield from testing(page)
    yield from keeping(page)
    yield from picturing(page, client)
    yield from deciding(page, client)
    yield from reporting(page, client)
    yield from assessed_again(page, client)
    yield from stopped(page, client)
