"""On which local dates a programme's sessions fall, and when that is. Pure: no clock, no database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = 7


@dataclass(frozen=True, slots=True)
class Span[W]:
    """Some weeks of a programme, counted from 1, both ends included, with the workouts that take turns in them."""

    first_week: int
    last_week: int
    sessions_per_week: int
    workouts: Sequence[W]


def weekdays_for(sessions_per_week: int) -> tuple[int, ...]:
    """The weekdays (Monday is 0) that spread so many sessions most evenly: 3 gives Monday, Wednesday, Friday.

    Raises ValueError outside 1 to 7.
    """
    if not 1 <= sessions_per_week <= DAYS:
        raise ValueError(f"A week holds 1 to 7 sessions, not {sessions_per_week}.")
    return tuple(number * DAYS // sessions_per_week for number in range(sessions_per_week))


def dates_of[W](span: Span[W], *, starts_on: date) -> Iterator[date]:
    """The dates of a span. Its first week begins on the weekday of `starts_on`, so each week has all its sessions."""
    chosen = weekdays_for(span.sessions_per_week)
    begins = starts_on + timedelta(days=DAYS * (span.first_week - 1))
    for day in range(DAYS * (span.last_week - span.first_week + 1)):
        date_ = begins + timedelta(days=day)
        if date_.weekday() in chosen:
            yield date_


def plan[W](spans: Sequence[Span[W]], *, starts_on: date) -> dict[date, W]:
    """Which workout falls on which date; workouts take turns from the first date of their span."""
    return {
        day: span.workouts[turn % len(span.workouts)]
        for span in spans
        if span.workouts
        for turn, day in enumerate(dates_of(span, starts_on=starts_on))
    }


def moment_of(day: date, at: time, zone: str) -> datetime:
    """The UTC moment of a local time. A time that the clocks skip comes as much later; one that they repeat, first."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def midnight_after(moment: datetime, zone: str) -> datetime:
    """The UTC moment at which the local day of `moment` ends."""
    return moment_of(local_date(moment, zone) + timedelta(days=1), time.min, zone)


def local_date(moment: datetime, zone: str) -> date:
    """The date that the calendar in `zone` shows at `moment`."""
    return moment.astimezone(ZoneInfo(zone)).date()
