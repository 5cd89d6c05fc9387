from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import replace_url

from clients.practices.access import StaffRequest, allow
from programmes.library.evidence import EVIDENCE, grounds_of
from programmes.library.exercises import exercise_for
from programmes.library.forms import LONGEST_WORDS, wanted_in
from programmes.library.ladders import ladder_through, ladders_of, steps
from programmes.library.shelf import shelf_of
from programmes.library.shelving import shelved
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise, MuscleUnit

CARDS_A_PAGE = 200  # all that the knowledge has: only a practice with many of its own turns pages


@require_GET
@allow("library.see")
@gzip_page  # long, and without anybody's secrets
@vary_on_headers("HX-Request")
def exercises(request: StaffRequest) -> HttpResponse:
    every = shelved(request.member)
    shelf = shelf_of(wanted_in(request.GET), request.GET.get("look", ""), every.exercises.values(), every.states)
    in_part = request.htmx and not request.htmx.history_restore_request
    context = {
        "section": "exercises",
        "shelf": shelf,
        "longest": LONGEST_WORDS,
        "page": Paginator(shelf.rows, CARDS_A_PAGE).get_page(request.GET.get("page")),
        "ladders": ladders_of(shelf.found.exercises, every.exercises) if shelf.look == "ladders" else [],
    }
    answer = render(request, f"library/exercises.html{'#found' if in_part else ''}", context)
    return replace_url(answer, f"{reverse('library:exercises')}?{shelf.query}") if in_part else answer


@require_GET
@allow("library.see")
def exercise(request: StaffRequest, exercise_id: str) -> HttpResponse:
    library = load_library()
    found = _exercise(request, exercise_id)
    context = {
        "section": "exercises",
        "exercise": found,
        "ladder": ladder_through(found, library.exercises),
        "nearby": [
            ("Easier", steps(found.regressions, library.exercises)),
            ("Harder", steps(found.progressions, library.exercises)),
        ],
        "stability": library.scales.stability_demands[found.stability_demand],
        "load": library.scales.load_classes[found.load_class],
        "evidence": EVIDENCE[grounds_of(found)],
        "worked": list(_worked(found)),
        "has_deep": any(library.muscles[each].unit is MuscleUnit.INNER_UNIT for each in found.primary),
        "stages": [
            (each, phase) for each in library.templates.values() for phase in each.phases if phase.uses(found.id)
        ],
    }
    return render(request, "library/exercise.html", context)


def _worked(exercise: Exercise) -> Iterator[dict[str, str]]:
    """The muscles as the body map takes them: on both sides, for the exercise is done on both."""
    for state, muscles in (("work", exercise.primary), ("assist", exercise.secondary)):
        for each in muscles:
            yield {"muscle": each, "side": "", "state": state, "name": load_library().muscles[each].name}


@require_GET
@allow("library.see")
def ladder(request: StaffRequest, exercise_id: str) -> HttpResponse:
    found = _exercise(request, exercise_id)
    context = {"section": "exercises", "exercise": found, "ladder": ladder_through(found, load_library().exercises)}
    return render(request, "library/ladder.html", context)


def _exercise(request: StaffRequest, exercise_id: str) -> Exercise:
    if found := exercise_for(request.member.practice_id, exercise_id):
        return found
    raise Http404
