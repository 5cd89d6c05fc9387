"""The weeks of a draft: how long its stages last, and stages and workouts copied, split and taken out."""

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.contents import Contents, copied_stage, copied_workout
from programmes.prescribing.models import ProgrammeVersion, Stage, Workout

LONGEST_STAGE = 26
LETTERS = "ABCD"


@transaction.atomic
def change_stage(*, stage: Stage, weeks: int, sessions_per_week: int, name: str = "", seen: int, by: Member) -> Stage:
    """Let a stage of a draft last so many weeks, with so many sessions in each; later stages move along.

    `name` "" keeps its name.
    """
    version = opened(stage.version_id, seen=seen, by=by, on=stage)
    if not 1 <= weeks <= LONGEST_STAGE:
        raise ValidationError({"weeks": f"A stage lasts 1 to {LONGEST_STAGE} weeks."})
    stage.last_week = stage.first_week + weeks - 1
    stage.sessions_per_week, stage.name = sessions_per_week, name.strip() or stage.name
    stage.full_clean()
    stage.save(update_fields=["last_week", "sessions_per_week", "name"])
    _lay_out(version)
    note_change(version, "stage.changed", by=by, says=f"changed the weeks of {stage.name}", stage=stage.number)
    return stage


@transaction.atomic
def copy_stage(*, stage: Stage, weeks: int, seen: int, by: Member) -> Stage:
    """A stage again, right after itself, for so many weeks: one week to change alone, or all of them."""
    version = opened(stage.version_id, seen=seen, by=by, on=stage)
    if not 1 <= weeks <= LONGEST_STAGE:
        raise ValidationError({"weeks": f"Copy 1 to {LONGEST_STAGE} weeks."})
    copy = _inserted_after(stage, version, name=f"{stage.name[:72]}, again", weeks=weeks)
    what = "a week" if weeks == 1 else f"{weeks} weeks"
    note_change(version, "stage.copied", by=by, says=f"copied {what} of {stage.name}", stage=stage.number)
    return copy


@transaction.atomic
def split_stage(*, stage: Stage, week: int, seen: int, by: Member) -> Stage:
    """Let the weeks of a stage from `week` on stand as a stage of their own, the same at first. No week is added."""
    version = opened(stage.version_id, seen=seen, by=by, on=stage)
    if not stage.first_week < week <= stage.last_week:
        raise ValidationError({"week": f"Choose a week from {stage.first_week + 1} to {stage.last_week}."})
    weeks, stage.last_week = stage.last_week - week + 1, week - 1
    stage.save(update_fields=["last_week"])
    second = _inserted_after(stage, version, name=f"{stage.name[:65]}, from week {week}", weeks=weeks)
    note_change(version, "stage.split", by=by, says=f"split {stage.name} at week {week}", stage=stage.number)
    return second


@transaction.atomic
def remove_stage(*, stage: Stage, seen: int, by: Member) -> None:
    """Take a stage out of a draft; later ones move forward. Raises ValidationError for the only one."""
    version = opened(stage.version_id, seen=seen, by=by, on=stage)
    if len(_stages(version)) == 1:
        raise ValidationError("A programme has at least one stage. Change this one instead.")
    Stage.objects.visible_to(by).filter(pk=stage.pk).delete()
    for later in [each for each in _stages(version) if each.number > stage.number]:
        _renumber(later, later.number - 1)
    _lay_out(version)
    note_change(version, "stage.removed", by=by, says=f"took out {stage.name}", stage=stage.number)


@transaction.atomic
def copy_workout(*, workout: Workout, into: Stage, seen: int, by: Member) -> Workout:
    """A workout again under the next free letter, in its own stage (A becomes B) or in another of the draft."""
    version = opened(workout.stage.version_id, seen=seen, by=by, on=workout)
    if into.version_id != version.pk:
        raise ValidationError("A workout is copied within its own programme. Choose one of its stages.")
    contents = Contents()
    copy = copied_workout(contents, workout, into)
    copy.letter = _free_letter(version, into)
    contents.save()
    says = f"copied workout {workout.letter} to {into.name}"
    note_change(version, "workout.copied", by=by, says=says, stage=into.number, letter=copy.letter)
    return copy


@transaction.atomic
def remove_workout(*, workout: Workout, seen: int, by: Member) -> None:
    """Take a workout out of a draft; later ones take the letters before. Raises ValidationError for the only one."""
    version = opened(workout.stage.version_id, seen=seen, by=by, on=workout)
    stage = workout.stage
    if stage.workouts.count() == 1:
        raise ValidationError("A stage has at least one workout. Change this one instead.")
    Workout.objects.visible_to(by).filter(pk=workout.pk).delete()
    for letter, left in zip(
        LETTERS, Workout.objects.visible_to(by).filter(stage=stage).order_by("letter"), strict=False
    ):
        left.letter = letter
        left.save(update_fields=["letter"])
    says = f"took out workout {workout.letter} of {stage.name}"
    note_change(version, "workout.removed", by=by, says=says, stage=stage.number, letter=workout.letter)


def _inserted_after(stage: Stage, version: ProgrammeVersion, *, name: str, weeks: int) -> Stage:
    for later in reversed([each for each in _stages(version) if each.number > stage.number]):
        _renumber(later, later.number + 1)
    contents = Contents()
    copy = copied_stage(contents, stage, version)
    copy.name, copy.number, copy.last_week = name, stage.number + 1, copy.first_week + weeks - 1
    contents.save()
    _lay_out(version)
    return copy


def _stages(version: ProgrammeVersion) -> list[Stage]:
    return list(Stage.objects.of(version.programme.client).filter(version=version).order_by("number"))


def _renumber(stage: Stage, number: int) -> None:
    stage.number = number
    stage.save(update_fields=["number"])


def _lay_out(version: ProgrammeVersion) -> None:
    """Let the stages follow each other without a gap, each as long as it is."""
    first = 1
    for stage in _stages(version):
        weeks = stage.weeks
        if stage.first_week != first:
            stage.first_week, stage.last_week = first, first + weeks - 1
            stage.save(update_fields=["first_week", "last_week"])
        first += weeks


def _free_letter(version: ProgrammeVersion, stage: Stage) -> str:
    rows = Workout.objects.of(version.programme.client).filter(stage=stage)
    taken = set(rows.values_list("letter", flat=True))
    free = next((letter for letter in LETTERS if letter not in taken), None)
    if free is None:
        raise ValidationError(f"{stage.name} has {len(LETTERS)} workouts already. Take one out first.")
    return free
