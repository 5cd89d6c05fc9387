from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page
from therapy.assessments.models import Photo
from therapy.assessments.photos import actions
from therapy.assessments.photos.forms import DeleteForm
from therapy.assessments.photos.shown import by_sitting
from therapy.assessments.views.finding import client_for


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def photos_of(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """All photos of a client by assessment, and deleting them all."""
    client = client_for(request, client_id)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        gone = actions.delete_all_photos(client=client, because=form.cleaned_data["because"], by=request.member)
        messages.success(request, f"Deleted: {gone} photo{'' if gone == 1 else 's'}, with what was drawn on them.")
        return redirect("assessments:photos_of", client.pk)
    audit.record_read("client.viewed", subject=client, by=request.member, client=client)
    rows = Photo.objects.of(client).with_sitting().order_by("-assessment__started_at", "assessment", "stored_at")
    context = {
        "section": "clients",
        "client": client,
        "sittings": by_sitting(rows),
        "may_show": actions.allows_photos(client),
        "form": form,
    }
    return page(request, "assessments/photos/of_client.html", context)
