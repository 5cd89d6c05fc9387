"""What providers tell of messages: whether to believe it, and what follows. Signed, and each kept once."""

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from clients.records.models import Client
from programmes.reminders.actions.choosing import turn_off
from programmes.reminders.models import Attempt, Change, Channel, ProviderEvent, Reminder, ReminderState
from programmes.reminders.standing import dialled
from programmes.reminders.stop_words import says_stop

WINDOW = timedelta(minutes=5)
BOUNCED = "The address does not take messages any more."
COMPLAINED = "The client called a message unwanted."
STOPPED = "The client answered STOP."


@dataclass(frozen=True, slots=True)
class Told:
    """One event. `about` is the provider's id of a message; `sender` and `text` are those of an answer."""

    id: str
    kind: str  # delivered, bounced, complained or answered
    about: str = ""
    sender: str = ""
    text: str = ""


def is_signed(body: bytes, signature: str, *, now: datetime) -> bool:
    """Whether `signature` ("t=1764064800,v1=…") is ours over time and body, and not older than five minutes."""
    parts = dict(part.partition("=")[::2] for part in signature.split(","))
    at, given = parts.get("t", ""), parts.get("v1", "")
    if not settings.MESSAGE_HOOK_SECRET or not re.fullmatch("[0-9]{1,12}", at):
        return False
    fresh = abs(now.timestamp() - int(at)) <= WINDOW.total_seconds()
    return fresh and hmac.compare_digest(sign(body, int(at)).partition("v1=")[2].encode(), given.encode())


def sign(body: bytes, at: int) -> str:
    """The signature of a body at a Unix time."""
    mac = hmac.new(settings.MESSAGE_HOOK_SECRET.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={mac.hexdigest()}"


def read(body: bytes) -> Told:
    """The event of a body. Raises ValueError where it is none."""
    said = json.loads(body)
    if not isinstance(said, dict) or not isinstance(said.get("id"), str) or said.get("kind") not in _FOLLOWS:
        raise ValueError("Say id, and kind as one of: " + ", ".join(_FOLLOWS) + ".")
    texts = {name: str(said.get(name, "")) for name in ("about", "sender", "text")}
    return Told(id=said["id"][:120], kind=said["kind"], **texts)


@transaction.atomic
def follow(told: Told, *, now: datetime) -> None:
    """Do what follows from an event, once in each practice it concerns."""
    _FOLLOWS[told.kind](told, now)


def _delivered(told: Told, now: datetime) -> None:
    if (attempt := _attempt(told)) and _is_new(told, attempt.practice_id, now):
        row = Reminder.across_practices.filter(pk=attempt.reminder_id)
        row.update(delivered_at=now)
        row.filter(state=ReminderState.UNKNOWN).update(state=ReminderState.SENT, sent_at=now, reason="")
        _note(attempt, ReminderState.SENT, "The provider says it was delivered.", now)


def _bounced(told: Told, now: datetime) -> None:
    if (attempt := _attempt(told)) and _is_new(told, attempt.practice_id, now):
        row = Reminder.across_practices.filter(pk=attempt.reminder_id)
        row.update(state=ReminderState.DEAD, sent_at=None, lease_until=None, lease_token=None, reason=BOUNCED)
        _note(attempt, ReminderState.DEAD, BOUNCED, now)
        _turn_off(attempt, BOUNCED)


def _complained(told: Told, now: datetime) -> None:
    if (attempt := _attempt(told)) and _is_new(told, attempt.practice_id, now):
        _turn_off(attempt, COMPLAINED)


def _answered(told: Told, now: datetime) -> None:
    """STOP ends text messages to that number, in every practice that has it: all send from the same number."""
    number = dialled(told.sender)
    if not number or not says_stop(told.text):
        return
    others = Client.across_practices.exclude(phone="").filter(_ending(number))
    theirs = [client for client in others if dialled(client.phone) == number]
    hearing = {practice for practice in {client.practice_id for client in theirs} if _is_new(told, practice, now)}
    for client in theirs:
        if client.practice_id in hearing:
            turn_off(client=client, channel=Channel.SMS, because=STOPPED, by=client)


def _ending(number: str) -> Q:
    """The last digit, however the rest is spaced: most others are not even read."""
    return Q(phone__endswith=number[-1])


def _attempt(told: Told) -> Attempt | None:
    rows = Attempt.across_practices.exclude(provider_id="").select_related("reminder__client")
    return rows.filter(provider_id=told.about).order_by("-started_at").first()


def _turn_off(attempt: Attempt, because: str) -> None:
    if client := attempt.reminder.client:
        turn_off(client=client, channel=Channel(attempt.channel), because=because)


def _is_new(told: Told, practice_id: UUID, now: datetime) -> bool:
    """Whether this practice hears it for the first time."""
    _, made = ProviderEvent.across_practices.get_or_create(
        practice_id=practice_id, event_id=told.id, defaults={"kind": told.kind, "at": now}
    )
    return made


def _note(attempt: Attempt, state: ReminderState, reason: str, now: datetime) -> None:
    Change.across_practices.create(
        practice_id=attempt.practice_id, reminder_id=attempt.reminder_id, at=now, state=state, reason=reason
    )


_FOLLOWS: Mapping[str, Callable[[Told, datetime], None]] = {
    "delivered": _delivered, "bounced": _bounced, "complained": _complained, "answered": _answered,
}  # fmt: skip
