"""The pacing guard: a panel of the builder, and what a therapist does about a warning."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.builder import Place
from programmes.prescribing.models import ProgrammeVersion
from programmes.prescribing.pacing import actions
from programmes.prescribing.pacing.forms import KeepForm, WarningForm
from programmes.prescribing.pacing.guard import guarded
from programmes.prescribing.pacing.shown import Panel
from programmes.prescribing.views.answering import Where, answer, attempt
from programmes.prescribing.views.finding import programme_for, version_for, versions_of
from therapy.knowledge import load_library
from therapy.reasoning.pacing.curves import curves


@require_GET
@allow("programmes.see")
@vary_on_headers("HX-Request")
def pacing(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """What the guard says of a version as it stands: a fragment for the builder, or a page of its own."""
    programme = programme_for(request.member, programme_id)
    version = version_for(versions_of(programme), request.GET.get("version"))
    today = local_today(programme.client, timezone.now())
    panel = Panel(programme, version, guarded(version, programme, today=today, member=request.member))
    context = {"section": "programmes", "programme": programme, "client": programme.client, "panel": panel}
    if request.htmx:
        return render(request, "prescribing/pacing/_panel.html", context)
    audit.record_read("programme.viewed", subject=programme, by=request.member, client=programme.client)
    context |= {"adaptations": load_library().adaptations.values(), "curves": curves(load_library())}
    return render(request, "prescribing/pacing/pacing.html", context)


@require_POST
@allow("programmes.change")
def smooth(request: StaffRequest, version_id: UUID) -> HttpResponse:
    version = _version(request, version_id)

    def deed(said: Mapping[str, Any]) -> None:
        actions.smooth(
            version_id=version.pk, warning=said["warning"], seen=said["edits"], today=_today(version), by=request.member
        )

    return answer(request, _where(version, request.POST), attempt(WarningForm(request.POST), deed))


@require_POST
@allow("programmes.change")
def keep(request: StaffRequest, version_id: UUID) -> HttpResponse:
    version = _version(request, version_id)

    def deed(said: Mapping[str, Any]) -> None:
        actions.keep(
            version_id=version.pk,
            warning=said["warning"],
            reason=said["reason"],
            seen=said["edits"],
            today=_today(version),
            by=request.member,
        )

    return answer(request, _where(version, request.POST), attempt(KeepForm(request.POST), deed))


def _version(request: StaffRequest, version_id: UUID) -> ProgrammeVersion:
    rows = ProgrammeVersion.objects.visible_to(request.member).select_related("programme__client")
    found: ProgrammeVersion = get_object_or_404(rows, pk=version_id)
    return found


def _today(version: ProgrammeVersion) -> date:
    return local_today(version.programme.client, timezone.now())


def _where(version: ProgrammeVersion, said: Mapping[str, str]) -> Where:
    """The stage that the warning is about."""
    week = said.get("warning", "").rpartition(":")[2]
    stages = list(version.stages.all())
    at = next(
        (stage for stage in stages if week.isdecimal() and stage.first_week <= int(week) <= stage.last_week), None
    )
    return Where(version.programme_id, Place(at.number if at else 1))
