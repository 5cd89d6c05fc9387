"""The form as the client sees it, opened by a link of their own; the year of birth is asked first."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clients.practices.http import UNPROCESSABLE
from clients.records.links import pk_in
from clients.records.views.gate import year_of_birth_asked
from therapy.assessments.forms import sentence
from therapy.assessments.safety_notice import stop_text
from therapy.intake.actions import answer_ahead, urgency_of
from therapy.intake.forms import AheadForm, Complaint
from therapy.intake.models import ReportState, SelfReport
from therapy.knowledge import load_library

BY_LINK = "intake:by_link"


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The form, or what to do now that it is answered."""
    report = _report_behind(token)
    if gate := year_of_birth_asked(request, report.client):
        return gate
    if report.state != ReportState.OPEN:
        return render(request, "intake/sent.html", _sent(report))
    form = AheadForm(request.POST if request.method == "POST" else None, client=report.client)
    return _keep(request, report, form) if form.is_bound else _page(request, report, form)


def _report_behind(token: str) -> SelfReport:
    pk = pk_in(token, BY_LINK)
    rows = SelfReport.across_practices.select_related("client__practice", "asked_by__person")
    report: SelfReport | None = rows.filter(pk=pk).first() if pk else None
    if report is None:
        raise Http404
    return report


def _keep(request: HttpRequest, report: SelfReport, form: AheadForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, report, form, form.complaints)
    try:
        answer_ahead(report=report, said=form.said, now=timezone.now(), by=report.client)
    except ValidationError as error:
        return _page(request, report, form, [Complaint("The form", sentence(error))])
    return redirect(request.path)


def _page(
    request: HttpRequest, report: SelfReport, form: AheadForm, complaints: list[Complaint] | None = None
) -> HttpResponse:
    context = {"report": report, "form": form, "complaints": complaints or []}
    return render(request, "intake/form.html", context, status=UNPROCESSABLE if complaints else 200)


def _sent(report: SelfReport) -> dict[str, object]:
    """Whom the client has to call at once, if an answer asks for it."""
    urgency = urgency_of(report, today=timezone.localdate()) if report.answered_at else ""
    return {"report": report, "stop": stop_text(urgency, report.client.practice, load_library())}
