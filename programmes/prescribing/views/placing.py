"""Which exercises stand in a workout of a draft, and in which order."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from programmes.prescribing import actions
from programmes.prescribing.forms import Change, ExerciseForm, PlaceForm
from programmes.prescribing.views.answering import again, answer, at, attempt, override_for
from programmes.prescribing.views.changes import today_of
from programmes.prescribing.views.finding import prescription_for, workout_for


@require_POST
@allow("programmes.change")
def add_exercise(request: StaffRequest, workout_id: UUID) -> HttpResponse:
    workout, added = workout_for(request.member, workout_id), []

    def deed(said: Mapping[str, Any]) -> None:
        row = actions.add_prescription(
            workout=workout,
            exercise_id=said["exercise"],
            override_reason=said["override_reason"],
            seen=said["edits"],
            today=today_of(workout.stage.version),
            by=request.member,
        )
        added.append(row.pk)

    refusal = attempt(ExerciseForm(request.POST), deed)
    override = override_for(request, request.POST.get("exercise", ""), refusal)
    return answer(request, at(workout.stage, workout.letter, *added), refusal, **override, **again(request, refusal))


@require_POST
@allow("programmes.change")
def place(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    """Put an exercise elsewhere. The page stays where the exercise was taken from."""
    row = prescription_for(request.member, prescription_id)
    shown = at(row.workout.stage, row.workout.letter, row.pk)
    refusal = attempt(
        PlaceForm(request.POST),
        lambda said: actions.place_prescription(
            prescription=row,
            workout=workout_for(request.member, said["workout"]),
            before=said["before"],
            seen=said["edits"],
            by=request.member,
        ),
    )
    return answer(request, shown, refusal, **again(request, refusal))


@require_POST
@allow("programmes.change")
def remove(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    row = prescription_for(request.member, prescription_id)
    name, workout = row.record.name, row.workout
    refusal = attempt(
        Change(request.POST),
        lambda said: actions.remove_prescription(prescription=row, seen=said["edits"], by=request.member),
    )
    return answer(
        request,
        at(workout.stage, workout.letter),
        refusal,
        **(again(request, refusal) if refusal else {"removed": name}),
    )
