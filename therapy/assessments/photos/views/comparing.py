from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from therapy.assessments.photos.actions import allows_photos
from therapy.assessments.photos.comparing import pairs_of
from therapy.assessments.views.finding import assessment_for


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
@vary_on_headers("HX-Request")
def then_and_now(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """The photos of an assessment beside earlier ones of their kind: a fragment, or a page of its own."""
    assessment = assessment_for(request, assessment_id)
    context = {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "pairs": pairs_of(assessment) if allows_photos(assessment.client) else [],
    }
    if request.htmx:
        return render(request, "assessments/photos/_then_and_now.html", context)
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    return render(request, "assessments/photos/then_and_now.html", context)
