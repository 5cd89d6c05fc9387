"""Looking for an exercise, to add it to a workout or to put it in the place of another."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from clients.practices.access import StaffRequest, allow
from programmes.library.exercises import library_of
from programmes.library.forms import wanted_in
from programmes.library.ladders import Exercises
from programmes.library.shelf import Filter, Shelf, shelf_of
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.limits import limits_of, why_ruled_out
from programmes.prescribing.views.finding import workout_for
from therapy.reasoning.drafting.allowance import Allowance

MOST_SHOWN = 12
NARROWED_BY = ("stage", "category", "position", "equipment", "muscle")


@require_GET
@allow("programmes.change")
@vary_on_headers("HX-Request", "HX-Target")
def choices(request: StaffRequest, workout_id: UUID) -> HttpResponse:
    """The exercises that fit what is asked, each with what rules it out for this client; with the form that asks."""
    workout = workout_for(request.member, workout_id)
    programme = workout.stage.version.programme
    limits = limits_of(programme, today=local_today(programme.client, timezone.now()))
    context = {
        "section": "programmes",
        "workout": workout,
        "programme": programme,
        "client": programme.client,
        "version": workout.stage.version,
        **found_in(request, library_of(programme.practice_id), limits.in_week(workout.stage.first_week)),
    }
    return render(request, f"prescribing/choices.html{part_wanted(request, 'adding')}", context)


def part_wanted(request: StaffRequest, whole: str) -> str:
    """What htmx swaps: what was found where the form asks for just that, else the form with it; "" for a page."""
    if not request.htmx:
        return ""
    return "#found" if (request.htmx.target or "").startswith("found-") else f"#{whole}"


def found_in(request: StaffRequest, exercises: Exercises, allowed: Allowance) -> dict[str, Any]:
    """What an address asks for, what was found, and the filters to narrow it by. Nothing is shown unasked."""
    wanted = wanted_in(request.GET)
    shelf = shelf_of(wanted, "", exercises.values(), {})
    asked = bool(wanted.words or any(wanted.chosen.values()))
    found = shelf.found.exercises if asked else []
    return {
        "words": wanted.words,
        "asked": asked,
        "filters": _filters(shelf),
        "more": max(len(found) - MOST_SHOWN, 0),
        "found": [(exercise, why_ruled_out(exercise, allowed)) for exercise in found[:MOST_SHOWN]],
    }


def _filters(shelf: Shelf) -> list[Filter]:
    return [each for each in shelf.filters if each.name in NARROWED_BY]
