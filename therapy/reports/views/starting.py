from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from clients.records.finding import client_of
from therapy.assessments.models import Assessment
from therapy.reports.actions import start_referral, start_report


@require_POST
@allow("reports.write")
def start(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Begin a report of a finished assessment, or go on with one's own draft of it."""
    rows = Assessment.objects.visible_to(request.member).with_client()
    assessment = get_object_or_404(rows, pk=assessment_id)
    try:
        begun = start_report(assessment=assessment, by=request.member)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("assessments:assessment", assessment.pk)
    return redirect("reports:report", begun.pk)


@require_POST
@allow("reports.write")
def refer(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Begin a letter of referral, or go on with one's own."""
    begun = start_referral(client=client_of(request, client_id), by=request.member)
    return redirect("reports:report", begun.pk)
