"""D1 and R11: every zone over every change of its clocks from 2026 to 2028. The expectation is computed apart."""

import time as clock
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from programmes.reminders.timing import LocalMoment, reminder_for
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
STEP = timedelta(minutes=15)


@dataclass(frozen=True)
class Change:
    """The clocks of a zone change at a moment, from one distance to UTC to another."""

    zone: str
    at: datetime
    before: timedelta
    after: timedelta

    def expected(self, local: datetime) -> datetime:
        """The moment of a wall-clock time about the change: the first there is, or as much later as was skipped."""
        possible = [local - self.before, local - self.after]
        real = [moment for moment in possible if moment + self._offset(moment) == local]
        return min(real, default=local - self.before).replace(tzinfo=UTC)

    def _offset(self, moment: datetime) -> timedelta:
        return self.before if moment < self.at.replace(tzinfo=None) else self.after


def figures(size: Size) -> Iterator[Figure]:
    zones = sorted(available_timezones())
    begun = clock.monotonic()
    changes = [change for zone in zones for change in _changes(zone)]
    sample = changes[:: size.of(10, 1, 1)]
    wrong = sum(
        LocalMoment(local.date(), local.time(), change.zone).utc() != change.expected(local)
        for change in sample
        for local in _around(change)
    )
    took = clock.monotonic() - begun
    yield Figure("D1 zones", len(zones), least=590)
    yield Figure("D1 changes of clocks", len(changes), least=1000)
    yield Figure("D1 sessions at another moment than planned", wrong, most=0, least=0)
    yield Figure("D1 took", round(took, 1), "s", most=10)
    yield from _quiet(sample[:: size.of(4, 4, 1)])


def _quiet(changes: list[Change]) -> Iterator[Figure]:
    disturbed = late = 0
    for change in changes:
        for local in _around(change):
            session = LocalMoment(local.date(), local.time(), change.zone)
            reminder = reminder_for(session)
            if reminder is None:  # nobody is awake before it
                continue
            there = reminder.utc().astimezone(ZoneInfo(change.zone)).time()
            disturbed += not time(7) <= there < time(21)
            late += reminder.utc() > session.utc()
    yield Figure("R11 reminders in quiet hours", disturbed, most=0, least=0)
    yield Figure("R11 reminders after the session's start", late, most=0, least=0)


def _around(change: Change) -> Iterator[datetime]:
    """Every quarter of an hour of the day before, of and after the change, by the wall clock."""
    begins = datetime.combine((change.at + change.before).date() - timedelta(days=1), time.min)
    yield from (begins + STEP * number for number in range(3 * 96))


def _changes(zone: str) -> Iterator[Change]:
    info, day = ZoneInfo(zone), timedelta(days=1)
    moment, before = FIRST, FIRST.astimezone(info).utcoffset()
    while moment < LAST:
        after = (moment + day).astimezone(info).utcoffset()
        if after != before:
            assert before is not None
            assert after is not None
            yield Change(zone, _exactly(info, moment, moment + day), before, after)
        moment, before = moment + day, after


def _exactly(info: ZoneInfo, early: datetime, late: datetime) -> datetime:
    offset = early.astimezone(info).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        early, late = (middle, late) if middle.astimezone(info).utcoffset() == offset else (early, middle)
    return late.replace(microsecond=0)
