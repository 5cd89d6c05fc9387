from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from programmes.prescribing.models import Programme
from programmes.training.actions import publish_programme
from programmes.training.forms import PublishForm


@allow("programmes.change")
@require_POST
def publish(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """Publish a programme and plan its sessions; what stands in the way is said on the builder's page."""
    programme = get_object_or_404(Programme.objects.visible_to(request.member), pk=programme_id)
    form = PublishForm(request.POST)
    try:
        version = publish_programme(programme=programme, **form.said(), now=timezone.now(), by=request.member)
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, f"Version {version.number} is in force, and its sessions are planned.")
    return redirect("prescribing:programme", programme_id)
