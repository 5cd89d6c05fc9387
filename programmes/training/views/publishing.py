from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import CHANGED, UNPROCESSABLE
from programmes.prescribing.actions import ChangedSince
from programmes.prescribing.builder import Place
from programmes.prescribing.forms import PublishForm
from programmes.prescribing.models import Programme
from programmes.prescribing.since import changes_since
from programmes.prescribing.views.finding import programme_for
from programmes.prescribing.views.page import builder_context
from programmes.training.actions import publish_programme


@require_POST
@allow("programmes.change")
def publish(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """Publish a programme and plan its sessions, or show the builder again with what stands in the way."""
    programme = programme_for(request.member, programme_id)
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            version = publish_programme(programme=programme, **form.cleaned_data, now=timezone.now(), by=request.member)
        except ChangedSince as late:
            form.add_error(
                None, [*late.messages, *changes_since(programme, form.cleaned_data["seen"], by=request.member)]
            )
            return _refused(request, programme, form, status=CHANGED)
        except ValidationError as refusal:
            names_fields = set(getattr(refusal, "error_dict", {})) <= set(form.fields)
            form.add_error(None, refusal if names_fields else refusal.messages)
        else:
            messages.success(request, f"Version {version.number} is in force, and its sessions are planned.")
            return redirect("prescribing:programme", programme_id)
    return _refused(request, programme, form)


def _refused(
    request: StaffRequest, programme: Programme, form: PublishForm, *, status: int = UNPROCESSABLE
) -> HttpResponse:
    context = {**builder_context(programme, Place(1)), "publish": form}
    return render(request, "prescribing/programme.html", context, status=status)
