"""The rows under a version: made from reasoning's draft, or copied from the version before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clients.practices.ids import uuid7
from programmes.library.own.record import revision_of
from programmes.prescribing.dose import as_fields, pain_limit_of
from programmes.prescribing.models import KeptRemark, Prescription, ProgrammeVersion, Stage, Workout
from therapy.knowledge.records import Exercise
from therapy.reasoning.drafting import draft as drafts

RULES = {
    "template": "Template",
    "inner_unit": "Inner unit first",
    "replacement": "Replacement",
    "swap": "Makes room",
    "balance": "Side difference",
}
"""The chip of a reason that rests on a rule instead of a hypothesis."""


@dataclass(slots=True)
class Contents:
    """Unsaved rows, parents before children."""

    stages: list[Stage] = field(default_factory=list)
    workouts: list[Workout] = field(default_factory=list)
    prescriptions: list[Prescription] = field(default_factory=list)
    remarks: list[KeptRemark] = field(default_factory=list)

    def save(self) -> None:
        """Four inserts at most, whatever their number."""
        Stage.objects.bulk_create(self.stages)
        Workout.objects.bulk_create(self.workouts)
        Prescription.objects.bulk_create(self.prescriptions)
        KeptRemark.objects.bulk_create(self.remarks)


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft is read with: the short names of hypotheses by their keys, and the exercises it may hold."""

    names: Mapping[str, str]
    exercises: Mapping[str, Exercise]


def contents_of_draft(draft: drafts.ProgrammeDraft, version: ProgrammeVersion, *, known: Known) -> Contents:
    """Reasoning's draft as rows."""
    contents = Contents()
    for stage, (first, last) in zip(draft.stages, _spans(draft.stages), strict=True):
        row = Stage(
            practice_id=version.practice_id,
            version=version,
            number=stage.number,
            name=stage.name,
            first_week=first,
            last_week=last,
            sessions_per_week=stage.sessions_per_week,
            goals=list(stage.goals),
            gates=list(stage.criteria),
        )
        contents.stages.append(row)
        _add_workouts(contents, row, stage.workouts, known)
    return contents


def copied_contents(published: ProgrammeVersion, version: ProgrammeVersion) -> Contents:
    """Everything under one version again, for another; the remarks that were let stand, too."""
    contents = Contents(remarks=[_copy(each, version=version) for each in published.kept_remarks.all()])
    for stage in published.stages.all():
        copied_stage(contents, stage, version)
    return contents


def copied_stage(contents: Contents, stage: Stage, version: ProgrammeVersion) -> Stage:
    """A stage with all under it once more, put among the unsaved rows."""
    workouts, new_stage = list(stage.workouts.all()), _copy(stage, version=version)
    contents.stages.append(new_stage)
    for workout in workouts:
        copied_workout(contents, workout, new_stage)
    return new_stage


def copied_workout(contents: Contents, workout: Workout, stage: Stage) -> Workout:
    """A workout with all in it once more, put among the unsaved rows."""
    rows, new_workout = list(workout.prescriptions.all()), _copy(workout, stage=stage)
    contents.workouts.append(new_workout)
    contents.prescriptions.extend(_copy(row, workout=new_workout) for row in rows)
    return new_workout


def _copy[Row: (Stage, Workout, Prescription, KeptRemark)](row: Row, **parent: Any) -> Row:
    fields = {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields if each.name not in parent}
    return type(row)(**(fields | parent | {"id": uuid7()}))


def _spans(stages: Iterable[drafts.DraftStage]) -> list[tuple[int, int]]:
    """First and last week of each stage. Where one has to wait for a birth, the one before it goes on until then."""
    starts = [stage.starts_week for stage in stages]
    lengths = [stage.weeks[1] - stage.weeks[0] + 1 for stage in stages]
    ends = [*(start - 1 for start in starts[1:]), starts[-1] + lengths[-1] - 1]
    return list(zip([1, *starts[1:]], ends, strict=True))


def _add_workouts(contents: Contents, stage: Stage, workouts: Iterable[drafts.Workout], known: Known) -> None:
    for workout in workouts:
        row = Workout(practice_id=stage.practice_id, stage=stage, letter=workout.name)
        contents.workouts.append(row)
        contents.prescriptions.extend(
            _prescription(row, position, each, known) for position, each in enumerate(workout.prescriptions, start=1)
        )


def _prescription(workout: Workout, position: int, drafted: drafts.Prescription, known: Known) -> Prescription:
    exercise = known.exercises[drafted.exercise]
    usual = {"pain_limit": pain_limit_of(exercise), "per_week": workout.stage.sessions_per_week}
    return Prescription(
        practice_id=workout.practice_id,
        workout=workout,
        position=position,
        exercise=exercise.id,
        own_id=revision_of(exercise),
        note=drafted.note,
        because=[reason for each in drafted.because for reason in _reasons(each, known.names)],
        cautions=list(drafted.cautions),
        requires=list(drafted.requires),
        **(usual | as_fields(drafted.dose)),
    )


def _reasons(because: drafts.Because, names: Mapping[str, str]) -> list[dict[str, str]]:
    """One reason for each hypothesis it serves, or one for the rule alone."""
    if because.hypotheses:
        return [{"key": key, "short": names.get(key, key), "text": because.says} for key in because.hypotheses]
    rule = because.rule.partition(":")[0]
    return [{"key": because.rule, "short": RULES.get(rule, "Rule"), "text": because.says}]
