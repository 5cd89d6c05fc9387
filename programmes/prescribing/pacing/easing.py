"""The easier weeks that the flare rule proposes, as a draft: a therapist looks at it and publishes it, or not."""

from datetime import date
from math import ceil

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.actions.drafting import revise_programme
from programmes.prescribing.actions.exercises import put_in_place
from programmes.prescribing.limits import Limits, limits_of, why_ruled_out
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion
from therapy.knowledge import load_library
from therapy.knowledge.records import Category, Exercise

KEPT = (Category.BREATHING, Category.FUNCTION)
"""Breathing and walking go on in a flare."""
DRAFT_THERE = "There is a draft of this programme already. Change or publish that one: nothing was put over it."


@transaction.atomic
def ease_stage(*, programme: Programme, stage: int, today: date, by: Member) -> ProgrammeVersion:
    """Draft a stage with every exercise one step easier, as far as the ladder leads, and half its sets.

    One change, which can be undone. Raises ValidationError where a draft is there already.
    """
    if ProgrammeVersion.objects.visible_to(by).filter(programme=programme).drafts().exists():
        raise ValidationError(DRAFT_THERE)
    draft = revise_programme(programme=programme, by=by)
    version = opened(draft.pk, seen=draft.edits, by=by)
    limits = limits_of(version.programme, today=today)
    of_stage = Prescription.objects.visible_to(by).filter(workout__stage__version=version, workout__stage__number=stage)
    for row in of_stage.select_related("workout__stage").with_records():
        if not (row.record.adjunct or row.record.category in KEPT):
            _ease(row, limits, by)
    note_change(version, "stage.eased", by=by, says=f"eased stage {stage} for a flare", stage=stage)
    return version


def _ease(row: Prescription, limits: Limits, by: Member) -> None:
    sets = ceil(row.sets / 2)
    if easier := _easier(row, limits):
        put_in_place(row, easier, limits, by=by)
    row.sets = sets
    row.save(update_fields=["sets"])


def _easier(row: Prescription, limits: Limits) -> Exercise | None:
    """The next step down its ladder that nothing rules out; none at its foot, or for an own exercise."""
    allowed = limits.in_week(row.workout.stage.first_week)
    steps = [] if row.own_id else load_library().easier(row.record)
    return next((each for each in steps if not why_ruled_out(each, allowed)), None)
