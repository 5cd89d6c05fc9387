"""On which local dates a programme's sessions fall, and when that is. Pure: no clock, no database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from programmes.prescribing.pauses import Pause
from therapy.reasoning.pacing.days import training_days

DAYS = 7


@dataclass(frozen=True, slots=True)
class Span[W]:
    """Some weeks of a programme, counted from 1, both ends included, with the workouts that take turns in them.

    `weekdays` are those that all its doses name, if they do; they go before the rhythm of the client.
    """

    first_week: int
    last_week: int
    sessions_per_week: int
    workouts: Sequence[W]
    weekdays: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a client trains: on these weekdays (none: spread evenly), so many days apart at least, never in a pause."""

    weekdays: Sequence[int] = ()
    days_apart: int = 1
    pauses: Sequence[Pause] = ()

    def days_of(self, span: Span[Any]) -> frozenset[int]:
        """The weekdays of a span's sessions: among those chosen where they suffice, spread evenly."""
        return frozenset(training_days(span.sessions_per_week, span.weekdays or self.weekdays))


EVENLY = Rhythm()


def running_days(starts_on: date, pauses: Sequence[Pause]) -> Iterator[date]:
    """The days of a programme from its start, those of its pauses left out; none come after a pause that lasts."""
    day = starts_on
    while day < date.max:
        rest = next((pause for pause in pauses if pause.holds(day)), None)
        if rest is None:
            yield day
        day = rest.until if rest else day + timedelta(days=1)


def plan[W](spans: Sequence[Span[W]], *, starts_on: date, rhythm: Rhythm = EVENLY) -> dict[date, W]:
    """Which workout falls on which date, where each session has its day.

    A week begins on the weekday of `starts_on` and lasts seven days of running; workouts take turns from the first
    date of their span. No two sessions share a day, nor come nearer than `rhythm` allows.
    """
    planned: dict[date, W] = {}
    last = date.min
    for span, dates in _dates_by_span(spans, starts_on, rhythm):
        turn = 0
        for day in dates:
            if (day - last).days >= rhythm.days_apart:
                planned[day], last = span.workouts[turn % len(span.workouts)], day
                turn += 1
    return planned


def _dates_by_span[W](
    spans: Sequence[Span[W]], starts_on: date, rhythm: Rhythm
) -> Iterator[tuple[Span[W], list[date]]]:
    last_week = max((span.last_week for span in spans), default=0)
    days = list(islice(running_days(starts_on, rhythm.pauses), DAYS * last_week))
    for span in spans:
        weekdays = rhythm.days_of(span)
        of_span = days[DAYS * (span.first_week - 1) : DAYS * span.last_week]
        if span.workouts:
            yield span, [day for day in of_span if day.weekday() in weekdays]


def queue[W](spans: Sequence[Span[W]], *, done: int, free_from: date, rhythm: Rhythm = EVENLY) -> dict[date, W]:
    """The workouts still to come, where the next one waits for the one before it, laid out from `free_from` on.

    `done` of all the sessions lie behind. Each comes on the next of its weekdays that is far enough from the last.
    """
    planned: dict[date, W] = {}
    days = running_days(free_from, rhythm.pauses)
    last = date.min
    for weekdays, workout in islice(_turns(spans, rhythm), done, None):
        day = next((day for day in days if day.weekday() in weekdays and (day - last).days >= rhythm.days_apart), None)
        if day is None:
            break
        planned[day], last = workout, day
    return planned


def _turns[W](spans: Sequence[Span[W]], rhythm: Rhythm) -> Iterator[tuple[frozenset[int], W]]:
    """Every session of a programme in order: on which weekdays it may be, and its workout."""
    for span in spans:
        weekdays = rhythm.days_of(span)
        sessions = span.sessions_per_week * (span.last_week - span.first_week + 1)
        for turn in range(sessions if span.workouts else 0):
            yield weekdays, span.workouts[turn % len(span.workouts)]


def moment_of(day: date, at: time, zone: str) -> datetime:
    """The UTC moment of a local time. A time that the clocks skip comes as much later; one that they repeat, first."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def midnight_after(moment: datetime, zone: str) -> datetime:
    """The UTC moment at which the local day of `moment` ends."""
    return moment_of(local_date(moment, zone) + timedelta(days=1), time.min, zone)


def local_date(moment: datetime, zone: str) -> date:
    """The date that the calendar in `zone` shows at `moment`."""
    return moment.astimezone(ZoneInfo(zone)).date()
