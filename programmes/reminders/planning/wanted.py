"""A message that should be there, and by what it is told from every other."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from programmes.reminders.models import Reminder
from programmes.reminders.timing import LocalMoment, zone_data_version

NO_WAKING_TIME = "Quiet hours leave no time for it."


class Key(NamedTuple):
    """By what a message is told from every other."""

    client_id: UUID | None
    member_id: UUID | None
    session_id: UUID | None
    kind: str
    channel: str
    occasion: str


def key_of(row: Reminder) -> Key:
    return Key(row.client_id, row.member_id, row.session_id, row.kind, row.channel, row.occasion)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A message that should go out at `moment` and is of no use from `expires_at` on; or, with `against`, should not.

    News is sent late rather than never, and stays as it was first planned.
    """

    practice_id: UUID
    key: Key
    moment: LocalMoment | None
    expires_at: datetime
    against: str = ""
    is_news: bool = False
    about_id: UUID | None = None
    subject: dict[str, UUID] = field(default_factory=dict)  # the row's columns for an appointment or a request

    @property
    def objection(self) -> str:
        return self.against or ("" if self.moment else NO_WAKING_TIME)

    def may_be_made(self, now: datetime) -> bool:
        """Whether it is worth a row, where there is none yet."""
        in_time = self.is_news or bool(self.moment and self.moment.utc() > now)
        return in_time and not self.objection and self.expires_at > now

    def when(self) -> dict[str, Any]:
        """Its time as a row keeps it."""
        assert self.moment
        return {
            "local_date": self.moment.day,
            "local_time": self.moment.at,
            "time_zone": self.moment.zone,
            "zone_data": zone_data_version(),
            "due_at": self.moment.utc(),
            "expires_at": self.expires_at,
        }

    def row(self) -> Reminder:
        told = {**self.key._asdict(), **self.subject, **self.when()}
        return Reminder(practice_id=self.practice_id, about_id=self.about_id, **told)
