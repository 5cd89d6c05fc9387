from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import CHANGED, UNPROCESSABLE
from programmes.prescribing.actions import ChangedSince
from programmes.prescribing.builder import Place
from programmes.prescribing.forms import PublishForm
from programmes.prescribing.models import Programme, ProgrammeVersion
from programmes.prescribing.since import changes_since
from programmes.prescribing.views.finding import programme_for
from programmes.prescribing.views.page import builder_context
from programmes.training.actions import publish_with_reasons
from programmes.training.actions.telling import new_in


@require_POST
@allow("programmes.change")
def publish(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """Publish a programme and plan its sessions, or show the builder again with what stands in the way."""
    programme = programme_for(request.member, programme_id)
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            said, whys = form.cleaned_data, request.POST.getlist("why")
            now = timezone.now()
            version = publish_with_reasons(programme=programme, said=said, whys=whys, now=now, by=request.member)
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


@require_GET
@allow("programmes.see")
def changes(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """What the draft changes, each with room for its why: a fragment of the form that publishes."""
    programme = programme_for(request.member, programme_id)
    if not request.htmx:
        return redirect("prescribing:programme", programme_id)
    drafts = ProgrammeVersion.objects.of(programme.client).filter(programme=programme).drafts()
    draft: ProgrammeVersion | None = drafts.first()
    return render(request, "training/_changes.html", {"changes": new_in(programme, draft) if draft else []})


def _refused(
    request: StaffRequest, programme: Programme, form: PublishForm, *, status: int = UNPROCESSABLE
) -> HttpResponse:
    context = {**builder_context(programme, Place(1)), "publish": form}
    return render(request, "prescribing/programme.html", context, status=status)
