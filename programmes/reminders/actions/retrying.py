"""A member has another try at what was given up, or at what may not have gone out."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from programmes.reminders.models import Change, Reminder, ReminderState

AGAIN = "A member asked to send it again."


@transaction.atomic
def send_again(*, reminder: Reminder, now: datetime, by: Member) -> Reminder:
    """Let it go out at the next look. Whether it may, its sender asks as ever.

    Raises ValidationError where it was not given up or in doubt, or is of no use any more.
    """
    row = Reminder.objects.visible_to(by).select_for_update(no_key=True, of=["self"]).get(pk=reminder.pk)
    found: Reminder = row
    if found.state not in (ReminderState.DEAD, ReminderState.UNKNOWN):
        raise ValidationError("Only a message that was given up, or may not have gone out, can be sent again.")
    if found.expires_at and found.expires_at <= now:
        raise ValidationError("It is too late for this message: what it was about has passed.")
    found.state, found.due_at, found.reason = ReminderState.RETRY, now, AGAIN
    found.save(update_fields=["state", "due_at", "reason"])
    Change.objects.create(practice_id=found.practice_id, reminder=found, at=now, state=found.state, reason=AGAIN)
    audit.record("reminder.sent_again", subject=found, by=by, client=found.client)
    return found
