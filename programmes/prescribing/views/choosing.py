"""Looking for an exercise to add to a workout."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from clients.practices.access import StaffRequest, allow
from programmes.library.catalogue import Wanted, exercises_like
from programmes.library.exercises import library_of
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.limits import limits_of, why_ruled_out
from programmes.prescribing.views.finding import workout_for

MOST_SHOWN = 8


@require_GET
@allow("programmes.change")
@vary_on_headers("HX-Request")
def choices(request: StaffRequest, workout_id: UUID) -> HttpResponse:
    """The first exercises that fit the words, each with what rules it out for this client."""
    workout = workout_for(request.member, workout_id)
    programme = workout.stage.version.programme
    words = request.GET.get("words", "")[:80]
    found = exercises_like(Wanted(words), library_of(programme.practice_id).values()) if words.strip() else []
    limits = limits_of(programme, today=local_today(programme.client, timezone.now()))
    allowed = limits.in_week(workout.stage.first_week)
    context = {
        "section": "programmes",
        "workout": workout,
        "programme": programme,
        "version": workout.stage.version,
        "words": words,
        "more": max(len(found) - MOST_SHOWN, 0),
        "found": [(exercise, why_ruled_out(exercise, allowed)) for exercise in found[:MOST_SHOWN]],
    }
    return render(request, f"prescribing/choices.html{'#found' if request.htmx else ''}", context)
