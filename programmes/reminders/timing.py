"""When a reminder is due. Pure: local wall time in, moment in time out; no clock, no database."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

LEAD = timedelta(minutes=30)
QUIET_FROM, QUIET_UNTIL = time(21, 0), time(7, 0)
EVENING_BEFORE = time(19, 0)


class LocalMoment(NamedTuple):
    """A wall-clock time in an IANA zone: the truth from which the moment in UTC is computed."""

    day: date
    at: time
    zone: str

    def utc(self) -> datetime:
        """The moment in UTC. A time skipped by the clocks counts as one hour later, a repeated one as its first."""
        return datetime.combine(self.day, self.at, tzinfo=ZoneInfo(self.zone)).astimezone(ZoneInfo("UTC"))


def reminder_for(session: LocalMoment) -> LocalMoment:
    """The moment to remind of a session: half an hour before it, or the evening before where that is a quiet hour."""
    before = datetime.combine(session.day, session.at) - LEAD
    if before.date() == session.day and QUIET_UNTIL <= before.time() < QUIET_FROM:
        return LocalMoment(session.day, before.time(), session.zone)
    return LocalMoment(session.day - timedelta(days=1), EVENING_BEFORE, session.zone)
