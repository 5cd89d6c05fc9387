"""What the pose editor needs to know: the record it opens, positions and limits, and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from clients.practices.models import Member
from programmes.library.figures.places import spots
from programmes.library.figures.poses import limits_in
from programmes.library.figures.script import script_of
from programmes.library.models import PoseState, PoseVersion
from programmes.library.own.record import OwnRecord
from programmes.library.poses.actions import SHORTEST_REASON
from programmes.library.poses.reading import MOST_PROPS, MOST_STEPS, Record, record_of
from programmes.library.poses.shown import knowledge_record
from programmes.library.poses.words import ANGLES, CHECKS, SPOTS, THINGS
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Exercise, Frame, Pose

_NEW: Record = {"position": "standing", "end": {}}


def versions_of(exercise_id: str, member: Member) -> Sequence[PoseVersion]:
    """Every version of the practice's, newest first, with the people who made and reviewed it."""
    rows = PoseVersion.objects.visible_to(member).about(exercise_id)
    return list(rows.select_related("made_by__person", "changed_by__person", "reviewed_by__person"))


def editor_of(exercise: Exercise, versions: Sequence[PoseVersion]) -> dict[str, Any]:
    """All that the script of the page is told, as JSON."""
    library = load_library()
    draft = next((each for each in versions if each.state == PoseState.DRAFT), None)
    plain = script_of(Pose(id=exercise.id, position="standing", end=Frame()), library.positions["standing"], exercise)
    return {
        "exercise": {"id": exercise.id, "name": exercise.name},
        "record": _opened(exercise, versions),
        "revision": draft.revision if draft else 0,
        "tempo": plain["tempo"],
        "muscles": plain.get("muscles", [[], []]),
        "positions": {each.id: record_of(each) for each in library.positions.values()},
        "limits": limits_in(library),
        "angles": _angles(library),
        "checks": {check.value: {"name": name, "says": says} for check, (name, says) in CHECKS.items()},
        "touches": spots(),
        "spots": {spot.value: word for spot, word in SPOTS.items()},
        "things": {kind.value: word for kind, word in THINGS.items()},
        "most": {"steps": MOST_STEPS, "props": MOST_PROPS, "reason": SHORTEST_REASON},
    }


def _opened(exercise: Exercise, versions: Sequence[PoseVersion]) -> Record:
    """The record to go on with: the practice's newest, the knowledge's, that of the exercise it is taken from, or
    somebody who stands."""
    if versions:
        newest: Record = versions[0].record
        return newest
    taken_from = exercise.pose_from if isinstance(exercise, OwnRecord) else ""
    return knowledge_record(exercise.id) or knowledge_record(taken_from) or {"id": exercise.id, **_NEW}


def _angles(library: Library) -> list[Mapping[str, Any]]:
    """Each angle with its words and the range it may be given: the joint's own, where the knowledge has one."""
    limits = limits_in(library)
    own = {key: {"low": low, "high": high} for key, (low, high) in limits.items()}
    return [asdict(angle) | own.get(angle.id, {}) for angle in ANGLES]


def starting_points(library: Library) -> list[tuple[str, str]]:
    """The exercises and tests whose picture can be taken as a start: id and name, by name."""
    named = [(key, (library.exercises.get(key) or library.tests[key]).name) for key in library.poses]
    return sorted(named, key=lambda each: each[1].casefold())
