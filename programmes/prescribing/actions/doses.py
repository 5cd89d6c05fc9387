"""Changing how much and how often."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.dose import DOSE_FIELDS
from programmes.prescribing.models import Prescription, Stage

EDITABLE = (*DOSE_FIELDS, "note")
LONGEST_STAGE = 26


@transaction.atomic
def change_dose(*, prescription: Prescription, dose: Mapping[str, Any], seen: int, by: Member) -> Prescription:
    """Give a prescription of a draft the fields of `dose` (some of EDITABLE); what it does not name stays.

    Raises ValidationError by field for an implausible number, and as `opened` does.
    """
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by)
    if unknown := sorted(set(dose) - set(EDITABLE)):
        raise ValidationError(f"A dose has no {', '.join(unknown)}. It has: {', '.join(EDITABLE)}.")
    for name, value in dose.items():
        setattr(prescription, name, value)
    prescription.full_clean()
    prescription.save(update_fields=list(EDITABLE))
    note_change(version, "dose.changed", by=by, prescription=str(prescription.pk), fields=sorted(dose))
    return prescription


@transaction.atomic
def change_stage(*, stage: Stage, weeks: int, sessions_per_week: int, seen: int, by: Member) -> Stage:
    """Let a stage of a draft last so many weeks, with so many sessions in each; later stages move along."""
    version = opened(stage.version_id, seen=seen, by=by)
    if not 1 <= weeks <= LONGEST_STAGE:
        raise ValidationError({"weeks": f"A stage lasts 1 to {LONGEST_STAGE} weeks."})
    longer = weeks - stage.weeks
    stage.last_week += longer
    stage.sessions_per_week = sessions_per_week
    stage.full_clean()
    stage.save(update_fields=["last_week", "sessions_per_week"])
    later = Stage.objects.visible_to(by).filter(version=version, number__gt=stage.number)
    for each in later if longer else ():
        each.first_week, each.last_week = each.first_week + longer, each.last_week + longer
        each.save(update_fields=["first_week", "last_week"])
    note_change(version, "stage.changed", by=by, stage=stage.number)
    return stage
