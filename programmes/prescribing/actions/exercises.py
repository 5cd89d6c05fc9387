"""Putting one exercise in the place of another."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.library.exercises import prescribable_for
from programmes.library.own.record import revision_of
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.dose import as_fields, dose_of
from programmes.prescribing.limits import Limits, limits_of, why_ruled_out
from programmes.prescribing.models import Prescription, Stage
from therapy.knowledge.records import Exercise
from therapy.reasoning.dosage import OFTEN, Dose
from therapy.reasoning.drafting.dosage import own_dose


@transaction.atomic
def change_exercise(
    *, prescription: Prescription, exercise_id: str, override_reason: str = "", seen: int, today: date, by: Member
) -> Prescription:
    """Put another exercise in the place of this one, with its own dose, as often as before.

    Raises ValidationError for one that the library lacks, or that is ruled out and has no `override_reason`.
    """
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by, on=prescription)
    exercise, before = known_exercise(exercise_id, by), prescription.record
    put_in_place(prescription, exercise, limits_of(version.programme, today=today), reason=override_reason, by=by)
    says = f"swapped {before.name} for {exercise.name}"
    note_change(version, "exercise.changed", by=by, says=says, prescription=str(prescription.pk), exercise=exercise.id)
    return prescription


@transaction.atomic
def use_newer_version(
    *, prescription: Prescription, override_reason: str = "", seen: int, today: date, by: Member
) -> Prescription:
    """Let an own exercise read as it was last reviewed, with the dose it has here.

    Raises ValidationError where nothing newer is in use, or it is ruled out and has no `override_reason`.
    """
    stage = prescription.workout.stage
    version = opened(stage.version_id, seen=seen, by=by, on=prescription)
    exercise = known_exercise(prescription.exercise, by)
    if revision_of(exercise) == prescription.own_id:
        raise ValidationError({"exercise": f"{exercise.name} is at its newest version already."})
    fields = allowed_fields(exercise, stage, limits_of(version.programme, today=today), override_reason)
    if exercise.unilateral != bool(prescription.side):
        fields |= {"side": as_fields(own_dose(exercise))["side"], "extra_set": ""}
    for name, value in (fields | {"own_id": revision_of(exercise)}).items():
        setattr(prescription, name, value)
    prescription.full_clean()
    prescription.save()
    says = f"took the newer version of {exercise.name}"
    note_change(version, "exercise.renewed", by=by, says=says, prescription=str(prescription.pk), exercise=exercise.id)
    return prescription


def put_in_place(
    prescription: Prescription, exercise: Exercise, limits: Limits, *, reason: str = "", by: Member
) -> None:
    """Let a prescription be of another exercise from now on, and save it. Raises as `allowed_fields` does."""
    text = f"In the place of {prescription.record.name}, chosen by {by}."
    fields = as_fields(_dose_in_place_of(prescription, exercise))
    fields |= allowed_fields(exercise, prescription.workout.stage, limits, reason)
    fields |= {"exercise": exercise.id, "own_id": revision_of(exercise)}
    fields |= {"because": [*prescription.because, {"key": "swap", "short": "Chosen by hand", "text": text}]}
    for name, value in fields.items():
        setattr(prescription, name, value)
    prescription.full_clean()
    prescription.save()


def _dose_in_place_of(prescription: Prescription, exercise: Exercise) -> Dose:
    """The exercise's own dose, as often as before; on the same side where both have sides."""
    old, own = dose_of(prescription), own_dose(exercise)
    sided = bool(old.side and own.side)
    sides: dict[str, Any] = {"side": old.side, "first": old.first} if sided else {}
    return replace(own, **{name: getattr(old, name) for name in OFTEN}, **sides)


def known_exercise(exercise_id: str, by: Member) -> Exercise:
    """An exercise that may be prescribed. Raises ValidationError where the library holds none."""
    if found := prescribable_for(by.practice_id, exercise_id):
        return found
    raise ValidationError({"exercise": "The library holds no such exercise. Choose one from the list."})


def allowed_fields(exercise: Exercise, stage: Stage, limits: Limits, reason: str) -> dict[str, Any]:
    """The cautions to keep with an exercise, and the reason that overrides what rules it out, if anything does."""
    allowance = limits.in_week(stage.first_week)
    why = why_ruled_out(exercise, allowance)
    if why and not reason.strip():
        raise ValidationError(
            {"override_reason": f"{exercise.name} is ruled out by: {why}. Choose another, or write why it is right."}
        )
    return {"cautions": list(allowance.cautions(exercise)), "override_reason": reason.strip() if why else ""}
