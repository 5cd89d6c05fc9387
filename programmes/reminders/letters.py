"""A reminder as it goes out: to which address, in which words, with which way to stop. No health data in any of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from programmes.reminders.models import Kind, Phone, Reminder
from programmes.reminders.standing import Standing
from programmes.reminders.stopping import stop_address
from programmes.reminders.words import Words

ACTIONS = {
    Kind.PROGRAMME_CHANGED: "Open my programme",
    Kind.DIGEST: "Open Today",
    Kind.ALERT: "Open Plumbline",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What a channel sends. `key` stays the same for every try; `stop_url` is empty for members."""

    key: UUID
    to: str
    words: Words
    practice: str
    action: str
    url: str
    stop_url: str
    expires_at: datetime | None
    phones: Sequence[Phone] = ()

    @property
    def message_id(self) -> str:
        """The same each time, so that mailboxes fold a repeated message into one."""
        return f"<{self.key}@{settings.MAIL_DOMAIN}>"


def letter_to_client(reminder: Reminder, standing: Standing, words: Words) -> Letter:
    client = standing.client
    session = reminder.session
    day, at = (session.scheduled_on, session.scheduled_time) if session else (reminder.local_date, reminder.local_time)
    return Letter(
        key=reminder.pk,
        to=standing.address(reminder.channel),
        words=words.filled(values_for(client.first_name, client.practice.name, day, at)),
        practice=client.practice.name,
        action=ACTIONS.get(Kind(reminder.kind), "Open my session"),
        url=settings.BASE_URL,
        stop_url=stop_address(client),
        expires_at=reminder.expires_at,
        phones=standing.phones,
    )


def letter_to_member(reminder: Reminder, words: Words) -> Letter:
    member = reminder.member
    assert member
    practice, first_name = member.practice.name, str(member).split()[0]
    values = values_for(first_name, practice, reminder.local_date, reminder.local_time)
    return Letter(
        key=reminder.pk,
        to=member.person.email,
        words=words.filled(values),
        practice=practice,
        action=ACTIONS[Kind(reminder.kind)],
        url=settings.BASE_URL + _place_of(reminder),
        stop_url="",
        expires_at=reminder.expires_at,
    )


def _place_of(reminder: Reminder) -> str:
    """The page that a message to a member is about."""
    return reverse("records:client", args=[reminder.about_id]) if reminder.about_id else reverse("training:today")


def values_for(first_name: str, practice: str, day: date, at: time) -> dict[str, str]:
    """What stands in the place of each placeholder."""
    return {
        "first_name": first_name,
        "practice": practice,
        "day": date_format(day, "l j F"),
        "time": f"{at:%H:%M}",
    }
