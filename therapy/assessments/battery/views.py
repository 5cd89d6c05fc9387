from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from therapy.assessments.battery.actions import add_tests, move_test, take_out_test
from therapy.assessments.battery.choosing import DOWN, UP, choosable
from therapy.assessments.forms import sentence
from therapy.assessments.models import Assessment
from therapy.assessments.progress import Recorded, progress_of
from therapy.assessments.views.finding import assessment_for
from therapy.knowledge import load_library


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def arrange(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """The tests of a sitting in order: moved, taken out, added."""
    assessment = assessment_for(request, assessment_id)
    if assessment.is_finished:
        return redirect("assessments:result", assessment.pk)
    if request.method != "POST":
        audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
        return render(request, "assessments/arrange.html", _context(assessment))
    try:
        assessment = _rearrange(request, assessment)
    except ValidationError as error:
        messages.error(request, sentence(error))
    if request.htmx:
        return render(request, "assessments/_arrange.html", _context(assessment_for(request, assessment_id)))
    return redirect("assessments:arrange", assessment_id)


@require_POST
@allow("assessments.record")
def add(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Add the ticked tests after the one at hand, and go to the first of them."""
    assessment, tests = assessment_for(request, assessment_id), request.POST.getlist("more")
    try:
        add_tests(assessment=assessment, tests=tests, after=request.POST.get("after", ""), by=request.member)
    except ValidationError as error:
        messages.error(request, sentence(error))
        return redirect("assessments:assessment", assessment.pk)
    if not tests:
        return redirect("assessments:arrange", assessment.pk)
    return redirect("assessments:test", assessment.pk, tests[0])


def _rearrange(request: StaffRequest, assessment: Assessment) -> Assessment:
    said, by = request.POST, request.member
    if test := said.get("up"):
        return move_test(assessment=assessment, test=test, steps=UP, by=by)
    if test := said.get("down"):
        return move_test(assessment=assessment, test=test, steps=DOWN, by=by)
    if test := said.get("out"):
        return take_out_test(assessment=assessment, test=test, by=by)
    return add_tests(assessment=assessment, tests=said.getlist("more"), by=by)


def _context(assessment: Assessment) -> dict[str, Any]:
    library = load_library()
    progress = progress_of(assessment, Recorded.of(assessment), library)
    return {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "progress": progress,
        "groups": choosable(library, without_these=assessment.tests),
    }
