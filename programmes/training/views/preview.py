"""A workout of any version, draft or not, as its client would see it on the phone: to look at, nothing is kept."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from clients.practices.access import StaffRequest, allow
from programmes.prescribing.builder import Builder
from programmes.prescribing.views.finding import programme_for, version_for, versions_of
from programmes.prescribing.views.page import place_in
from programmes.training.doses import minutes_of
from programmes.training.player import Part, parts_made_of


@require_GET
@allow("programmes.see")
def preview(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.member, programme_id)
    version = version_for(versions_of(programme), request.GET.get("version"))
    builder = Builder(programme, version, place_in(request.GET))
    if builder.workout is None or builder.current is None:
        raise Http404
    rows = list(builder.workout.prescriptions.all())
    parts = parts_made_of(rows, {})
    context = {
        "programme": programme,
        "client": programme.client,
        "version": version,
        "workout": builder.workout,
        "parts": parts,
        "shown": _asked_for(request, parts),
        "minutes": minutes_of(rows),
        "equipment": _equipment(parts),
        "back_url": f"{reverse('prescribing:programme', args=[programme.pk])}?{_back(request)}",
    }
    return render(request, "training/preview.html", context)


def _asked_for(request: StaffRequest, parts: list[Part]) -> Part | None:
    number = request.GET.get("exercise", "")
    return next((part for part in parts if str(part.number) == number), None)


def _equipment(parts: list[Part]) -> list[str]:
    """What the session needs, each thing once, in words."""
    return list(dict.fromkeys(thing.replace("_", " ") for part in parts for thing in part.task.equipment))


def _back(request: StaffRequest) -> Any:
    query = request.GET.copy()
    query.pop("exercise", None)
    return query.urlencode()
