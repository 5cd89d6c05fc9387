"""Where an exercise is prescribed in the practice: a part of the exercise's own page in the library."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from clients.practices.access import StaffRequest, allow
from programmes.prescribing.models import Programme
from programmes.prescribing.showing import uses_of

MOST_NAMED = 5


@require_GET
@allow("programmes.see")
@vary_on_headers("HX-Request")
def using(request: StaffRequest, exercise_id: str) -> HttpResponse:
    """How many programmes hold it, and the newest of them by name."""
    programmes = Programme.objects.visible_to(request.member).with_exercise(exercise_id)
    newest = programmes.select_related("client").newest_first()[:MOST_NAMED]
    counts = uses_of(request.member, exercise_id)
    context = {"section": "exercises", "exercise_id": exercise_id, "counts": counts, "programmes": newest}
    return render(request, f"prescribing/using.html{'#used' if request.htmx else ''}", context)
