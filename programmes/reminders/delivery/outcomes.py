"""Writing down how it went: the reminder, its try and the reason, in one transaction, by the holder of the lease."""

from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import uuid4

from django.db import transaction

from programmes.reminders.delivery.prepared import PreparedUpdate
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

    `said` is what became of the attempt; that is kept in any case. What was sent is committed before anything is noted
    about it: a death between the provider's yes and that commit repeats the message, so nothing may stand between.
    """
    with nullcontext() if outcome.state == ReminderState.SENT else transaction.atomic():
        written = _write(reminder, outcome)
        with transaction.atomic():
            _note(reminder, outcome if written else None, now=now, attempt=attempt, said=said)
    return written


def _write(reminder: Reminder, outcome: Outcome) -> bool:
    if outcome.state == ReminderState.SENT:
        return _sending_done().run(pk=reminder.pk, token=reminder.lease_token, at=outcome.fields["sent_at"])
    mine = Reminder.across_practices.filter(pk=reminder.pk, lease_token=reminder.lease_token)
    written = mine.update(
        state=outcome.state, reason=outcome.reason, lease_until=None, lease_token=None, **outcome.fields
    )
    return bool(written)


@cache
def _sending_done() -> PreparedUpdate:
    pk, token, at = uuid4(), uuid4(), datetime(2000, 1, 1, tzinfo=UTC)
    mine = Reminder.across_practices.filter(pk=pk, lease_token=token)
    done = {"state": ReminderState.SENT, "reason": "", "lease_until": None, "lease_token": None, "sent_at": at}
    return PreparedUpdate(mine, done, {"pk": pk, "token": token, "at": at})


def _note(reminder: Reminder, outcome: Outcome | None, *, now: datetime, attempt: Attempt | None, said: str) -> None:
    if attempt is not None:
        attempt.outcome, attempt.finished_at = said, now
        attempt.save(update_fields=["outcome", "finished_at", "provider_id"])
    if outcome is not None:
        Change.across_practices.create(
            practice_id=reminder.practice_id,
            reminder_id=reminder.pk,
            at=now,
            state=outcome.state,
            reason=outcome.reason or outcome.state.label + ".",
        )
