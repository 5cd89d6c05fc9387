"""What became of a draft since a page showed it, by the trail: each of its changes is one line there."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.utils import timezone

from clients.practices.models import AuditEvent, Member
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion
from therapy.knowledge import load_library

TOLD = 10
DEEDS: Mapping[str, str] = {
    "dose.changed": "changed the dose of {name}",
    "stage.changed": "changed stage {stage}",
    "exercise.changed": "swapped an exercise for {name}",
    "exercise.renewed": "took the newer version of {name}",
    "exercise.added": "added {name}",
    "exercise.removed": "removed {name}",
    "exercise.restored": "put {name} back",
    "exercise.moved": "moved {name}",
}
OTHERWISE = "changed the draft"


def changes_since(programme: Programme, seen: str, *, by: Member) -> list[str]:
    """Who did what to the draft after it was `seen`, the newest first, such as "Bob, 14:02: added Clam".

    Nothing where another version is the draft by now, or where it did not move on. Two queries.
    """
    versions = ProgrammeVersion.objects.visible_to(by).filter(programme=programme)
    draft: ProgrammeVersion | None = versions.drafts().with_contents().first()
    number, _, edits = seen.partition(".")
    if draft is None or number != str(draft.number) or not edits.isdecimal():
        return []
    trail = AuditEvent.objects.visible_to(by).filter(subject_id=programme.pk, details__version=draft.number)
    lines = trail.exclude(event__startswith="programme.").newest_first()[: max(draft.edits - int(edits), 0)]
    names, zone = _names(draft), ZoneInfo(programme.client.practice.time_zone)
    return [_line(each, names, zone) for each in lines[:TOLD]]


def _line(line: AuditEvent, names: Mapping[str, str], zone: ZoneInfo) -> str:
    said = {"name": names.get(_of_what(line), "an exercise"), "stage": line.details.get("stage", "")}
    deed = DEEDS.get(line.event, OTHERWISE).format(**said)
    return f"{line.actor_name}, {timezone.localtime(line.at, zone):%H:%M}: {deed}"


def _of_what(line: AuditEvent) -> str:
    return str(line.details.get("prescription") or line.details.get("exercise", ""))


def _names(draft: ProgrammeVersion) -> dict[str, str]:
    """The names of exercises by the row they stand in, and by their own id."""
    known = {each.id: each.name for each in load_library().exercises.values()}
    return known | {str(row.pk): row.record.name for row in _rows(draft)}


def _rows(draft: ProgrammeVersion) -> list[Prescription]:
    workouts = (workout for stage in draft.stages.all() for workout in stage.workouts.all())
    return [row for workout in workouts for row in workout.prescriptions.all()]
