"""Sending what is due: claim, ask again whether it should go, leave a trace, send, write down how it went.

Each step is a transaction of its own. A sender that dies leaves a claim with a lease; when that runs out
another sender takes over and repeats the message under the same Message-ID.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from clients.practices import audit
from clients.records.models import ConsentKind
from programmes.reminders.channels import Failure, Refusal, send_email
from programmes.reminders.models import Attempt, Reminder, ReminderState
from programmes.reminders.timing import LocalMoment
from programmes.training.models import SessionState

LEASE = timedelta(minutes=2)
CANDIDATES = 20
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]


def deliver_next(*, now: datetime) -> bool:
    """Deal with one reminder that is due at `now`; False where none is left."""
    reminder = claim(now=now)
    if reminder is None:
        return False
    if reason := reason_not_to_send(reminder, now=now):
        _close(reminder, **reason)
    else:
        _send(reminder, now=now)
    return True


def claim(*, now: datetime) -> Reminder | None:
    """Take one due reminder for this sender alone, or None.

    The claim is one conditional UPDATE by primary key: of two senders that saw the same row, one changes it.
    """
    due = Reminder.across_practices.claimable(now)
    for pk in list(due.order_by("due_at").values_list("pk", flat=True)[:CANDIDATES]):
        token = uuid4()
        taken = Reminder.across_practices.claimable(now).filter(pk=pk)
        if taken.update(state=ReminderState.SENDING, lease_until=now + LEASE, lease_token=token) == 1:
            with_all = Reminder.across_practices.select_related("session__programme", "client__practice")
            return with_all.get(pk=pk)
    return None


def reason_not_to_send(reminder: Reminder, *, now: datetime) -> dict[str, str] | None:
    """Why this reminder should stay unsent after all, as the state and the sentence to keep, or None."""
    cancelled, expired = ReminderState.CANCELLED, ReminderState.EXPIRED
    session, client = reminder.session, reminder.client
    if session.state in (SessionState.DONE, SessionState.STARTED):
        return {"state": cancelled, "reason": "The session was begun already."}
    if session.state == SessionState.CANCELLED or session.programme.state != "active":
        return {"state": cancelled, "reason": "The session was cancelled."}
    if not client.consents.in_force().filter(kind=ConsentKind.REMINDERS).exists():
        return {"state": cancelled, "reason": "The client does not want reminders."}
    if client.screens.holding().exists():
        return {"state": cancelled, "reason": "Training is on hold for safety."}
    if not client.email:
        return {"state": cancelled, "reason": "There is no e-mail address."}
    if LocalMoment(session.scheduled_on, session.scheduled_time, session.time_zone).utc() <= now:
        return {"state": expired, "reason": "The session's time had passed before it could be sent."}
    return None


def _send(reminder: Reminder, *, now: datetime) -> None:
    attempt = _open_attempt(reminder, now=now)
    if attempt is None:
        return
    try:
        send_email(reminder, message_id=attempt.message_id)
    except Refusal:
        _finish(attempt, "refused", now=now)
        _close(reminder, state=ReminderState.DEAD, reason="The mail server refused the address.")
    except Failure:
        _finish(attempt, "failed", now=now)
        _try_again_later(reminder, number=attempt.number, now=now)
    else:
        _finish(attempt, "sent", now=now)
        _close(reminder, state=ReminderState.SENT, sent_at=now)


@transaction.atomic
def _open_attempt(reminder: Reminder, *, now: datetime) -> Attempt | None:
    """The trace left before the mail server is asked; None where the lease was lost to another sender meanwhile."""
    mine = Reminder.across_practices.filter(pk=reminder.pk, lease_token=reminder.lease_token)
    if mine.update(attempts_made=F("attempts_made") + 1) != 1:
        return None
    number = reminder.attempts_made + 1
    # The same Message-ID each time, so that mailboxes fold a repeated message into one.
    message_id = f"<{reminder.pk}@plumbline>"
    return Attempt.across_practices.create(
        practice_id=reminder.practice_id, reminder=reminder, number=number, started_at=now, message_id=message_id
    )


def _finish(attempt: Attempt, outcome: str, *, now: datetime) -> None:
    attempt.outcome, attempt.finished_at = outcome, now
    attempt.save(update_fields=["outcome", "finished_at"])


def _try_again_later(reminder: Reminder, *, number: int, now: datetime) -> None:
    if number > len(BACK_OFF):
        _close(reminder, state=ReminderState.DEAD, reason="The mail server could not be reached, five times over.")
    else:
        _close(reminder, state=ReminderState.RETRY, due_at=now + BACK_OFF[number - 1])


@transaction.atomic
def _close(reminder: Reminder, *, state: str, reason: str = "", **also: datetime) -> None:
    """Write the outcome, unless another sender has taken the reminder over meanwhile."""
    mine = Reminder.across_practices.filter(pk=reminder.pk, lease_token=reminder.lease_token)
    if mine.update(state=state, reason=reason, lease_until=None, lease_token=None, **also) == 1:
        audit.record(f"reminder.{state}", subject=reminder, by=None, client=reminder.client)
