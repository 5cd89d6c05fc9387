"""A reminder as it goes out: to which address, in which words, with which way to stop. No health data in any of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from clients.practices.ids import uuid7
from clients.practices.models import Member
from clients.records.languages import Language
from programmes.reminders.digest import counts_of
from programmes.reminders.models import Kind, Phone, Reminder
from programmes.reminders.standing import Standing, settings_of_member
from programmes.reminders.stopping import stop_address
from programmes.reminders.timing import wall_clock
from programmes.reminders.words import SPEECHES, PracticeSays, Speech, Words, fill, values_for


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
    day, at = _when(reminder, client.time_zone)
    values = values_for(client.first_name, client.practice.name, day, at, client.language)
    return Letter(
        key=reminder.pk,
        to=standing.address(reminder.channel),
        language=client.language,
        words=says.of(reminder.kind, client.language).filled(values),
        practice=client.practice.name,
        action=SPEECHES[client.language].actions[reminder.kind],
        url=settings.BASE_URL + _page_of(reminder),
        stop_url=stop_address(client),
        expires_at=reminder.expires_at,
        phones=standing.phones,
    )


def _when(reminder: Reminder, zone: str) -> tuple[date, time]:
    """The local day and time that the message tells of."""
    if session := reminder.session:
        return session.scheduled_on, session.scheduled_time
    if appointment := reminder.appointment:
        starts = wall_clock(appointment.starts_at, zone)
        return starts.date(), starts.time()
    return reminder.local_date, reminder.local_time


def _page_of(reminder: Reminder) -> str:
    """Where the client answers; for the rest Plumbline opens as ever."""
    if reminder.request_id:
        return reverse("outcomes:my_answer", args=[reminder.request_id])
    return reverse("training:my_morning") if reminder.kind == Kind.NEXT_MORNING else ""


def letter_to_member(reminder: Reminder, says: PracticeSays) -> Letter:
    member = reminder.member
    assert member
    language = settings_of_member(member).language
    practice, first_name = member.practice.name, str(member).split()[0]
    values = values_for(first_name, practice, reminder.local_date, reminder.local_time, language)
    words = says.of(reminder.kind, language).filled(values)
    if reminder.kind == Kind.DIGEST:
        words = words.with_more(_counted(member, reminder.local_date, SPEECHES[language]))
    return Letter(
        key=reminder.pk,
        to=member.person.email,
        language=language,
        words=words,
        practice=practice,
        action=SPEECHES[language].actions[reminder.kind],
        url=settings.BASE_URL + _place_of(reminder),
        stop_url="",
        expires_at=reminder.expires_at,
    )


def _counted(member: Member, day: date, speech: Speech) -> str:
    return fill(speech.counts, {name: str(number) for name, number in counts_of(member, day).items()})


def letter_to_try(phone: Phone) -> Letter:
    """What shows a client how a notification looks on this phone."""
    client = phone.client
    said = fill(SPEECHES[client.language].test, {"practice": client.practice.name})
    return Letter(
        key=uuid7(),
        to=str(phone.pk),
        language=client.language,
        words=Words(subject=said, text=said, short=said),
        practice=client.practice.name,
        action="",
        url=settings.BASE_URL + reverse("reminders:my_reminders"),
        stop_url="",
        expires_at=None,
        phones=[phone],
    )


def _place_of(reminder: Reminder) -> str:
    """The page that a message to a member is about."""
    return reverse("records:client", args=[reminder.about_id]) if reminder.about_id else reverse("training:today")
