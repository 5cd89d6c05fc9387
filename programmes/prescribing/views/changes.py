"""Changing one exercise of a draft: its dose, or another in its place; from a plain form or by htmx."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from programmes.prescribing import actions
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.builder import Card
from programmes.prescribing.forms import DoseForm, ExerciseForm
from programmes.prescribing.models import Prescription, ProgrammeVersion
from programmes.prescribing.views.answering import (
    PLAN_CHANGED,
    Refusal,
    again,
    answer,
    at,
    attempt,
    came_between,
    override_for,
    saved_at,
)
from programmes.prescribing.views.finding import prescription_for, programme_for
from programmes.prescribing.views.page import builder_context


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
    if refusal and not refusal.is_late:
        where = replace(where, place=replace(where.place, refused=Card(row, is_open=True, typed=request.POST.dict())))
    context = builder_context(programme_for(request.member, where.programme_id), where.place)
    if request.htmx and not came_between(request, context["builder"].version) and not (refusal and refusal.is_late):
        return _dose_saved(request, context | {"refusal": refusal})
    return answer(request, where, refusal, **again(request, refusal, _mine(form, row)))


def _dose(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "edits"}


def _dose_saved(request: StaffRequest, context: dict[str, Any]) -> HttpResponse:
    """The parts of the builder that follow from a dose."""
    refusal: Refusal | None = context["refusal"]
    context |= {"saved_text": saved_at(request)}
    status = refusal.status if refusal else 200
    answered = render(request, "prescribing/_dose_saved.html", context, status=status)
    answered["HX-Trigger-After-Settle"] = PLAN_CHANGED
    return answered


def _mine(form: DoseForm, row: Prescription) -> str:
    """What a form asks for that differs from what stands there, in words: "Sets 3, Repetitions 12"."""
    said = _dose(form.cleaned_data)
    return ", ".join(
        f"{form.fields[name].label} {value}" for name, value in said.items() if value != getattr(row, name)
    )


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
            today=today_of(row.workout.stage.version),
            by=request.member,
        ),
    )
    return answer(
        request,
        at(row.workout.stage, row.workout.letter, row.pk),
        refusal,
        **override_for(request, request.POST.get("exercise", ""), refusal),
        **again(request, refusal),
    )


def today_of(version: ProgrammeVersion) -> date:
    """The date where its client lives."""
    return local_today(version.programme.client, timezone.now())
