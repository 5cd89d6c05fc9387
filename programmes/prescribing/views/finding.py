"""Finding the rows a view asks for, within the member's practice; others are not found."""

from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404

from clients.practices.models import Member
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from programmes.prescribing.querysets import CONTENTS


def programme_for(member: Member, programme_id: UUID) -> Programme:
    rows: QuerySet[Programme] = Programme.objects.visible_to(member).with_hold(member)
    return get_object_or_404(rows.select_related("client", "assessment"), pk=programme_id)


def version_for(versions: list[ProgrammeVersion], number: str | None) -> ProgrammeVersion:
    """The version asked for, else the draft, else the one in force; with its contents, in three queries."""
    wanted = [each for each in versions if number in (None, str(each.number))]
    if not wanted:
        raise Http404
    prefetch_related_objects(wanted[-1:], CONTENTS)
    return wanted[-1]


def versions_of(programme: Programme) -> list[ProgrammeVersion]:
    """Every version, the oldest first."""
    rows = ProgrammeVersion.objects.of(programme.client).filter(programme=programme)
    return list(rows.select_related("published_by__person", "template_version"))


def prescription_for(member: Member, prescription_id: UUID) -> Prescription:
    rows: QuerySet[Prescription] = Prescription.objects.visible_to(member)
    return get_object_or_404(rows.select_related("workout__stage__version__programme__client"), pk=prescription_id)


def workout_for(member: Member, workout_id: UUID) -> Workout:
    rows: QuerySet[Workout] = Workout.objects.visible_to(member)
    return get_object_or_404(rows.select_related("stage__version__programme__client"), pk=workout_id)


def stage_for(member: Member, stage_id: UUID) -> Stage:
    rows: QuerySet[Stage] = Stage.objects.visible_to(member)
    return get_object_or_404(rows.select_related("version"), pk=stage_id)
