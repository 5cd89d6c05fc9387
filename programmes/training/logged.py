"""What was logged of a programme, for the pacing guard."""

from collections.abc import Iterator

from django.db.models import Sum

from programmes.prescribing.models import Prescription, Programme
from programmes.prescribing.pacing.doing import Done
from programmes.training.models import SetLog


def logged_of(programme: Programme) -> Iterator[Done]:
    """Each prescription on each day, with the repetitions of all its sets. Two queries, three with own exercises."""
    logs = SetLog.objects.of(programme.client).filter(session__programme=programme).order_by()
    days = logs.values_list("session__scheduled_on", "prescription_id").annotate(reps=Sum("reps"))
    counted = list(days)
    rows = Prescription.objects.of(programme.client).with_records().in_bulk({key for _, key, _ in counted})
    for day, key, reps in counted:
        yield Done(day, rows[key], reps)
