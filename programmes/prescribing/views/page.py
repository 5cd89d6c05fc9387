"""The builder: one programme, at one version, at one stage."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from programmes.library.exercises import outdated_among
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.builder import Builder, Place
from programmes.prescribing.drafts.states import NO_STEPS, Steps, steps_of
from programmes.prescribing.forms import PublishForm
from programmes.prescribing.models import Programme, ProgrammeVersion
from programmes.prescribing.views.finding import programme_for, version_for, versions_of


@require_GET
@allow("programmes.see")
def programme(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    found = programme_for(request.member, programme_id)
    context = builder_context(found, place_in(request.GET), number=request.GET.get("version"))
    audit.record_read("programme.viewed", subject=found, by=request.member, client=found.client)
    return render(request, "prescribing/programme.html", context)


def builder_context(programme: Programme, place: Place, *, number: str | None = None) -> dict[str, Any]:
    """Everything the builder shows. Five queries, seven with own exercises, whatever the number of weeks."""
    versions = versions_of(programme)
    version = version_for(versions, number)
    today = local_today(programme.client, timezone.now())
    starts_on = max(programme.starts_on or today, today)
    return {
        "section": "programmes",
        "programme": programme,
        "client": programme.client,
        "versions": versions[::-1],
        "builder": Builder(
            programme,
            version,
            place,
            outdated=_outdated(version),
            steps=_steps(programme, version),
            week=programme.week_on(today),
        ),
        "publish": PublishForm(initial={"starts_on": starts_on}),
    }


def _steps(programme: Programme, version: ProgrammeVersion) -> Steps:
    version.programme = programme
    return NO_STEPS if version.is_published else steps_of(version)


def _outdated(version: ProgrammeVersion) -> frozenset[UUID]:
    """The revisions in a draft that were reviewed again since; a published version keeps what it has."""
    stages = [] if version.is_published else version.stages.all()
    workouts = [workout for stage in stages for workout in stage.workouts.all()]
    held = [row.own for workout in workouts for row in workout.prescriptions.all() if row.own]
    return outdated_among(version.practice_id, held)


def place_in(said: Mapping[str, str]) -> Place:
    """What an address or a form says; what makes no sense in it is left out."""
    stage, open_id = said.get("stage", ""), None
    with suppress(ValueError):
        open_id = UUID(said.get("open", ""))
    return Place(int(stage) if stage.isdecimal() else 0, said.get("workout", ""), open_id)
