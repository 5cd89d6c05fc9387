"""Which exercises of its workout a session has: those whose dose is for its day."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from programmes.prescribing.dose import dose_of, stands_on
from programmes.prescribing.models import Prescription
from programmes.training.models import Session, SetLog

WEEK = 7


def rows_of(session: Session) -> list[Prescription]:
    """The prescriptions of a session, in order.

    Left out is what has other weekdays or weeks, or was done too lately for the days that must lie between. Where that
    would leave nothing, all of the workout stands: a session is never empty. One query; more only where a dose asks.
    """
    rows = list(session.workout.prescriptions.all().with_records())
    rests = _resting(session, [row for row in rows if row.days_apart])
    standing = [row for row in rows if row.pk not in rests and _stands(session, row)]
    return standing or rows


def _stands(session: Session, row: Prescription) -> bool:
    """Whether its weekdays and weeks hold this day. The week is asked for only where the dose has some."""
    day = session.scheduled_on
    week = session.programme.week_on(day) if row.from_week or row.until_week else 0
    return stands_on(dose_of(row), day, week=week)


def _resting(session: Session, rows: Collection[Prescription]) -> set[UUID]:
    """Those of the rows that were done on a day too near to this one, or often enough in the seven days before."""
    if not rows:
        return set()
    day = session.scheduled_on
    logs = SetLog.objects.of(session.client).filter(
        prescription__exercise__in={row.exercise for row in rows},
        session__scheduled_on__range=(day - timedelta(days=WEEK - 1), day - timedelta(days=1)),
    )
    done = set(logs.order_by().values_list("prescription__exercise", "session__scheduled_on").distinct())
    days = {row.pk: [on for exercise, on in done if exercise == row.exercise] for row in rows}
    return {row.pk for row in rows if _is_too_soon(row, [(day - on).days for on in days[row.pk]])}


def _is_too_soon(row: Prescription, days_ago: Collection[int]) -> bool:
    return len(days_ago) >= row.per_week or any(ago < row.days_apart for ago in days_ago)
