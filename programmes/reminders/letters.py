"""A reminder as it goes out: to which address, in which words, with which way to stop. No health data in any of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from clients.records.languages import Language
from programmes.reminders.models import Phone, Reminder
from programmes.reminders.standing import Standing, settings_of_member
from programmes.reminders.stopping import stop_address
from programmes.reminders.words import SPEECHES, PracticeSays, Speech, Words, values_for


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
    language: str = Language.ENGLISH

    @property
    def speech(self) -> Speech:
        return SPEECHES[self.language]

    @property
    def message_id(self) -> str:
        """The same each time, so that mailboxes fold a repeated message into one."""
        return f"<{self.key}@{settings.MAIL_DOMAIN}>"


def letter_to_client(reminder: Reminder, standing: Standing, says: PracticeSays) -> Letter:
    client = standing.client
    session = reminder.session
    day, at = (session.scheduled_on, session.scheduled_time) if session else (reminder.local_date, reminder.local_time)
    values = values_for(client.first_name, client.practice.name, day, at, client.language)
    return Letter(
        key=reminder.pk,
        to=standing.address(reminder.channel),
        language=client.language,
        words=says.of(reminder.kind, client.language).filled(values),
        practice=client.practice.name,
        action=SPEECHES[client.language].actions[reminder.kind],
        url=settings.BASE_URL,
        stop_url=stop_address(client),
        expires_at=reminder.expires_at,
        phones=standing.phones,
    )


def letter_to_member(reminder: Reminder, says: PracticeSays) -> Letter:
    member = reminder.member
    assert member
    language = settings_of_member(member).language
    practice, first_name = member.practice.name, str(member).split()[0]
    values = values_for(first_name, practice, reminder.local_date, reminder.local_time, language)
    return Letter(
        key=reminder.pk,
        to=member.person.email,
        language=language,
        words=says.of(reminder.kind, language).filled(values),
        practice=practice,
        action=SPEECHES[language].actions[reminder.kind],
        url=settings.BASE_URL + _place_of(reminder),
        stop_url="",
        expires_at=reminder.expires_at,
    )


def _place_of(reminder: Reminder) -> str:
    """The page that a message to a member is about."""
    return reverse("records:client", args=[reminder.about_id]) if reminder.about_id else reverse("training:today")
