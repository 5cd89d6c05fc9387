"""D3: the rules of a time zone change. Only what is not sent yet, and only in that zone, moves, within one run."""

import tempfile
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from unittest import mock

from django.utils import timezone

from programmes.reminders import timing
from programmes.reminders.actions import plan_news
from programmes.reminders.models import Reminder
from programmes.training.models import Session
from scripts.measures.faults import rows
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

CHANGED, LIKE, SAME = "America/Vancouver", "America/Chicago", "Europe/Berlin"
HOUR = timedelta(hours=1)


def figures(size: Size) -> Iterator[Figure]:
    """Vancouver gets the clocks of Chicago, an hour ahead, for clients there and in Berlin."""
    rows.empty()
    count, now = size.of(6, 100, 2000), timezone.now()
    for zone in (CHANGED, SAME):
        _clients_in(zone, count)
    while plan_news(now=now):
        pass
    _send_every_third(now)
    before = _due()
    with other_rules():
        while plan_news(now=now):
            pass
    after = _due()
    moved = {pk for pk in before if before[pk] != after[pk]}
    ought = {row.pk for row in Reminder.across_practices.filter(time_zone=CHANGED, state="planned")}
    wrong = sum(before[pk] - after[pk] != HOUR for pk in moved)
    yield Figure("D3 unsent reminders of the changed zone", len(ought), least=count)
    yield Figure("D3 of them not moved", len(ought - moved), most=0, least=0)
    yield Figure("D3 moved, but sent or of another zone", len(moved - ought), most=0, least=0)
    yield Figure("D3 moved to another hour than the new rules say", wrong, most=0, least=0)


def _clients_in(zone: str, count: int) -> None:
    """At noon of three days from now, by the clocks there."""
    pattern = rows.a_pattern(zone, at=timezone.now() + timedelta(days=3))
    for row in (pattern.client, pattern.session):
        row.time_zone = zone
    pattern.session.scheduled_time = datetime(2026, 1, 1, 12).time()
    pattern.client.save()
    pattern.session.save()
    rows.repeat(pattern, count - 1)


def _send_every_third(now: datetime) -> None:
    of_sessions = Reminder.across_practices.filter(kind="session_due").order_by("pk").values_list("pk", flat=True)
    Reminder.across_practices.filter(pk__in=list(of_sessions)[::3]).update(state="sent", sent_at=now)


def _due() -> dict[object, datetime]:
    about_sessions = Session.across_practices.values("pk")
    return dict(Reminder.across_practices.filter(session__in=about_sessions).values_list("pk", "due_at"))


@contextmanager
def other_rules() -> Iterator[None]:
    """A release of the zone data in which one zone keeps the clocks of another."""
    source = resources.files("tzdata") / "zoneinfo" / LIKE
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / CHANGED
        place.parent.mkdir(parents=True)
        place.write_bytes(source.read_bytes())
        zoneinfo.reset_tzpath([folder])
        zoneinfo.ZoneInfo.clear_cache()
        timing.zone_data_version.cache_clear()
        try:
            with mock.patch("tzdata.IANA_VERSION", "2099a"):
                yield
        finally:
            zoneinfo.reset_tzpath([])
            zoneinfo.ZoneInfo.clear_cache()
            timing.zone_data_version.cache_clear()
