"""A client's calendar over the wire, read back by two other programs over a change of the clocks."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from warnings import catch_warnings, simplefilter

import vobject
from playwright.sync_api import Browser, Page

from programmes.calendars.writing import Entry, written
from programmes.training.scheduling import moment_of
from scripts.measures.figure import Figure
from tests.journeys.product import Product

CLOCKS = {
    "Europe/London": date(2027, 3, 28),
    "America/New_York": date(2027, 11, 7),
    "Australia/Sydney": date(2027, 4, 4),
}
PRIVATE = ("pain", "back", "pelvic", "harbour", "maren", "tess", "DESCRIPTION", "LOCATION")


def calendar(browser: Browser, product: Product) -> Iterator[Figure]:
    page = browser.new_context(base_url=product.address).new_page()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Client", exact=True).click()
    page.wait_for_url(re.compile("/my/today/"))
    page.goto("/my/calendar/")
    page.get_by_role("button", name="Make the address").click()
    address = page.get_by_label("Address of your calendar").input_value()
    yield from _over_the_wire(page, address)
    wrong = sum(_read_wrong(zone, day) for zone, day in CLOCKS.items())
    yield Figure(
        "events that vobject or ics reads at another moment, three zones over a change of clocks", wrong, most=0
    )
    page.context.close()


def _over_the_wire(page: Page, address: str) -> Iterator[Figure]:
    answer = page.request.get(address)
    text = answer.text()
    yield Figure("sessions in the demo client's calendar", text.count("BEGIN:VEVENT"), least=1)
    yield Figure("words in it that tell more than when", sum(word.lower() in text.lower() for word in PRIVATE), most=0)
    again = page.request.get(address, headers={"If-None-Match": answer.headers["etag"]})
    yield Figure("status when read again unchanged", again.status, least=304, most=304)
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Make the address").wait_for()
    yield Figure("status once it is taken back", page.request.get(address).status, least=404, most=404)


def _read_wrong(zone: str, day: date) -> int:
    entries = [
        Entry(
            uuid4(), day + timedelta(days=n), time(8), zone, 10, 0, datetime(2027, 1, 1, tzinfo=UTC), is_cancelled=False
        )
        for n in range(-4, 5)
    ]
    meant = [moment_of(entry.on, entry.at, zone) for entry in entries]
    text = written(entries).decode()
    by_vobject = sorted(event.dtstart.value.astimezone(UTC) for event in vobject.readOne(text).vevent_list)
    read = [*zip(by_vobject, meant, strict=True), *zip(_by_ics(text), meant, strict=True)]
    return sum(bool(seen != wanted) for seen, wanted in read)


def _by_ics(text: str) -> list[datetime]:
    with catch_warnings():
        simplefilter("ignore", DeprecationWarning)
        import ics

        return sorted(event.begin.datetime.astimezone(UTC) for event in ics.Calendar(text).events)
