"""A draft: written on one side, looked at on the other, kept once it is right."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE
from clients.records.finding import in_clients
from therapy.reports.actions import change_report, discard_report, keep_report
from therapy.reports.composing import paper_of
from therapy.reports.forms import ReportForm
from therapy.reports.models import Report
from therapy.reports.printing.typesetting import pages_of, pdf_of
from therapy.reports.views.finding import own_report

TOO_LONG = "Something is too long or missing. Shorten it, and it is saved."


@require_http_methods(["GET", "HEAD"])
@allow("reports.write")
@never_cache
def report(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """The draft with its choices; once it is kept, the document."""
    found = own_report(request, report_id)
    if found.document_id:
        return redirect("records:documents", found.client_id)
    audit.record_read("report.viewed", subject=found, by=request.member, client=found.client)
    return render(request, "reports/report.html", _context(found, ReportForm(report=found)))


@require_POST
@allow("reports.write")
def change(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """Save what was chosen and typed, and answer with the pages as they are now."""
    found = own_report(request, report_id)
    form = ReportForm(request.POST, report=found)
    try:
        if not form.is_valid():
            raise ValidationError(TOO_LONG)
        said, edits = form.said, form.cleaned_data["edits"]
        found = change_report(report=found, said=said, edits=edits, by=request.member)
    except ValidationError as refusal:
        return _not_saved(request, found, form, " ".join(refusal.messages))
    if request.htmx:
        return render(request, "reports/_saved.html", _looked_at(own_report(request, report_id)))
    return redirect("reports:report", report_id)


@require_GET
@allow("reports.write")
@never_cache
def pages(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """The pages as pictures, for htmx; the draft's own page otherwise."""
    found = own_report(request, report_id)
    if not request.htmx:
        return redirect("reports:report", report_id)
    return render(request, "reports/_pages.html", _looked_at(found))


@require_GET
@allow("reports.write")
@never_cache
def pdf(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """The draft as a PDF; each page says that it is not kept yet."""
    found = own_report(request, report_id)
    if found.document_id:
        return redirect("records:document", found.document_id)
    audit.record_read("report.viewed", subject=found, by=request.member, client=found.client)
    answer = HttpResponse(pdf_of(paper_of(found, today=timezone.localdate())), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="draft.pdf"'
    return answer


@require_POST
@allow("reports.write")
def keep(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """Keep it among the client's documents, as it stands."""
    found = own_report(request, report_id)
    try:
        keep_report(report=found, now=timezone.now(), by=request.member)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("reports:report", report_id)
    messages.success(request, "Kept among the documents. It stays as it is; you can print or send it from there.")
    return redirect("records:documents", found.client_id)


@require_POST
@allow("reports.write")
def discard(request: StaffRequest, report_id: UUID) -> HttpResponse:
    found = own_report(request, report_id)
    try:
        discard_report(report=found, by=request.member)
        messages.success(request, "The draft is thrown away.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("records:client", found.client_id)


def _not_saved(request: StaffRequest, found: Report, form: ReportForm, sentence: str) -> HttpResponse:
    if request.htmx:
        return render(request, "reports/_not_saved.html", {"sentence": sentence}, status=UNPROCESSABLE)
    form.add_error(None, sentence)
    return render(request, "reports/report.html", _context(found, form), status=UNPROCESSABLE)


def _context(found: Report, form: ReportForm) -> dict[str, Any]:
    return in_clients(report=found, client=found.client, form=form)


def _looked_at(found: Report) -> dict[str, Any]:
    """The pages as pictures inside the answer itself, so that no address names them and no cache keeps them."""
    pictures = pages_of(paper_of(found, today=timezone.localdate()))
    shown = [f"data:image/png;base64,{b64encode(each).decode()}" for each in pictures]
    return {"report": found, "pictures": shown, "now": timezone.now()}
