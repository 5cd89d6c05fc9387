from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from therapy.assessments.last_assessment import last_assessment
from therapy.assessments.models import Assessment
from therapy.assessments.views.finding import client_for

SHOWN, ON_ITS_PAGE = 3, 50


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
def panel(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """A client's last assessment in short, and the others: a fragment for their page, or a page of its own."""
    client = client_for(request, client_id)
    most = SHOWN if request.htmx else ON_ITS_PAGE
    sittings = list(Assessment.objects.of(client).newest_first().with_client()[: most + 1])
    context = {
        "section": "clients",
        "client": client,
        "last": last_assessment(client, sittings),
        "sittings": sittings[:most],
        "more": len(sittings) > most,
    }
    if request.htmx:
        return render(request, "assessments/_panel.html", context)
    audit.record_read("client.viewed", subject=client, by=request.member, client=client)
    return render(request, "assessments/panel.html", context)
