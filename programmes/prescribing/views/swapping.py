"""What could stand in the place of an exercise: the steps of its ladder, and what is found by words and filters."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from clients.practices.access import StaffRequest, allow
from programmes.library.exercises import library_of
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.limits import limits_of
from programmes.prescribing.models import Prescription
from programmes.prescribing.steps import ladder_of
from programmes.prescribing.views.choosing import found_in, part_wanted
from programmes.prescribing.views.finding import prescription_for


@require_GET
@allow("programmes.change")
@vary_on_headers("HX-Request", "HX-Target")
def swap(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    """Beside the builder by htmx, the results alone where words are typed there, a page of its own without script."""
    row = prescription_for(request.member, prescription_id)
    return render(request, f"prescribing/swap.html{part_wanted(request, 'swap')}", swap_context(request, row))


def swap_context(request: StaffRequest, row: Prescription) -> dict[str, Any]:
    """The ladder through an exercise and, where something is looked for, what was found."""
    stage = row.workout.stage
    programme, exercises = stage.version.programme, library_of(row.practice_id)
    limits = limits_of(programme, today=local_today(programme.client, timezone.now()))
    allowed = limits.in_week(stage.first_week)
    return {
        "section": "programmes",
        "row": row,
        "exercise": row.record,
        "programme": programme,
        "client": programme.client,
        "version": stage.version,
        "stage": stage,
        "ladder": ladder_of(row.record, exercises, allowed),
        **found_in(request, exercises, allowed),
    }
