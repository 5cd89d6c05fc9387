"""Changing how much of an exercise is done."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.dose import DOSE_FIELDS, WORDS_BESIDE, as_fields, dose_of
from programmes.prescribing.models import Prescription
from therapy.reasoning.dosage import Dose, DoseNotRead, parse

EDITABLE = (*DOSE_FIELDS, *WORDS_BESIDE)


@transaction.atomic
def change_dose(*, prescription: Prescription, dose: Mapping[str, Any], seen: int, by: Member) -> Prescription:
    """Give a prescription of a draft the fields of `dose` (some of EDITABLE); what it does not name stays.

    Where it says what stands there already, nothing is changed. Raises ValidationError by field for an implausible
    number, and as `opened` does.
    """
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by, on=prescription)
    if unknown := sorted(set(dose) - set(EDITABLE)):
        raise ValidationError(f"A dose has no {', '.join(unknown)}. It has: {', '.join(EDITABLE)}.")
    if all(getattr(prescription, name) == value for name, value in dose.items()):
        return prescription
    for name, value in dose.items():
        setattr(prescription, name, value)
    prescription.full_clean()
    prescription.save(update_fields=list(EDITABLE))
    says = f"changed the dose of {prescription.record.name}"
    note_change(version, "dose.changed", by=by, says=says, prescription=str(prescription.pk), fields=sorted(dose))
    return prescription


@transaction.atomic
def type_dose(*, prescription: Prescription, text: str, seen: int, by: Member) -> Prescription:
    """Give a prescription of a draft the dose that a therapist typed. Raises as `read_dose` and `change_dose` do."""
    dose = read_dose(prescription, text)
    return change_dose(prescription=prescription, dose=as_fields(dose), seen=seen, by=by)


def read_dose(prescription: Prescription, text: str) -> Dose:
    """The dose that a text says in the place of the one it has.

    Raises ValidationError with a sentence for each piece that is not understood.
    """
    try:
        return parse(text, onto=dose_of(prescription))
    except DoseNotRead as refusal:
        raise ValidationError({"dose": list(refusal.sentences)}) from refusal
