"""The therapist's side: asking ahead, sending the link, looking through what came back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE
from clients.records.finding import in_clients
from clients.records.links import link_to
from clients.records.views.links import Linked, link_page
from therapy.assessments.forms import sentence
from therapy.assessments.views.finding import client_for
from therapy.intake.actions import TakenOver, ask_ahead, ask_for_goals, put_aside, take_over
from therapy.intake.models import ReportState, SelfReport
from therapy.intake.shown import Shown
from therapy.intake.views.client import BY_LINK

CLOSED = "This form is not open any more: it was answered or taken back."


@require_http_methods(["GET", "HEAD"])
@allow("assessments.record")
def panel(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """How the newest form stands: a fragment for pages about the client, or a page of its own."""
    client = client_for(request, client_id)
    report = SelfReport.objects.of(client).newest_first().first()
    context = in_clients(client=client, shown=Shown(report) if report else None)
    if request.htmx:
        return render(request, "intake/_panel.html", context)
    audit.record_read("client.viewed", subject=client, by=request.member, client=client)
    return render(request, "intake/panel.html", context)


@require_POST
@allow("assessments.record")
def ask(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Make the form, and go to its link."""
    report = ask_ahead(client=client_for(request, client_id), by=request.member)
    return redirect("intake:link", report.pk)


@require_POST
@allow("assessments.record")
def goals(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Ask what should be possible again, in person: three activities or more, each with a number."""
    asked = ask_for_goals(client=client_for(request, client_id), now=timezone.now(), by=request.member)
    return redirect("outcomes:in_person", asked.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def link(request: StaffRequest, self_report_id: UUID) -> HttpResponse:
    """The link of the form: to copy, or to send by e-mail."""
    report = _report_of(request, self_report_id)
    linked = Linked("Ask ahead", "A link to the form", CLOSED, is_open=report.state == ReportState.OPEN)
    return link_page(request, linked, client=report.client, address=link_to(BY_LINK, report))


@require_POST
@allow("assessments.record")
def set_aside(request: StaffRequest, self_report_id: UUID) -> HttpResponse:
    """Take an open form back, or put what came back aside."""
    report = _report_of(request, self_report_id)
    put_aside(report=report, now=timezone.now(), by=request.member)
    messages.success(request, "The form is put aside. Nothing of it is in the record.")
    return redirect("records:client", report.client_id)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def review(request: StaffRequest, self_report_id: UUID) -> HttpResponse:
    """What the client wrote, to take over what holds."""
    report = _report_of(request, self_report_id)
    if request.method != "POST":
        audit.record_read("client.viewed", subject=report.client, by=request.member, client=report.client)
        return _page(request, report)
    try:
        take_over(report=report, taken=_taken(request, report), now=timezone.now(), by=request.member)
    except ValidationError as error:
        return _page(request, report, error=sentence(error))
    messages.success(request, "What you ticked is in the record. The places are proposed on the next body map.")
    return redirect("assessments:start", report.client_id)


def _page(request: StaffRequest, report: SelfReport, error: str = "") -> HttpResponse:
    context: dict[str, Any] = in_clients(client=report.client, shown=Shown(report), error=error)
    return render(request, "intake/review.html", context, status=UNPROCESSABLE if error else 200)


def _taken(request: HttpRequest, report: SelfReport) -> TakenOver:
    """What is ticked; numbers of events that are not there are passed over."""
    said = request.POST
    known = {str(number) for number, _ in enumerate(report.said.get("happened", []))}
    return TakenOver(
        goal=said.get("goal", "")[:300] if "take_goal" in said else None,
        happened=[int(number) for number in said.getlist("happened") if number in known],
        activities="activities" in said,
    )


def _report_of(request: StaffRequest, self_report_id: UUID) -> SelfReport:
    visible = SelfReport.objects.visible_to(request.member).select_related("client__practice")
    found: SelfReport = get_object_or_404(visible, pk=self_report_id)
    return found
