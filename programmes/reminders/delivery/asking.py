"""Asking once more whether a claimed reminder should go: in words first, then in the statement that opens the try."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from uuid import UUID, uuid4

from django.db.models import Exists, F, OuterRef, Q

from clients.practices.models import Member
from clients.records.models import Client, Consent, ConsentKind, SafetyScreen
from programmes.reminders.about import about_of
from programmes.reminders.delivery.claiming import LEASE
from programmes.reminders.delivery.outcomes import Outcome, later
from programmes.reminders.delivery.prepared import Column, Given, Of, PreparedLine, PreparedStep, PreparedUpdate
from programmes.reminders.delivery.subjects import still_stands
from programmes.reminders.models import (
    Attempt,
    Channel,
    Kind,
    MemberSettings,
    Reminder,
    ReminderSettings,
    ReminderState,
)
from programmes.reminders.standing import Standing, against, against_member, settings_of_member
from programmes.reminders.timing import QUIET, Quiet

TOO_LATE = "The session's time had passed before it could be sent."
NO_USE = "It was of no use any more before it could be sent."
WAITS = "It waits for the end of quiet hours."
_TRACE: Mapping[str, Column] = {
    "id": Given("attempt"),
    "practice_id": Of("practice_id"),
    "reminder_id": Of("id"),
    "number": Of("attempts_made"),
    "channel": Of("channel"),
    "started_at": Given("now"),
    "message_id": Given("message_id"),
    "outcome": "",
    "provider_id": "",
}


def verdict(reminder: Reminder, standing_of: Mapping[UUID, Standing], *, now: datetime) -> Outcome | None:
    """What should become of a claimed reminder instead of sending it, or None where it should go."""
    standing = standing_of.get(reminder.client_id) if reminder.client_id else None
    if said := _against(reminder, standing):
        return Outcome(ReminderState.CANCELLED, said)
    useless_from = _useless_from(reminder)
    if useless_from and useless_from <= now:
        return Outcome(ReminderState.EXPIRED, TOO_LATE if reminder.kind == Kind.SESSION_DUE else NO_USE)
    quiet = standing.settings.quiet if standing else QUIET
    return _wait_for_morning(reminder, quiet, useless_from, now)


def _against(reminder: Reminder, standing: Standing | None) -> str:
    if reminder.member:
        return against_member(reminder.kind, reminder.member, settings_of_member(reminder.member))
    if standing is None:
        return "The client's record is gone."
    return against(reminder.kind, reminder.channel, standing, about_of(reminder), day=reminder.local_date)


def _useless_from(reminder: Reminder) -> datetime | None:
    """For a session ahead its very start, even where it was moved to an earlier time since."""
    ends = [reminder.expires_at]
    if reminder.kind == Kind.SESSION_DUE and reminder.session:
        ends.append(reminder.session.starts_at)
    return min((end for end in ends if end), default=None)


def _wait_for_morning(reminder: Reminder, quiet: Quiet, useless_from: datetime | None, now: datetime) -> Outcome | None:
    if not quiet.holds_at(now, reminder.time_zone):
        return None
    morning = quiet.end_after(now, reminder.time_zone)
    if useless_from and useless_from <= morning:
        return Outcome(ReminderState.EXPIRED, "Quiet hours lasted until it was of no use any more.")
    return later(WAITS, at=morning, state=ReminderState.PLANNED)


def open_attempt(reminder: Reminder, *, revision: int, now: datetime) -> Attempt | None:
    """The trace left before a provider is asked; None where the lease was lost or something changed meanwhile.

    The same statement asks for the lease, consent, choices, session and hold, so that between asking and leaving the
    trace nothing can change unseen. `revision` is that of the client's choices under which it was decided.
    """
    attempt = Attempt(
        practice_id=reminder.practice_id,
        reminder=reminder,
        number=reminder.attempts_made + 1,
        channel=reminder.channel,
        started_at=now,
        message_id=str(reminder.pk),
    )
    opening = _opening(reminder.kind, bool(reminder.member_id))
    lease = {"pk": reminder.pk, "token": reminder.lease_token, "now": now, "until": now + LEASE}
    opened = opening.run(**lease, revision=revision, attempt=attempt.pk, message_id=attempt.message_id)
    return attempt if opened else None


@cache
def _opening(kind: str, to_member: bool) -> PreparedStep:
    pk, token, now, revision = uuid4(), uuid4(), datetime(2000, 1, 1, tzinfo=UTC), 2_000_000_001
    claimed = ~Q(state=ReminderState.SENDING)  # said so, or PostgreSQL would walk through all that is held
    mine = Reminder.across_practices.filter(claimed, pk=pk, lease_token=token, lease_until__gt=now)
    asked = _to_member(kind) if to_member else _to_client(kind, revision)
    allowed = mine.filter(Q(expires_at=None) | Q(expires_at__gt=now), asked)
    until = now + LEASE
    opened = {"state": ReminderState.SENDING, "attempts_made": F("attempts_made") + 1, "lease_until": until}
    stand_ins = {"pk": pk, "token": token, "now": now, "until": until, "revision": revision}
    return PreparedStep(PreparedUpdate(allowed, opened, stand_ins), PreparedLine(Attempt, _TRACE))


def _to_client(kind: str, revision: int) -> Q:
    of_client = {"client": OuterRef("client")}
    agreed = Consent.across_practices.in_force().filter(kind=ConsentKind.REMINDERS, **of_client)
    texts = Consent.across_practices.in_force().filter(kind=ConsentKind.TEXTS, **of_client)
    chosen_since = ReminderSettings.across_practices.filter(**of_client).exclude(revision=revision)
    in_care = Client.across_practices.current().filter(pk=OuterRef("client"))
    held = SafetyScreen.across_practices.holding().filter(**of_client)
    asked = Q(Exists(agreed), Exists(in_care), ~Exists(chosen_since))
    asked &= Q() if kind == Kind.APPOINTMENT else Q(~Exists(held))
    asked &= ~Q(channel=Channel.SMS) | Q(Exists(texts))
    return asked & still_stands(kind)


def _to_member(kind: str) -> Q:
    working = Member.across_practices.working().filter(pk=OuterRef("member"), person__is_active=True)
    unwanted = {"digest": False} if kind == Kind.DIGEST else {"alerts": False}
    silenced = MemberSettings.across_practices.filter(member=OuterRef("member"), **unwanted)
    return Q(Exists(working), ~Exists(silenced))
