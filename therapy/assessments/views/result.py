from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE
from therapy.assessments import actions
from therapy.assessments.forms import DecisionForm, sentence
from therapy.assessments.models import OWN
from therapy.assessments.page_of_result import result_of
from therapy.assessments.views.finding import assessment_and_screen, assessment_for

OK = 200
RIVALS = "rivals"


@require_POST
@allow("assessments.record")
def finish(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Close the assessment and go to what follows from it."""
    assessment = assessment_for(request, assessment_id)
    if assessment.is_finished:
        return redirect("assessments:result", assessment.pk)
    try:
        actions.finish_assessment(assessment=assessment, by=request.member)
    except ValidationError as error:
        messages.error(request, sentence(error))
        return redirect("assessments:assessment", assessment.pk)
    return redirect("assessments:result", assessment.pk)


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
@vary_on_headers("HX-Request")
def result(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """The compensation map: hypotheses with their reasons, for the therapist's judgement.

    `show` names the part whose further cards are wanted: in the page, or alone for a page that has the rest.
    """
    (assessment, screen), show = assessment_and_screen(request, assessment_id), request.GET.get("show", "")
    if not assessment.is_finished:
        return redirect("assessments:assessment", assessment.pk)
    context = result_of(assessment, screen) | {"show": show}
    if request.htmx and not request.htmx.history_restore_request and (more := _more(show, context)):
        return render(request, *more)
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    return render(request, "assessments/result.html", context)


@require_POST
@allow("hypotheses.decide")
def decide(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Accept, edit, reject, park or reopen one hypothesis; the part it stood in stays open."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    form, is_own = DecisionForm(request.POST), request.POST.get("hypothesis", "").startswith(OWN)
    said, status = {"show": request.POST.get("show", "")}, OK
    try:
        if not form.is_valid():
            raise ValidationError("Accept, edit, reject or park the hypothesis; at most 500 characters.")
        actions.decide(assessment=assessment, by=request.member, **form.cleaned_data)
    except ValidationError as error:
        said, status = said | {"own_error" if is_own else "error": sentence(error)}, UNPROCESSABLE
    if status == OK and not request.htmx:
        return redirect("assessments:result", assessment.pk)
    page = ("_added" if is_own else "_decided") if request.htmx else "result"
    return render(request, f"assessments/{page}.html", result_of(assessment, screen) | said, status=status)


def _more(show: str, context: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """The template and context of what is one tap away; None where the page has no such part."""
    if show == RIVALS and "pairs_more" in context:
        return "assessments/_pairs.html", context | {"pairs": context["pairs_more"]}
    parts = context["ranking"].parts if "ranking" in context else ()
    found = next((part for part in parts if part.name == show), None)
    return ("assessments/_more.html", context | {"part": found}) if found else None
