from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from clients.practices.access import StaffRequest, allow
from programmes.library.catalogue import exercises_like
from programmes.library.forms import ExerciseFilter
from therapy.knowledge import load_library

CARDS_A_PAGE = 24


@require_GET
@allow("library.see")
@vary_on_headers("HX-Request")
def exercises(request: StaffRequest) -> HttpResponse:
    library = load_library()
    form = ExerciseFilter(request.GET)
    page = Paginator(exercises_like(form.wanted, library), CARDS_A_PAGE).get_page(request.GET.get("page"))
    part = "#found" if request.htmx and not request.htmx.history_restore_request else ""
    context = {"section": "exercises", "form": form, "page": page, "total": len(library.exercises)}
    return render(request, f"library/exercises.html{part}", context)


@require_GET
@allow("library.see")
def exercise(request: StaffRequest, exercise_id: str) -> HttpResponse:
    library = load_library()
    if not (found := library.exercises.get(exercise_id)):
        raise Http404
    context = {
        "section": "exercises",
        "exercise": found,
        "ladder": [("Easier", library.easier(found)), ("Harder", library.harder(found))],
        "stability": library.scales.stability_demands[found.stability_demand],
        "load": library.scales.load_classes[found.load_class],
    }
    return render(request, "library/exercise.html", context)


@require_GET
@allow("library.see")
def templates(request: StaffRequest) -> HttpResponse:
    return render(
        request, "library/templates.html", {"section": "templates", "templates": load_library().templates.values()}
    )


@require_GET
@allow("library.see")
def template(request: StaffRequest, template_id: str) -> HttpResponse:
    if not (found := load_library().templates.get(template_id)):
        raise Http404
    return render(request, "library/template.html", {"section": "templates", "template": found})
