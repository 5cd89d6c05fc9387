"""Changing which exercises stand in a draft, and in which order."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.library.exercises import prescribable_for
from programmes.library.own.record import revision_of
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.dose import as_fields, dose_of, pain_limit_of
from programmes.prescribing.limits import Limits, limits_of, why_ruled_out
from programmes.prescribing.models import Prescription, Stage, Workout
from therapy.knowledge.records import Exercise
from therapy.reasoning.drafting.dosage import Dose, own_dose

KEPT = (
    "exercise", "position", "side", "sets", "reps", "hold_seconds", "rest_seconds", "tempo", "times_per_day",
    "per_week", "effort", "extra_set", "pain_limit", "note", "because", "cautions", "requires", "override_reason",
)  # fmt: skip


@transaction.atomic
def change_exercise(
    *, prescription: Prescription, exercise_id: str, override_reason: str = "", seen: int, today: date, by: Member
) -> Prescription:
    """Put another exercise in the place of this one, with its own dose, as often as before.

    Raises ValidationError for one that the library lacks, or that is ruled out and has no `override_reason`.
    """
    stage = prescription.workout.stage
    version = opened(stage.version_id, seen=seen, by=by)
    exercise, before = _known(exercise_id, by), prescription.record
    allowed = _allowed(exercise, stage, limits_of(version.programme, today=today), override_reason)
    swapped = {"key": "swap", "short": "Chosen by hand", "text": f"In the place of {before.name}, chosen by {by}."}
    dose = _dose_in_place_of(prescription, exercise)
    fields = (
        as_fields(dose)
        | allowed
        | {
            "exercise": exercise.id,
            "own_id": revision_of(exercise),
            "because": [*prescription.because, swapped],
        }
    )
    for name, value in fields.items():
        setattr(prescription, name, value)
    prescription.full_clean()
    prescription.save()
    note_change(version, "exercise.changed", by=by, prescription=str(prescription.pk), exercise=exercise.id)
    return prescription


@transaction.atomic
def use_newer_version(
    *, prescription: Prescription, override_reason: str = "", seen: int, today: date, by: Member
) -> Prescription:
    """Let an own exercise read as it was last reviewed, with the dose it has here.

    Raises ValidationError where nothing newer is in use, or it is ruled out and has no `override_reason`.
    """
    stage = prescription.workout.stage
    version = opened(stage.version_id, seen=seen, by=by)
    exercise = _known(prescription.exercise, by)
    if revision_of(exercise) == prescription.own_id:
        raise ValidationError({"exercise": f"{exercise.name} is at its newest version already."})
    fields = _allowed(exercise, stage, limits_of(version.programme, today=today), override_reason)
    if exercise.unilateral != bool(prescription.side):
        fields |= {"side": as_fields(own_dose(exercise))["side"], "extra_set": ""}
    for name, value in (fields | {"own_id": revision_of(exercise)}).items():
        setattr(prescription, name, value)
    prescription.full_clean()
    prescription.save()
    note_change(version, "exercise.renewed", by=by, prescription=str(prescription.pk), exercise=exercise.id)
    return prescription


@transaction.atomic
def add_prescription(
    *, workout: Workout, exercise_id: str, override_reason: str = "", seen: int, today: date, by: Member
) -> Prescription:
    """Put an exercise with its own dose at the end of a workout of a draft. Raises as `change_exercise` does."""
    version = opened(workout.stage.version_id, seen=seen, by=by)
    exercise = _known(exercise_id, by)
    limits = limits_of(version.programme, today=today)
    fields = as_fields(own_dose(exercise)) | _allowed(exercise, workout.stage, limits, override_reason)
    prescription = Prescription(
        practice_id=version.practice_id,
        workout=workout,
        position=len(_in_order(workout, by)) + 1,
        exercise=exercise.id,
        own_id=revision_of(exercise),
        pain_limit=pain_limit_of(exercise),
        because=[{"key": "hand", "short": "Chosen by hand", "text": f"Added by {by}."}],
        **fields,
    )
    prescription.full_clean()
    prescription.save(force_insert=True)
    note_change(version, "exercise.added", by=by, prescription=str(prescription.pk), exercise=exercise.id)
    return prescription


@transaction.atomic
def remove_prescription(*, prescription: Prescription, seen: int, by: Member) -> dict[str, Any]:
    """Take a prescription out of a draft. Returns what `restore_prescription` needs to put it back."""
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by)
    kept = {name: getattr(prescription, name) for name in KEPT}
    kept["own_id"] = str(prescription.own_id) if prescription.own_id else None
    workout = prescription.workout
    Prescription.objects.visible_to(by).filter(pk=prescription.pk).delete()
    _number(_in_order(workout, by))
    note_change(version, "exercise.removed", by=by, exercise=prescription.exercise)
    return kept


@transaction.atomic
def restore_prescription(*, workout: Workout, kept: Mapping[str, Any], seen: int, by: Member) -> Prescription:
    """Put back what `remove_prescription` took out of this workout, where it was."""
    version = opened(workout.stage.version_id, seen=seen, by=by)
    prescription = Prescription(practice_id=version.practice_id, workout=workout, **kept)
    prescription.full_clean()
    prescription.save(force_insert=True)
    others = [each for each in _in_order(workout, by) if each.pk != prescription.pk]
    others.insert(prescription.position - 1, prescription)
    _number(others)
    note_change(version, "exercise.restored", by=by, exercise=prescription.exercise)
    return prescription


@transaction.atomic
def move_prescription(*, prescription: Prescription, steps: int, seen: int, by: Member) -> Prescription:
    """Move a prescription within its workout: `steps` -1 is one up, 1 is one down. At an end it stays."""
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by)
    rows = _in_order(prescription.workout, by)
    at = next(n for n, row in enumerate(rows) if row.pk == prescription.pk)
    rows.insert(max(at + steps, 0), rows.pop(at))
    _number(rows)
    note_change(version, "exercise.moved", by=by, prescription=str(prescription.pk))
    return prescription


def _dose_in_place_of(prescription: Prescription, exercise: Exercise) -> Dose:
    """The exercise's own dose, as often as before; on the same side where both have sides."""
    old, own = dose_of(prescription), own_dose(exercise)
    sided = bool(old.side and own.side)
    return replace(
        own,
        per_week=old.per_week,
        times_per_day=old.times_per_day,
        side=old.side if sided else own.side,
        first=old.first if sided else own.first,
    )


def _known(exercise_id: str, by: Member) -> Exercise:
    if found := prescribable_for(by.practice_id, exercise_id):
        return found
    raise ValidationError({"exercise": "The library holds no such exercise. Choose one from the list."})


def _allowed(exercise: Exercise, stage: Stage, limits: Limits, reason: str) -> dict[str, Any]:
    """The cautions to keep with an exercise, and the reason that overrides what rules it out, if anything does."""
    allowance = limits.in_week(stage.first_week)
    why = why_ruled_out(exercise, allowance)
    if why and not reason.strip():
        raise ValidationError(
            {"override_reason": f"{exercise.name} is ruled out by: {why}. Choose another, or write why it is right."}
        )
    return {"cautions": list(allowance.cautions(exercise)), "override_reason": reason.strip() if why else ""}


def _in_order(workout: Workout, by: Member) -> list[Prescription]:
    return list(Prescription.objects.visible_to(by).filter(workout=workout).order_by("position", "pk"))


def _number(rows: list[Prescription]) -> None:
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
