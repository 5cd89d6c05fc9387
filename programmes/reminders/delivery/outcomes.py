"""Writing down how it went: the reminder, its try and the reason, in one transaction, by the holder of the lease."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import uuid4

from django.db import transaction

from clients.practices.ids import uuid7
from programmes.reminders.delivery.prepared import Column, Given, Of, PreparedLine, PreparedStep, PreparedUpdate
from programmes.reminders.models import Attempt, Change, Reminder, ReminderState


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reminder comes to, and why. `fields` are written along."""

    state: ReminderState
    reason: str
    fields: dict[str, Any] = field(default_factory=dict)


def sent(*, now: datetime) -> Outcome:
    return Outcome(ReminderState.SENT, "", {"sent_at": now})


def later(reason: str, *, at: datetime, state: ReminderState = ReminderState.RETRY) -> Outcome:
    return Outcome(state, reason, {"due_at": at})


def settle(
    reminder: Reminder, outcome: Outcome, *, now: datetime, attempt: Attempt | None = None, said: str = ""
) -> bool:
    """Write the outcome, unless another sender has taken the reminder over meanwhile; whether it was written.

    `said` is what became of the attempt; that is kept in any case.
    """
    if attempt is not None and outcome.state == ReminderState.SENT:
        return _settle_sent(reminder, attempt, at=outcome.fields["sent_at"], said=said)
    with transaction.atomic():
        mine = Reminder.across_practices.filter(pk=reminder.pk, lease_token=reminder.lease_token)
        written = mine.update(
            state=outcome.state, reason=outcome.reason, lease_until=None, lease_token=None, **outcome.fields
        )
        _note(reminder, outcome if written else None, now=now, attempt=attempt, said=said)
    return bool(written)


def _settle_sent(reminder: Reminder, attempt: Attempt, *, at: datetime, said: str) -> bool:
    """The same in one statement: a death between the provider's yes and its commit repeats the message."""
    known = {"said": said, "provider_id": attempt.provider_id}
    return _sending_done().run(
        pk=reminder.pk, token=reminder.lease_token, at=at, attempt=attempt.pk, change=uuid7(), **known
    )


@cache
def _sending_done() -> PreparedStep:
    pk, token, attempt, at = uuid4(), uuid4(), uuid4(), datetime(2000, 1, 1, tzinfo=UTC)
    mine = Reminder.across_practices.filter(pk=pk, lease_token=token)
    done = {"state": ReminderState.SENT, "reason": "", "lease_until": None, "lease_token": None, "sent_at": at}
    tried = Attempt.across_practices.filter(pk=attempt)
    told = {"outcome": "{said}", "finished_at": at, "provider_id": "{provider_id}"}
    named = {"attempt": attempt, "at": at, "said": "{said}", "provider_id": "{provider_id}"}
    return PreparedStep(
        PreparedUpdate(mine, done, {"pk": pk, "token": token, "at": at}),
        PreparedLine(Change, _DONE),
        beside=[PreparedUpdate(tried, told, named)],
    )


def _note(reminder: Reminder, outcome: Outcome | None, *, now: datetime, attempt: Attempt | None, said: str) -> None:
    if attempt is not None:
        tried = Attempt.across_practices.filter(pk=attempt.pk)
        tried.update(outcome=said, finished_at=now, provider_id=attempt.provider_id)
    if outcome is not None:
        Change.across_practices.create(
            practice_id=reminder.practice_id,
            reminder_id=reminder.pk,
            at=now,
            state=outcome.state,
            reason=outcome.reason or _in_words(outcome.state),
        )


def _in_words(state: ReminderState) -> str:
    return f"{state.label}."


_DONE: Mapping[str, Column] = {
    "id": Given("change"),
    "practice_id": Of("practice_id"),
    "reminder_id": Of("id"),
    "at": Given("at"),
    "state": Of("state"),
    "reason": _in_words(ReminderState.SENT),
}
