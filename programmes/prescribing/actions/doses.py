"""Changing how much of an exercise is done."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.dose import DOSE_FIELDS
from programmes.prescribing.models import Prescription

EDITABLE = (*DOSE_FIELDS, "note")


@transaction.atomic
def change_dose(*, prescription: Prescription, dose: Mapping[str, Any], seen: int, by: Member) -> Prescription:
    """Give a prescription of a draft the fields of `dose` (some of EDITABLE); what it does not name stays.

    Raises ValidationError by field for an implausible number, and as `opened` does.
    """
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by, on=prescription)
    if unknown := sorted(set(dose) - set(EDITABLE)):
        raise ValidationError(f"A dose has no {', '.join(unknown)}. It has: {', '.join(EDITABLE)}.")
    for name, value in dose.items():
        setattr(prescription, name, value)
    prescription.full_clean()
    prescription.save(update_fields=list(EDITABLE))
    says = f"changed the dose of {prescription.record.name}"
    note_change(version, "dose.changed", by=by, says=says, prescription=str(prescription.pk), fields=sorted(dose))
    return prescription
