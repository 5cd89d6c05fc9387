from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from therapy.assessments.since_last import since_last
from therapy.assessments.views.finding import assessment_and_screen


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
@vary_on_headers("HX-Request")
def since(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """What changed since the last assessment: a fragment for the result, or a page of its own."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    if not assessment.is_finished:
        return redirect("assessments:assessment", assessment.pk)
    context = {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "since": since_last(assessment, screen=screen),
    }
    if request.htmx:
        return render(request, "assessments/_since_last.html", context)
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    return render(request, "assessments/since.html", context)
