from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from therapy.assessments.live_map import drawn
from therapy.assessments.since_last import SinceLast, since_last
from therapy.assessments.then_and_now import then_and_now
from therapy.assessments.views.finding import assessment_and_screen
from therapy.knowledge import load_library


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
@vary_on_headers("HX-Request")
def since(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """What changed since the last assessment: a fragment for the result, or a page of its own."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    if not assessment.is_finished:
        return redirect("assessments:assessment", assessment.pk)
    since = since_last(assessment, screen=screen, chosen=request.GET.get("with", ""))
    context = {"section": "clients", "assessment": assessment, "client": assessment.client, "since": since}
    if request.htmx:
        return render(request, "assessments/_since_last.html", context)
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    return render(request, "assessments/since.html", context | (_side_by_side(since) if since else {}))


def _side_by_side(since: SinceLast) -> dict[str, Any]:
    """The two body maps and the two columns; nothing is drawn of a sitting that stops."""
    library = load_library()
    sittings = {"drawn_then": since.then, "drawn_now": since.now}
    maps = {
        name: [] if sitting.analysis.safety.stop else drawn(sitting.analysis.muscles, library)
        for name, sitting in sittings.items()
    }
    return maps | {"columns": then_and_now(since.comparison, library)}
