"""Changing the dose of one exercise of a draft, by its steppers or as it is typed; from a plain form or by htmx."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from programmes.prescribing import actions
from programmes.prescribing.cards import Card
from programmes.prescribing.dose import dose_of
from programmes.prescribing.drafts.states import row_as_seen
from programmes.prescribing.forms import DoseForm, TypedDoseForm
from programmes.prescribing.models import Prescription
from programmes.prescribing.views.answering import (
    NOTHING_SAID,
    PLAN_CHANGED,
    Mine,
    Refusal,
    again,
    answer,
    at,
    attempt,
    came_between,
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
    refusal = attempt(
        form,
        lambda said: actions.change_dose(prescription=row, dose=form.dose, seen=said["edits"], by=request.member),
    )
    return _answered(request, row, refusal, mine=lambda: _mine(form, row))


def _mine(form: DoseForm, row: Prescription) -> Mine:
    """The fields that this page changed from what it had shown, in words: "Sets 3, Repetitions 12"."""
    then = row_as_seen(row, form.cleaned_data["edits"])
    said = {name: value for name, value in form.dose.items() if value != then.get(name)}
    return Mine(", ".join(f"{form.fields[name].label} {value}" for name, value in said.items()), frozenset(said))


@require_POST
@allow("programmes.change")
def type_dose(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    """Save a dose as it was typed. By htmx the steppers follow; what is not understood stays as it was typed."""
    row = prescription_for(request.member, prescription_id)
    refusal = attempt(
        TypedDoseForm(request.POST),
        lambda said: actions.type_dose(prescription=row, text=said["dose"], seen=said["edits"], by=request.member),
    )
    return _answered(request, row, refusal, mine=lambda: Mine(request.POST["dose"]), is_typed=True)


@require_POST
@allow("programmes.change")
def read_dose(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    """How a dose reads while it is typed; nothing is saved. By POST, so that no log of addresses keeps it."""
    row = prescription_for(request.member, prescription_id)
    context: dict[str, Any] = {"row": row, "before": dose_of(row)}
    try:
        context["dose"] = actions.read_dose(row, request.POST.get("dose", ""))
    except ValidationError as unread:
        context["unread"] = unread.messages
    return render(request, "prescribing/doses/_read.html", context)


def _answered(
    request: StaffRequest,
    row: Prescription,
    refusal: Refusal | None,
    *,
    mine: Callable[[], Mine],
    is_typed: bool = False,
) -> HttpResponse:
    """What follows from a dose; the whole builder to a plain form, or where somebody else came in between."""
    where = at(row.workout.stage, row.workout.letter, row.pk)
    is_late = bool(refusal and refusal.is_late)
    if refusal and not is_late:
        where = replace(where, place=replace(where.place, refused=Card(row, is_open=True, typed=request.POST.dict())))
    context = builder_context(programme_for(request.member, where.programme_id), where.place)
    if request.htmx and not is_late and not came_between(request, context["builder"].version):
        return _dose_saved(request, context | {"refusal": refusal, "is_typed": is_typed})
    return answer(request, where, refusal, **again(request, refusal, mine() if is_late else NOTHING_SAID))


def _dose_saved(request: StaffRequest, context: dict[str, Any]) -> HttpResponse:
    """The parts of the builder that follow from a dose."""
    refusal: Refusal | None = context["refusal"]
    context |= {"saved_text": saved_at(request)}
    status = refusal.status if refusal else 200
    answered = render(request, "prescribing/_dose_saved.html", context, status=status)
    answered["HX-Trigger-After-Settle"] = PLAN_CHANGED
    return answered
