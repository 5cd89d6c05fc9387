"""The life of a programme: pause, resume, extend, end, how its sessions fall, and what it came to."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE, sentences_into
from programmes.prescribing.models import Programme, ProgrammeState
from programmes.prescribing.views.finding import programme_for
from programmes.training import actions
from programmes.training.life_forms import ExtendForm, RhythmForm, TurnForm
from programmes.training.models import Turn, TurnKind
from programmes.training.scheduling import local_date
from programmes.training.summing import summary_of

DEEDS: Mapping[str, tuple[type[Form], Callable[..., object], str]] = {
    TurnKind.PAUSED: (TurnForm, actions.pause_programme, "The programme rests. Nothing is planned until it goes on."),
    TurnKind.RESUMED: (TurnForm, actions.resume_programme, "The programme goes on where it rested."),
    TurnKind.EXTENDED: (ExtendForm, actions.extend_programme, "The last stage is longer, as a new version."),
    TurnKind.ENDED: (TurnForm, actions.end_programme, "The programme has ended. This is what it came to."),
}
POSSIBLE: Mapping[str, tuple[TurnKind, ...]] = {
    ProgrammeState.ACTIVE: (TurnKind.PAUSED, TurnKind.EXTENDED, TurnKind.ENDED),
    ProgrammeState.PAUSED: (TurnKind.RESUMED, TurnKind.ENDED),
}
"""What can be done with a programme in each state; nothing with a draft or what has ended."""


@require_GET
@allow("programmes.see")
def life(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.member, programme_id)
    audit.record_read("programme.viewed", subject=programme, by=request.member, client=programme.client)
    return render(request, "training/life.html", _context(programme))


@require_POST
@allow("programmes.change")
def turn(request: StaffRequest, programme_id: UUID, kind: str) -> HttpResponse:
    """Pause, resume, extend or end; what is refused comes back as it was typed."""
    programme = programme_for(request.member, programme_id)
    form_class, deed, told = DEEDS[kind]
    form = form_class(request.POST)
    if form.is_valid():
        with sentences_into(form):
            deed(programme=programme, **form.cleaned_data, now=timezone.now(), by=request.member)
    if form.errors:
        return render(request, "training/life.html", _context(programme, **{kind: form}), status=UNPROCESSABLE)
    messages.success(request, told)
    return redirect("training:summary" if kind == TurnKind.ENDED else "training:life", programme_id)


@require_POST
@allow("programmes.change")
def rhythm(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.member, programme_id)
    form = RhythmForm(request.POST, programme=programme)
    if form.is_valid():
        with sentences_into(form):
            actions.set_rhythm(programme=programme, **form.cleaned_data, now=timezone.now(), by=request.member)
    if form.errors:
        return render(request, "training/life.html", _context(programme, rhythm=form), status=UNPROCESSABLE)
    messages.success(request, "The sessions to come follow this.")
    return redirect("training:life", programme_id)


@require_GET
@allow("programmes.see")
def summary(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """What was done, pain and effort over time, and the outcome measures with what their change means."""
    programme = programme_for(request.member, programme_id)
    audit.record_read("programme.viewed", subject=programme, by=request.member, client=programme.client)
    today = local_date(timezone.now(), programme.client.time_zone)
    context = {
        "section": "programmes",
        "programme": programme,
        "client": programme.client,
        "summary": summary_of(programme, today=today),
    }
    return render(request, "training/summary.html", context)


def _context(programme: Programme, **filled: Form) -> dict[str, Any]:
    """Each possible turn with its form; `filled` are those that were refused, by their kind."""
    turns = Turn.objects.of(programme.client).filter(programme=programme).select_related("by__person")
    possible = POSSIBLE.get(programme.state, ())
    forms = {kind: filled.get(kind) or DEEDS[kind][0](prefix=None, auto_id=f"{kind}_%s") for kind in possible}
    return {
        "section": "programmes",
        "programme": programme,
        "client": programme.client,
        "turns": turns.order_by("-at"),
        "forms": forms,
        "refused": next(iter(filled), ""),
        "rhythm": filled.get("rhythm") or RhythmForm(programme=programme),
    }
