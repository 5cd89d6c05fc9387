"""Which exercises stand in a draft, and in which order."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.library.own.record import revision_of
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.actions.exercises import allowed_fields, known_exercise
from programmes.prescribing.dose import as_fields, pain_limit_of
from programmes.prescribing.limits import Limits, limits_of
from programmes.prescribing.models import Prescription, Workout
from therapy.knowledge.records import Exercise
from therapy.reasoning.drafting.dosage import own_dose


@transaction.atomic
def add_prescription(
    *, workout: Workout, exercise_id: str, override_reason: str = "", seen: int, today: date, by: Member
) -> Prescription:
    """Put an exercise with its own dose at the end of a workout of a draft. Raises as `change_exercise` does."""
    version = opened(workout.stage.version_id, seen=seen, by=by, on=workout)
    exercise = known_exercise(exercise_id, by)
    because = [{"key": "hand", "short": "Chosen by hand", "text": f"Added by {by}."}]
    limits = limits_of(version.programme, today=today)
    prescription = new_prescription(workout, exercise, limits, because=because, reason=override_reason)
    prescription.position = len(in_order(workout, by)) + 1
    prescription.full_clean()
    prescription.save(force_insert=True)
    says = f"added {exercise.name}"
    note_change(version, "exercise.added", by=by, says=says, prescription=str(prescription.pk), exercise=exercise.id)
    return prescription


@transaction.atomic
def remove_prescription(*, prescription: Prescription, seen: int, by: Member) -> None:
    """Take a prescription out of a draft."""
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by, on=prescription)
    name, workout = prescription.record.name, prescription.workout
    Prescription.objects.visible_to(by).filter(pk=prescription.pk).delete()
    number_rows(in_order(workout, by))
    note_change(version, "exercise.removed", by=by, says=f"took out {name}", exercise=prescription.exercise)


@transaction.atomic
def place_prescription(
    *, prescription: Prescription, workout: Workout, before: UUID | None, seen: int, by: Member
) -> Prescription:
    """Put a prescription into a workout of its draft, in front of `before`, or at the end.

    Raises ValidationError where the workout is of another programme. What stood in front of is gone: at the end.
    """
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by, on=prescription)
    if workout.stage.version_id != version.pk:
        raise ValidationError("An exercise moves within its own programme. Choose one of its workouts.")
    left = prescription.workout
    prescription.workout = workout
    prescription.save(update_fields=["workout"])
    rows = [row for row in in_order(workout, by) if row.pk != prescription.pk]
    at = next((n for n, row in enumerate(rows) if row.pk == before), len(rows))
    rows.insert(at, prescription)
    number_rows(rows)
    if left.pk != workout.pk:
        number_rows(in_order(left, by))
    says = f"moved {prescription.record.name}"
    note_change(version, "exercise.moved", by=by, says=says, prescription=str(prescription.pk))
    return prescription


def new_prescription(
    workout: Workout, exercise: Exercise, limits: Limits, *, because: list[dict[str, str]], reason: str = ""
) -> Prescription:
    """An exercise with its own dose for a workout, unsaved and in front. Raises as `allowed_fields` does."""
    fields = as_fields(own_dose(exercise)) | allowed_fields(exercise, workout.stage, limits, reason)
    return Prescription(
        practice_id=workout.practice_id,
        workout=workout,
        position=0,
        exercise=exercise.id,
        own_id=revision_of(exercise),
        **({"pain_limit": pain_limit_of(exercise)} | fields),
        because=because,
    )


def in_order(workout: Workout, by: Member) -> list[Prescription]:
    """The prescriptions of a workout as they stand now."""
    return list(Prescription.objects.visible_to(by).filter(workout=workout).order_by("position", "pk"))


def number_rows(rows: list[Prescription]) -> None:
    """Give them their positions in this order, from 1."""
    moved = [(row, position) for position, row in enumerate(rows, start=1) if row.position != position]
    for row, position in moved:
        row.position = position
        row.save(update_fields=["position"])
