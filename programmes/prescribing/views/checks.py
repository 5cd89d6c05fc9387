from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.checking import remarks_on
from programmes.prescribing.views.finding import programme_for, version_for, versions_of


@require_GET
@allow("programmes.see")
@vary_on_headers("HX-Request")
def checks(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """What a colleague would ask about a version as it stands: a fragment for the builder, or a page of its own."""
    programme = programme_for(request.member, programme_id)
    version = version_for(versions_of(programme), request.GET.get("version"))
    today = local_today(programme.client, timezone.now())
    context = {
        "section": "programmes",
        "programme": programme,
        "client": programme.client,
        "remarks": remarks_on(version, programme, today=today),
    }
    if request.htmx:
        return render(request, "prescribing/_checks.html", context)
    audit.record_read("programme.viewed", subject=programme, by=request.member, client=programme.client)
    return render(request, "prescribing/checks.html", context)
