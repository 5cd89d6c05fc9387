"""One exercise in the place of another, wherever it stands in a draft, as one change."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.actions.exercises import put_in_place
from programmes.prescribing.limits import limits_of
from programmes.prescribing.models import Prescription, ProgrammeVersion
from therapy.knowledge.records import Exercise


@transaction.atomic
def replace_exercise(
    *, version: ProgrammeVersion, old: str, new: Exercise, today: date, by: Member
) -> ProgrammeVersion:
    """Put an exercise in the place of another all through a draft, each with its own dose, as often as before.

    Raises ValidationError where it is ruled out in any place, or the draft holds the old one no more.
    """
    version = opened(version.pk, seen=version.edits, by=by)
    found = Prescription.objects.visible_to(by).filter(workout__stage__version=version, exercise=old)
    rows = list(found.select_related("workout__stage", "own"))
    if not rows:
        raise ValidationError("The draft does not hold this exercise any more.")
    before, limits = rows[0].record.name, limits_of(version.programme, today=today)
    for row in rows:
        put_in_place(row, new, limits, by=by)
    says = f"replaced {before} by {new.name} everywhere"
    note_change(version, "exercise.replaced", by=by, says=says, exercise=new.id, places=len(rows))
    return version
