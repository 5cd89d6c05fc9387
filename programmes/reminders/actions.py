from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from clients.practices import audit
from clients.records.models import Consent, ConsentKind
from programmes.reminders.models import Channel, Reminder, ReminderState
from programmes.reminders.timing import LocalMoment, reminder_for
from programmes.training.models import Session, SessionState

HORIZON = timedelta(days=14)
AT_ONCE = 500


def plan_reminders(*, now: datetime) -> int:
    """Bring the waiting reminders in line with the sessions of the next two weeks and with what clients agreed to.

    Running it twice changes nothing. Returns the number of rows made or changed.
    """
    return _add_missing(now) + _mend_moved() + _call_off(now) + _revive(now)


def _add_missing(now: datetime) -> int:
    """Each session ahead gets its reminder, once."""
    sessions = _sessions_ahead(now).exclude(reminders__channel=Channel.EMAIL).select_related("client")[:AT_ONCE]
    wanted = [_reminder(session) for session in sessions if _planned_moment(session).utc() > now]
    with transaction.atomic():
        Reminder.across_practices.bulk_create(wanted, ignore_conflicts=True)
        for client in {row.client_id: row.client for row in wanted}.values():
            audit.record("reminders.planned", subject=client, by=None, client=client)
    return len(wanted)


def _mend_moved() -> int:
    """Sessions that were moved take their waiting reminders along."""
    unmoved = Q(
        planned_for_day=F("session__scheduled_on"),
        planned_for_time=F("session__scheduled_time"),
        time_zone=F("session__time_zone"),
    )
    moved = Reminder.across_practices.still_to_come().exclude(unmoved).select_related("session")[:AT_ONCE]
    return sum(
        Reminder.across_practices.still_to_come().filter(pk=row.pk).update(**_when(row.session)) for row in moved
    )


def _call_off(now: datetime) -> int:
    """Waiting reminders that are not wanted any more say so at once, not only when they fall due."""
    waiting = Reminder.across_practices.still_to_come().filter(due_at__gt=now).exclude(_worth_sending(now))
    return waiting.update(state=ReminderState.CANCELLED, reason="The session or the client's consent is over.")


def _revive(now: datetime) -> int:
    """A client who agrees again, or a session that is on again, has its reminders back."""
    cancelled = Reminder.across_practices.filter(state=ReminderState.CANCELLED, due_at__gt=now)
    return cancelled.filter(_worth_sending(now)).update(state=ReminderState.PLANNED, reason="")


def _worth_sending(now: datetime) -> Q:
    return Q(session__in=_sessions_ahead(now))


def _sessions_ahead(now: datetime) -> QuerySet[Session]:
    """The planned sessions of the next two weeks whose client agreed to reminders and has an address."""
    agreed = Consent.across_practices.in_force().filter(kind=ConsentKind.REMINDERS)
    first, last = now.date() - timedelta(days=1), (now + HORIZON).date()
    planned = Session.across_practices.filter(
        state=SessionState.PLANNED, programme__state="active", scheduled_on__range=(first, last)
    )
    return planned.filter(client__in=agreed.values("client")).exclude(client__email="")


def _reminder(session: Session) -> Reminder:
    return Reminder(
        practice_id=session.practice_id,
        client=session.client,
        session=session,
        channel=Channel.EMAIL,
        **_when(session),
    )


def _when(session: Session) -> dict[str, Any]:
    moment = reminder_for(_planned_moment(session))
    return {
        "planned_for_day": session.scheduled_on,
        "planned_for_time": session.scheduled_time,
        "local_date": moment.day,
        "local_time": moment.at,
        "time_zone": moment.zone,
        "due_at": moment.utc(),
    }


def _planned_moment(session: Session) -> LocalMoment:
    return LocalMoment(session.scheduled_on, session.scheduled_time, session.time_zone)
