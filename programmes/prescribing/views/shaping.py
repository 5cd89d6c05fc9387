"""The weeks of a draft: stages and workouts changed, copied, split and taken out."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from programmes.prescribing import actions
from programmes.prescribing.forms import Change, CopyStageForm, CopyWorkoutForm, SplitStageForm, StageForm
from programmes.prescribing.models import Stage, Workout
from programmes.prescribing.views.answering import again, answer, at, attempt
from programmes.prescribing.views.finding import stage_for, workout_for


@require_POST
@allow("programmes.change")
def change_stage(request: StaffRequest, stage_id: UUID) -> HttpResponse:
    stage = stage_for(request.member, stage_id)
    refusal = attempt(
        StageForm(request.POST),
        lambda said: actions.change_stage(
            stage=stage,
            name=said["name"],
            weeks=said["weeks"],
            sessions_per_week=said["sessions_per_week"],
            seen=said["edits"],
            by=request.member,
        ),
    )
    return answer(request, at(stage), refusal, **again(request, refusal))


@require_POST
@allow("programmes.change")
def copy_stage(request: StaffRequest, stage_id: UUID) -> HttpResponse:
    """The page then shows the copy."""
    return _made(
        request,
        stage_id,
        CopyStageForm(request.POST),
        lambda stage, said: actions.copy_stage(stage=stage, weeks=said["weeks"], seen=said["edits"], by=request.member),
    )


@require_POST
@allow("programmes.change")
def split_stage(request: StaffRequest, stage_id: UUID) -> HttpResponse:
    """The page then shows the later part."""
    return _made(
        request,
        stage_id,
        SplitStageForm(request.POST),
        lambda stage, said: actions.split_stage(stage=stage, week=said["week"], seen=said["edits"], by=request.member),
    )


def _made(
    request: StaffRequest, stage_id: UUID, form: Change, act: Callable[[Stage, Mapping[str, Any]], Stage]
) -> HttpResponse:
    """The page at the stage that was made of this one, or at this one where that is refused."""
    stage = stage_for(request.member, stage_id)
    made: list[Stage] = []
    refusal = attempt(form, lambda said: made.append(act(stage, said)))
    return answer(request, at([*made, stage][0]), refusal, **again(request, refusal))


@require_POST
@allow("programmes.change")
def remove_stage(request: StaffRequest, stage_id: UUID) -> HttpResponse:
    stage = stage_for(request.member, stage_id)
    where, name = at(stage), stage.name
    refusal = attempt(
        Change(request.POST),
        lambda said: actions.remove_stage(stage=stage, seen=said["edits"], by=request.member),
    )
    return answer(request, where, refusal, **(again(request, refusal) if refusal else {"removed": name}))


@require_POST
@allow("programmes.change")
def copy_workout(request: StaffRequest, workout_id: UUID) -> HttpResponse:
    """The page then shows the copy."""
    workout = workout_for(request.member, workout_id)
    made: list[Workout] = []

    def deed(said: Mapping[str, Any]) -> None:
        into = stage_for(request.member, said["stage"])
        made.append(actions.copy_workout(workout=workout, into=into, seen=said["edits"], by=request.member))

    refusal = attempt(CopyWorkoutForm(request.POST), deed)
    shown = [*made, workout][0]
    return answer(request, at(shown.stage, shown.letter), refusal, **again(request, refusal))


@require_POST
@allow("programmes.change")
def remove_workout(request: StaffRequest, workout_id: UUID) -> HttpResponse:
    workout = workout_for(request.member, workout_id)
    name = f"Workout {workout.letter}"
    refusal = attempt(
        Change(request.POST),
        lambda said: actions.remove_workout(workout=workout, seen=said["edits"], by=request.member),
    )
    return answer(request, at(workout.stage), refusal, **(again(request, refusal) if refusal else {"removed": name}))
