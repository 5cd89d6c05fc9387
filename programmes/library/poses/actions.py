"""Admins keep drafts of a picture, review them, and leave them be."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member, Practice
from programmes.library.models import PoseState, PoseVersion
from programmes.library.poses.reading import UnreadablePose, Wrong, read_pose, record_of
from therapy.knowledge import load_library
from therapy.knowledge.records import FigureCheck, Pose

SHORTEST_REASON = 10


class ChangedSince(Exception):
    """Somebody else kept, reviewed or threw away the draft meanwhile. `theirs` is what stands now, if anything does."""

    def __init__(self, theirs: PoseVersion | None) -> None:
        self.theirs = theirs
        super().__init__("This picture was changed by somebody else meanwhile. Nothing was overwritten.")


@transaction.atomic
def save_draft(*, exercise_id: str, record: Any, revision: int, by: Member) -> PoseVersion:
    """Keep what an admin has made so far. `revision` is the draft they have seen, 0 for none.

    Raises UnreadablePose for what no pose may hold, and ChangedSince for a draft they have not seen.
    """
    pose = read_pose(record, exercise_id=exercise_id, library=load_library())
    return _kept(exercise_id, pose, revision, by)


@transaction.atomic
def review(*, exercise_id: str, record: Any, revision: int, open_checks: Collection[str], by: Member) -> PoseVersion:
    """Keep it as what the practice shows from now on.

    `open_checks` are those the picture failed where it was drawn; each needs a reason under `allowed`. Raises
    UnreadablePose for a missing reason too.
    """
    pose = read_pose(record, exercise_id=exercise_id, library=load_library())
    if wrong := [Wrong(f"allowed.{check}", REASON) for check in sorted(_unexcused(pose, open_checks))]:
        raise UnreadablePose(wrong)
    version = _kept(exercise_id, pose, revision, by)
    version.state, version.reviewed_by, version.reviewed_at = PoseState.REVIEWED, by, timezone.now()
    version.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    excused = sorted(check.value for check in pose.allowed)
    audit.record("pose.reviewed", subject=version, by=by, exercise=exercise_id, number=version.number, excused=excused)
    return version


REASON = f"Say in at least {SHORTEST_REASON} letters why this may stay, or mend it."


def _unexcused(pose: Pose, open_checks: Collection[str]) -> set[str]:
    """The checks without a reason. A reason that says nothing counts as none, whether or not the check failed."""
    said = {check.value for check, reason in pose.allowed.items() if len(reason.strip()) >= SHORTEST_REASON}
    known = {check.value for check in FigureCheck}
    return ((set(open_checks) & known) | {check.value for check in pose.allowed}) - said


@transaction.atomic
def discard_draft(*, exercise_id: str, revision: int, by: Member) -> None:
    """Throw a draft away, if there is one. Raises ChangedSince if it is not the one they have seen."""
    draft = _seen_draft(exercise_id, revision, by)
    if draft is None:
        return
    audit.record("pose.discarded", subject=draft, by=by, exercise=exercise_id, number=draft.number)
    draft.delete()


def _kept(exercise_id: str, pose: Pose, revision: int, by: Member) -> PoseVersion:
    draft = _seen_draft(exercise_id, revision, by) or _new_draft(exercise_id, by)
    draft.record, draft.changed_by, draft.changed_at = record_of(pose), by, timezone.now()
    draft.revision = revision + 1
    draft.save()
    audit.record("pose.kept", subject=draft, by=by, exercise=exercise_id, number=draft.number, revision=draft.revision)
    return draft


def _seen_draft(exercise_id: str, revision: int, by: Member) -> PoseVersion | None:
    """The draft as this person has seen it, locked with everything the practice keeps; None where there is none."""
    Practice.objects.select_for_update(no_key=True).get(pk=by.practice_id)
    draft: PoseVersion | None = PoseVersion.objects.visible_to(by).about(exercise_id).drafts().first()
    if (draft.revision if draft else 0) != revision:
        raise ChangedSince(draft)
    return draft


def _new_draft(exercise_id: str, by: Member) -> PoseVersion:
    newest = PoseVersion.objects.visible_to(by).about(exercise_id).first()
    number = newest.number + 1 if newest else 1
    return PoseVersion(practice_id=by.practice_id, exercise=exercise_id, number=number, made_by=by)
