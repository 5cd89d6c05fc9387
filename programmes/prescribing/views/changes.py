"""Each change of a draft, from a plain form or by htmx."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core import signing
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from programmes.prescribing import actions
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.builder import Card, Column
from programmes.prescribing.dose import minutes_of
from programmes.prescribing.forms import Change, DoseForm, ExerciseForm, MoveForm, RestoreForm, StageForm
from programmes.prescribing.models import ProgrammeVersion, Workout
from programmes.prescribing.views.answering import Refusal, answer, at, attempt, override_for
from programmes.prescribing.views.finding import prescription_for, stage_for, workout_for
from therapy.knowledge import load_library

REMOVED = "programmes.prescribing.removed"


@require_POST
@allow("programmes.change")
def change_dose(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    """Save a dose. By htmx only what follows from it is swapped, so that the fields keep the focus."""
    row = prescription_for(request.member, prescription_id)
    form = DoseForm(request.POST)
    where = at(row.workout.stage, row.workout.letter, row.pk)
    refusal = attempt(
        form,
        lambda said: actions.change_dose(prescription=row, dose=_dose(said), seen=said["edits"], by=request.member),
    )
    if request.htmx and not (refusal and refusal.is_late):
        return _dose_saved(request, row.workout, prescription_id, refusal)
    if refusal and not refusal.is_late:
        where = replace(where, place=replace(where.place, refused=Card(row, is_open=True, typed=request.POST.dict())))
    return answer(request, where, refusal)


def _dose(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "edits"}


def _dose_saved(
    request: StaffRequest, workout: Workout, prescription_id: UUID, refusal: Refusal | None
) -> HttpResponse:
    rows = Column(workout.stage).cards(workout_for(request.member, workout.pk))
    context = {
        "card": next(card for card in rows if card.row.pk == prescription_id),
        "cards": rows,
        "version": ProgrammeVersion.objects.visible_to(request.member).get(pk=workout.stage.version_id),
        "refusal": refusal,
        "minutes": minutes_of(card.row for card in rows),
        "longest": load_library().selection.max_session_minutes,
        "saved_text": _saved_at(request),
    }
    return render(request, "prescribing/_dose_saved.html", context, status=refusal.status if refusal else 200)


def _saved_at(request: StaffRequest) -> str:
    now = timezone.localtime(timezone.now(), ZoneInfo(request.member.practice.time_zone))
    return f"Saved {now:%H:%M:%S}"


@require_POST
@allow("programmes.change")
def change_exercise(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    row = prescription_for(request.member, prescription_id)
    form = ExerciseForm(request.POST)
    refusal = attempt(
        form,
        lambda said: actions.change_exercise(
            prescription=row,
            exercise_id=said["exercise"],
            override_reason=said["override_reason"],
            seen=said["edits"],
            today=_today(row.workout.stage.version),
            by=request.member,
        ),
    )
    return answer(
        request,
        at(row.workout.stage, row.workout.letter, row.pk),
        refusal,
        **override_for(request, request.POST.get("exercise", ""), refusal),
    )


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
            today=_today(workout.stage.version),
            by=request.member,
        )
        added.append(row.pk)

    refusal = attempt(ExerciseForm(request.POST), deed)
    override = override_for(request, request.POST.get("exercise", ""), refusal)
    return answer(request, at(workout.stage, workout.letter, *added), refusal, **override)


@require_POST
@allow("programmes.change")
def move(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    row = prescription_for(request.member, prescription_id)
    form = MoveForm(request.POST)
    refusal = attempt(
        form,
        lambda said: actions.move_prescription(
            prescription=row, steps=said["steps"], seen=said["edits"], by=request.member
        ),
    )
    return answer(request, at(row.workout.stage, row.workout.letter, row.pk), refusal)


@require_POST
@allow("programmes.change")
def remove(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    """Take an exercise out. What is needed to put it back travels, signed, in the form that undoes it."""
    row = prescription_for(request.member, prescription_id)
    workout, kept = row.workout, {}

    def deed(said: Any) -> None:
        kept.update(actions.remove_prescription(prescription=row, seen=said["edits"], by=request.member))

    refusal = attempt(Change(request.POST), deed)
    undo = {
        "name": row.record.name,
        "workout": workout,
        "kept": signing.dumps(kept | {"workout": str(workout.pk)}, salt=REMOVED),
    }
    return answer(request, at(workout.stage, workout.letter), refusal, **({} if refusal else {"undo": undo}))


@require_POST
@allow("programmes.change")
def restore(request: StaffRequest, workout_id: UUID) -> HttpResponse:
    workout = workout_for(request.member, workout_id)
    form = RestoreForm(request.POST)
    refusal = attempt(
        form,
        lambda said: actions.restore_prescription(
            workout=workout, kept=_unsigned(said["kept"], workout), seen=said["edits"], by=request.member
        ),
    )
    return answer(request, at(workout.stage, workout.letter), refusal)


@require_POST
@allow("programmes.change")
def change_stage(request: StaffRequest, stage_id: UUID) -> HttpResponse:
    stage = stage_for(request.member, stage_id)
    form = StageForm(request.POST)
    refusal = attempt(
        form,
        lambda said: actions.change_stage(
            stage=stage,
            weeks=said["weeks"],
            sessions_per_week=said["sessions_per_week"],
            seen=said["edits"],
            by=request.member,
        ),
    )
    return answer(request, at(stage), refusal)


def _unsigned(kept: str, workout: Workout) -> dict[str, Any]:
    try:
        said: dict[str, Any] = signing.loads(kept, salt=REMOVED)
    except signing.BadSignature as forged:
        raise BadRequest("What was to be put back is not what was taken out.") from forged
    if said.pop("workout") != str(workout.pk):
        raise BadRequest("What was to be put back is from another workout.")
    return said


def _today(version: ProgrammeVersion) -> date:
    return local_today(version.programme.client, timezone.now())
