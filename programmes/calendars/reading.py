"""Which sessions a calendar shows: the last weeks and all to come, those taken off the plan among them."""

from datetime import date, timedelta

from clients.records.models import Client
from programmes.calendars.writing import Entry
from programmes.training.doses import minutes_of
from programmes.training.models import Session, SessionState

BACK = timedelta(weeks=8)


def entries_of(client: Client, *, today: date) -> list[Entry]:
    """Two queries and one for the exercises, whatever the number of sessions."""
    sessions = Session.objects.of(client).filter(scheduled_on__gte=today - BACK).select_related("workout")
    rows = list(sessions.prefetch_related("workout__prescriptions").order_by("scheduled_on", "pk"))
    minutes = {row.workout_id: minutes_of(row.workout.prescriptions.all()) for row in rows}
    return [
        Entry(
            id=row.pk,
            on=row.scheduled_on,
            at=row.scheduled_time,
            zone=row.time_zone,
            minutes=minutes[row.workout_id],
            revision=row.revision,
            changed_at=row.changed_at,
            is_cancelled=row.state == SessionState.CANCELLED,
        )
        for row in rows
    ]
