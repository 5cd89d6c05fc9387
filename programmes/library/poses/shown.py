"""Which picture a practice sees: its own newest reviewed version, or else the knowledge's."""

from collections.abc import Mapping
from uuid import UUID

from programmes.library.exercises import exercise_for
from programmes.library.figures.script import Script, script_of
from programmes.library.models import PoseVersion
from programmes.library.poses.reading import Record, UnreadablePose, read_pose, record_of
from therapy.knowledge import load_library
from therapy.knowledge.records import Pose


def own_figures(practice_id: UUID) -> Mapping[str, UUID]:
    """The version that is shown of each exercise for which this practice has one of its own."""
    own = PoseVersion.across_practices.reviewed().filter(practice_id=practice_id)
    return dict(own.order_by("number").values_list("exercise", "pk"))


def reviewed_version(pose_id: UUID, *, practice_id: UUID) -> PoseVersion | None:
    """A version that may be shown in this practice; clients see it too, so no member is asked for."""
    found: PoseVersion | None = (
        PoseVersion.across_practices.reviewed().filter(practice_id=practice_id, pk=pose_id).first()
    )
    return found


def pose_in(version: PoseVersion) -> Pose | None:
    """The pose a version holds; the knowledge's, if it has moved on so far that the version cannot be read."""
    library = load_library()
    try:
        return read_pose(version.record, exercise_id=version.exercise, library=library)
    except UnreadablePose:
        return library.poses.get(version.exercise)


def script_in_version(version: PoseVersion) -> Script | None:
    """What the figure engine plays of a version; nothing if there is no picture at all."""
    pose = pose_in(version)
    exercise = exercise_for(version.practice_id, version.exercise)
    return script_of(pose, load_library().positions[pose.position], exercise) if pose else None


def knowledge_record(exercise_id: str) -> Record | None:
    """The record of the knowledge's own picture of an exercise."""
    pose = load_library().poses.get(exercise_id)
    return record_of(pose) if pose else None
