"""Sessions as an iCalendar (RFC 5545). Pure: values in, bytes out. It says when and how long, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

NAME: Final = "Exercises"
MAKER: Final = "-//Plumbline//Sessions//EN"
READ_AGAIN: Final = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Entry:
    """One session: its local time in an IANA zone. `revision` rises with each change, `changed_at` says when."""

    id: UUID
    on: date
    at: time
    zone: str
    minutes: int
    revision: int
    changed_at: datetime
    is_cancelled: bool


def written(entries: Sequence[Entry]) -> bytes:
    """The calendar, with each zone's rules for the years that it spans. The same entries, the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", READ_AGAIN, parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry))
    if entries:
        days = [entry.on for entry in entries]
        calendar.add_missing_timezones(first_date=date(min(days).year, 1, 1), last_date=date(max(days).year + 1, 1, 1))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@plumbline")
    event.add("summary", f"{NAME}, {entry.minutes} min")
    event.add("dtstart", datetime.combine(entry.on, entry.at, ZoneInfo(entry.zone)))
    event.add("duration", timedelta(minutes=entry.minutes))
    event.add("sequence", entry.revision)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
