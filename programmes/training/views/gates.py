"""The gate of a programme: what was counted, and the therapist's decision."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE, sentences_into
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.models import Programme
from programmes.prescribing.pacing.easing import ease_stage
from programmes.prescribing.views.finding import programme_for
from programmes.training.actions.gates import hold_stage, open_stage, see_criterion, step_back
from programmes.training.gates.forms import DecideForm, SeenForm
from programmes.training.gates.models import Deed
from programmes.training.gates.reading import current_gate
from therapy.knowledge import load_library

DEEDS: Mapping[str, tuple[Callable[..., object], str]] = {
    Deed.OPENED: (open_stage, "The stage is open, and its sessions are planned."),
    Deed.HELD: (hold_stage, "The stage stays closed. Your reason is kept."),
    Deed.STEPPED_BACK: (step_back, "The client is back in the earlier stage, and its sessions are planned."),
}


@require_GET
@allow("programmes.see")
@vary_on_headers("HX-Request")
def gates(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """The gate of the stage that runs: a fragment for the builder and a client's page, or a page of its own."""
    programme = programme_for(request.member, programme_id)
    if not request.htmx:
        audit.record_read("programme.viewed", subject=programme, by=request.member, client=programme.client)
    return _shown(request, programme)


@require_POST
@allow("programmes.change")
def decide(request: StaffRequest, programme_id: UUID, deed: str) -> HttpResponse:
    """Open, hold or go back; what is refused comes back as it was typed."""
    programme, form = programme_for(request.member, programme_id), DecideForm(request.POST)
    action, told = DEEDS[deed]
    return _done(request, programme, form, action, told, failed=deed)


@require_POST
@allow("programmes.change")
def see(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """Keep what the therapist saw of one criterion."""
    programme, form = programme_for(request.member, programme_id), SeenForm(request.POST)
    return _done(request, programme, form, see_criterion, "Kept.", failed=request.POST.get("criterion", ""))


@require_POST
@allow("programmes.change")
def ease(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """Draft easier weeks for a flare, and lead to the draft."""
    programme = programme_for(request.member, programme_id)
    gate = current_gate(programme, now=timezone.now())
    try:
        if gate is None or not gate.flare:
            raise ValidationError("There is no flare to ease for now.")
        today = local_today(programme.client, timezone.now())
        ease_stage(programme=programme, stage=gate.stage.number, today=today, by=request.member)
    except ValidationError as refusal:
        return _shown(request, programme, status=UNPROCESSABLE, sentences=refusal.messages)
    messages.success(
        request, "This draft is easier: half the sets, one step down. The client sees it once you publish."
    )
    return redirect("prescribing:programme", programme.pk)


def _done(
    request: StaffRequest, programme: Programme, form: Form, action: Callable[..., object], told: str, *, failed: str
) -> HttpResponse:
    if form.is_valid():
        with sentences_into(form):
            action(programme=programme, **form.cleaned_data, now=timezone.now(), by=request.member)
    if form.errors:
        sentences = [sentence for said in form.errors.values() for sentence in said]
        return _shown(request, programme, status=UNPROCESSABLE, sentences=sentences, failed=failed, typed=request.POST)
    if request.htmx:
        return _shown(request, programme, told=told)
    messages.success(request, told)
    return redirect("training:gates", programme.pk)


def _shown(request: StaffRequest, programme: Programme, *, status: int = 200, **more: Any) -> HttpResponse:
    gate = current_gate(programme, now=timezone.now()) if programme.state in ("active", "paused") else None
    context = {
        "section": "programmes",
        "programme": programme,
        "client": programme.client,
        "gate": gate,
        "flare_rule": load_library().flare,
        **more,
    }
    page = "training/gates/_panel.html" if request.htmx else "training/gates/gates.html"
    return render(request, page, context, status=status)
