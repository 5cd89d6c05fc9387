from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from therapy.assessments.analysis import has_suggestions
from therapy.assessments.forms import sentence
from therapy.assessments.models import Assessment
from therapy.assessments.signing import actions
from therapy.assessments.signing.forms import AddendumForm
from therapy.assessments.signing.standing import is_as_signed, may_sign, signed_record
from therapy.assessments.views.finding import assessment_for


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
@vary_on_headers("HX-Request")
def signing(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """The signature and what was added since: a fragment for the result, or a page of its own."""
    assessment = assessment_for(request, assessment_id)
    if not assessment.is_finished:
        return redirect("assessments:assessment", assessment.pk)
    context = _context(request, assessment, AddendumForm(initial={"submission": uuid7()}))
    if request.htmx:
        return render(request, "assessments/signing/_panel.html", context)
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    return render(request, "assessments/signing/signing.html", context)


@require_POST
@allow("assessments.record")
def sign(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Sign a finished assessment."""
    assessment = assessment_for(request, assessment_id)
    try:
        actions.sign_assessment(assessment=assessment, now=timezone.now(), by=request.member)
        messages.success(request, "The assessment is signed. It stays as it is; you can add to it.")
    except ValidationError as error:
        messages.error(request, sentence(error))
    return redirect("assessments:result" if assessment.is_finished else "assessments:assessment", assessment.pk)


@require_POST
@allow("assessments.record")
def add(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Add to a signed assessment."""
    assessment = assessment_for(request, assessment_id)
    form = AddendumForm(request.POST)
    if form.is_valid():
        with sentences_into(form):
            actions.add_addendum(assessment=assessment, now=timezone.now(), by=request.member, **form.cleaned_data)
            messages.success(request, "The addendum is signed and stands with the assessment.")
            return redirect("assessments:result", assessment.pk)
    return page(request, "assessments/signing/signing.html", _context(request, assessment, form))


def _context(request: StaffRequest, assessment: Assessment, form: AddendumForm) -> dict[str, Any]:
    record = signed_record(assessment)
    return {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "record": record,
        "is_whole": record.signature is None or is_as_signed(assessment, record.signature),
        "may_sign": may_sign(assessment, request.member),
        "has_suggestions": has_suggestions(assessment),
        "form": form,
    }
