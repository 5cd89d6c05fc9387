"""When a message is due. Pure: local wall time in, moment in time out; no clock, no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import tzdata

from programmes.training.scheduling import moment_of

LEAD = timedelta(minutes=30)
NUDGE_AFTER = timedelta(hours=2)
MORNING_AFTER = time(10, 0)
MORNING_AT = time(8, 30)
NOON = time(12, 0)
DIGEST_AT = time(7, 30)
# How long before quiet hours begin a message comes that would fall into them; the second, should clocks be changed.
BEFORE_QUIET = (timedelta(hours=2), timedelta(hours=5))


@cache
def zone_data_version() -> str:
    """The release of the zone data in use, such as "2026b"."""
    return str(tzdata.IANA_VERSION)


class LocalMoment(NamedTuple):
    """A wall-clock time in an IANA zone: the truth from which the moment in UTC is computed."""

    day: date
    at: time
    zone: str

    def utc(self) -> datetime:
        """The moment in UTC. A time skipped by the clocks comes as much later, a repeated one is its first."""
        return moment_of(self.day, self.at, self.zone)

    def shifted(self, by: timedelta) -> "LocalMoment":
        """So much later or earlier on the wall clock, whatever the clocks do between."""
        wall = datetime.combine(self.day, self.at) + by
        return LocalMoment(wall.date(), wall.time(), self.zone)


def wall_clock(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the recipient's wall clock in which nothing may arrive. Beginning and end the same: none."""

    begins: time = time(21)
    ends: time = time(7)

    def holds(self, at: time) -> bool:
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends

    def holds_at(self, moment: datetime, zone: str) -> bool:
        return self.holds(wall_clock(moment, zone).time())

    def began_before(self, moment: LocalMoment) -> LocalMoment:
        """When the quiet hours began in which this moment lies."""
        day = moment.day if moment.at >= self.begins else moment.day - timedelta(days=1)
        return LocalMoment(day, self.begins, moment.zone)

    def end_after(self, moment: datetime, zone: str) -> datetime:
        """The UTC moment at which the quiet hours end in which `moment` lies."""
        wall = wall_clock(moment, zone)
        day = wall.date() if wall.time() < self.ends else wall.date() + timedelta(days=1)
        ends = [datetime.combine(day, self.ends.replace(fold=fold), tzinfo=ZoneInfo(zone)) for fold in (0, 1)]
        first, last = (end.astimezone(UTC) for end in ends)
        return first if first > moment else last


QUIET = Quiet()


def reminder_for(session: LocalMoment, *, lead: timedelta = LEAD, quiet: Quiet = QUIET) -> LocalMoment | None:
    """The moment to remind of a session: so long before it or, where that is quiet, two hours before quiet began.

    None where no waking moment is left before the session.
    """
    starts = session.utc()
    for moment in _moments_before(session.shifted(-lead), quiet):
        if moment.utc() < starts and not quiet.holds_at(moment.utc(), moment.zone):
            return moment
    return None


def _moments_before(wanted: LocalMoment, quiet: Quiet) -> Iterator[LocalMoment]:
    yield wanted
    began = quiet.began_before(wanted)
    for before in BEFORE_QUIET:
        yield began.shifted(-before)


def nudge_for(session: LocalMoment, *, quiet: Quiet = QUIET) -> LocalMoment | None:
    """Two hours after a session on the same day, or None where that is quiet or another day."""
    moment = session.shifted(NUDGE_AFTER)
    loud = moment.day == session.day and not quiet.holds_at(moment.utc(), moment.zone)
    return moment if loud else None


def morning_after(session: LocalMoment, *, quiet: Quiet = QUIET) -> LocalMoment | None:
    """Ten o'clock on the day after a session, or None where that is quiet."""
    moment = LocalMoment(session.day + timedelta(days=1), MORNING_AFTER, session.zone)
    return None if quiet.holds_at(moment.utc(), moment.zone) else moment


def in_the_morning(day: date, zone: str, *, quiet: Quiet = QUIET) -> LocalMoment | None:
    """Half past eight that day, or the end of the quiet hours it lies in; None where these last until noon."""
    moment = LocalMoment(day, MORNING_AT, zone)
    if quiet.holds_at(moment.utc(), zone):
        wall = wall_clock(quiet.end_after(moment.utc(), zone), zone)
        moment = LocalMoment(wall.date(), wall.time(), zone)
    return moment if moment.day == day and moment.at < NOON else None


def soonest(now: datetime, zone: str, *, quiet: Quiet = QUIET) -> LocalMoment:
    """Now, or the end of the quiet hours it lies in; to the second."""
    moment = quiet.end_after(now, zone) if quiet.holds_at(now, zone) else now
    wall = wall_clock(moment, zone)
    return LocalMoment(wall.date(), wall.time().replace(microsecond=0), zone)


def day_begins(day: date, zone: str) -> datetime:
    """The UTC moment at which a local day begins."""
    return LocalMoment(day, time.min, zone).utc()


def day_ends(day: date, zone: str) -> datetime:
    """The UTC moment at which a local day is over."""
    return LocalMoment(day + timedelta(days=1), time.min, zone).utc()
