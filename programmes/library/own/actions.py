"""Members propose exercises of the practice's own; admins review them, retire them and bring them back."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from programmes.library.models import OwnExercise, OwnRevision, OwnState
from programmes.library.own.checks import check_revision
from programmes.library.own.duplicates import like_named

CONTENT: Final = (
    "name", "plain_name", "category", "stage", "position", "primary", "secondary", "equipment", "stability_demand",
    "load_class", "plane", "unilateral", "sets", "reps", "hold_seconds", "tempo", "rest_seconds", "sessions_per_week",
    "times_per_day", "effort", "cues", "common_faults", "avoid", "caution", "start", "end", "note", "source", "link",
    "pose_from", "picture", "video",
)  # fmt: skip
LATE: Final = "This draft was changed or reviewed meanwhile, so nothing was overwritten. Look at it again."


class LikeAnother(ValidationError):
    """Exercises of the same or nearly the same name are there already; nobody has said yet that this is another."""


@transaction.atomic
def propose_exercise(*, said: Mapping[str, Any], is_another: bool = False, submission: UUID, by: Member) -> OwnExercise:
    """Make a draft of an exercise, once for each `submission`. `said` holds some of CONTENT.

    Raises ValidationError by field, and LikeAnother for a name that is near another's unless `is_another`.
    """
    if made := OwnExercise.objects.visible_to(by).filter(pk=submission).first():
        found: OwnExercise = made
        return found
    exercise = OwnExercise(pk=submission, practice_id=by.practice_id, proposed_by=by)
    revision = OwnRevision(practice_id=by.practice_id, exercise=exercise, number=1)
    _say(revision, said, by)
    _insist_on_a_name_of_its_own(revision, is_another)
    exercise.save(force_insert=True)
    revision.save(force_insert=True)
    audit.record("own_exercise.proposed", subject=exercise, by=by)
    return exercise


@transaction.atomic
def change_exercise(
    *, exercise: OwnExercise, said: Mapping[str, Any], is_another: bool = False, seen: int, by: Member
) -> OwnRevision:
    """Change the draft; a reviewed exercise gets a new one, and stays as it is until that is reviewed.

    `seen` is the `edits` of the draft that was read, 0 where there was none. Raises as `propose_exercise` does, for a
    draft that changed meanwhile and for a retired exercise.
    """
    exercise = _locked(exercise, by)
    if exercise.state == OwnState.RETIRED:
        raise ValidationError("This exercise is retired. Bring it back first, then change it.")
    revision = _seen_draft(exercise, seen, by) or _next_draft(exercise, by)
    _say(revision, said, by)
    _insist_on_a_name_of_its_own(revision, is_another)
    revision.edits = seen + 1
    revision.save()
    audit.record("own_exercise.changed", subject=exercise, by=by, revision=revision.number)
    return revision


@transaction.atomic
def discard_draft(*, exercise: OwnExercise, seen: int, by: Member) -> None:
    """Throw a draft away, with the exercise itself if it was never reviewed, and so never prescribed."""
    exercise = _locked(exercise, by)
    draft = _seen_draft(exercise, seen, by)
    if draft is None:
        return
    audit.record("own_exercise.discarded", subject=exercise, by=by, revision=draft.number)
    draft.delete()
    if exercise.state == OwnState.DRAFT:
        exercise.delete()


@transaction.atomic
def review_exercise(*, exercise: OwnExercise, seen: int, by: Member) -> OwnRevision:
    """Let the draft be prescribed from now on, as an admin who has read it says. Programmes keep what they have."""
    exercise = _locked(exercise, by)
    draft = _seen_draft(exercise, seen, by)
    if draft is None:
        raise ValidationError("There is no draft to review.")
    check_revision(draft)
    draft.reviewed_by, draft.reviewed_at = by, timezone.now()
    draft.save(update_fields=["reviewed_by", "reviewed_at"])
    exercise.state = OwnState.REVIEWED
    exercise.save(update_fields=["state"])
    audit.record("own_exercise.reviewed", subject=exercise, by=by, revision=draft.number)
    return draft


@transaction.atomic
def retire_exercise(*, exercise: OwnExercise, because: str = "", by: Member) -> OwnExercise:
    """Let nobody prescribe it anew. Programmes that hold it go on, and it is never deleted."""
    exercise = _locked(exercise, by)
    if exercise.state != OwnState.REVIEWED:
        raise ValidationError("Only a reviewed exercise can be retired. Discard a draft instead.")
    exercise.state, exercise.retired_by, exercise.retired_at = OwnState.RETIRED, by, timezone.now()
    exercise.retired_because = because.strip()
    return _turned(exercise, "own_exercise.retired", by)


@transaction.atomic
def bring_back(*, exercise: OwnExercise, by: Member) -> OwnExercise:
    """Let a retired exercise be prescribed again, as it was last reviewed."""
    exercise = _locked(exercise, by)
    if exercise.state != OwnState.RETIRED:
        raise ValidationError("Only a retired exercise can be brought back.")
    exercise.state, exercise.retired_by, exercise.retired_at = OwnState.REVIEWED, None, None
    exercise.retired_because = ""
    return _turned(exercise, "own_exercise.brought_back", by)


def _turned(exercise: OwnExercise, event: str, by: Member) -> OwnExercise:
    exercise.clean_fields(exclude=["retired_by", "retired_at"])
    exercise.save()
    audit.record(event, subject=exercise, by=by)
    return exercise


def _locked(exercise: OwnExercise, by: Member) -> OwnExercise:
    found: OwnExercise = OwnExercise.objects.visible_to(by).select_for_update(no_key=True).get(pk=exercise.pk)
    return found


def _seen_draft(exercise: OwnExercise, seen: int, by: Member) -> OwnRevision | None:
    draft: OwnRevision | None = OwnRevision.objects.visible_to(by).filter(exercise=exercise).drafts().first()
    if (draft.edits if draft else 0) != seen:
        raise ValidationError(LATE)
    return draft


def _next_draft(exercise: OwnExercise, by: Member) -> OwnRevision:
    """A draft that says what was reviewed last, for the changes to come."""
    last = OwnRevision.objects.visible_to(by).filter(exercise=exercise).latest("number")
    kept = {name: getattr(last, name) for name in CONTENT}
    return OwnRevision(practice_id=by.practice_id, exercise=exercise, number=last.number + 1, **kept)


def _say(revision: OwnRevision, said: Mapping[str, Any], by: Member) -> None:
    for name in CONTENT:
        if name in said:
            setattr(revision, name, said[name])
    revision.written_by, revision.written_at = by, timezone.now()
    check_revision(revision)


def _insist_on_a_name_of_its_own(revision: OwnRevision, is_another: bool) -> None:
    names = (revision.name, revision.plain_name)
    like = like_named(revision.practice_id, names, apart_from=str(revision.exercise_id))
    if like and not is_another:
        named = ", ".join(each.name for each in like)
        raise LikeAnother({"name": f"There is already: {named}. Use that one, or say that this is another one."})
