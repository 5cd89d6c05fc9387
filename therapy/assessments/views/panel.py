from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from therapy.assessments.models import Assessment
from therapy.assessments.views.finding import client_for
from therapy.assessments.words import battery_name

SHOWN = 5


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
def panel(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """A client's last assessments: a fragment for their page, or a page of its own."""
    client = client_for(request, client_id)
    rows = Assessment.objects.of(client).newest_first().select_related("therapist__person")[: SHOWN + 1]
    sittings = [(row, battery_name(row.battery)) for row in rows]
    context = {"section": "clients", "client": client, "sittings": sittings[:SHOWN], "more": len(sittings) > SHOWN}
    if request.htmx:
        return render(request, "assessments/_panel.html", context)
    audit.record_read("client.viewed", subject=client, by=request.member, client=client)
    return render(request, "assessments/panel.html", context)
