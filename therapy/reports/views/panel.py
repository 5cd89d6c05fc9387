from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page
from clients.records.finding import client_of, in_clients
from therapy.assessments.models import Assessment
from therapy.reports.models import Report

SHOWN = 6


@require_GET
@allow("reports.write")
@vary_on_headers("HX-Request")
def panel(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """What was told of a client on paper, and the member's own drafts: a part of their page, or a page of its own."""
    found = client_of(request, client_id)
    rows = Report.objects.of(found).newest_first().select_related("assessment", "document", "written_by__person")
    context = in_clients(
        client=found,
        drafts=rows.drafts().filter(written_by=request.member),
        kept=rows.exclude(document=None)[:SHOWN],
        latest=Assessment.objects.of(found).finished().newest_first().first(),
    )
    if request.htmx:
        return page(request, "reports/_panel.html", context)
    audit.record_read("client.viewed", subject=found, by=request.member, client=found)
    return page(request, "reports/panel.html", context)
