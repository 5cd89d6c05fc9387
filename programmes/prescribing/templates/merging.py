"""What a later version of a template changes, carried over into a programme's draft; what was fitted stays.

A dose that a therapist has changed, and an exercise that is not for this client, are left as they are and named.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from programmes.library.own.record import revision_of
from programmes.library.templates.comparing import paired_stages
from programmes.library.templates.contents import Item, TemplateRecord, TemplateStage
from programmes.library.templates.doses import dose_in
from programmes.prescribing.dose import as_fields, pain_limit_of
from programmes.prescribing.limits import Limits, why_ruled_out
from programmes.prescribing.models import Prescription, ProgrammeVersion, Stage, Workout
from therapy.knowledge.records import Exercise
from therapy.reasoning.dosage import Dose

FITTED = ("side", "extra_set")  # chosen for the client by drafting, and never by a template


@dataclass(slots=True)
class Merge:
    """Carries the differences of two versions of a template into a draft. `left` says what was not carried over."""

    version: ProgrammeVersion
    before: TemplateRecord
    after: TemplateRecord
    exercises: Mapping[str, Exercise]
    limits: Limits
    name: str
    left: list[str] = field(default_factory=list)

    def carry_over(self) -> None:
        """Change the draft's rows, in the caller's transaction."""
        rows = {stage.name: stage for stage in self.version.stages.all()}
        for was, now in paired_stages(self.before.stages, self.after.stages):
            then = self.before.stages[was] if was is not None else None
            stage = self.after.stages[now] if now is not None else None
            row = rows.get(then.name) if then else None
            if then and stage and row:
                self._carry_stage(row, then, stage)
            elif then and stage and then != stage:
                self.left.append(f"{then.name} goes by another name here, so it was left as it is.")
            elif then != stage:
                self._leave_stage(then, stage)

    def _leave_stage(self, then: TemplateStage | None, stage: TemplateStage | None) -> None:
        if stage:
            self.left.append(f"{stage.name} is a new stage of the template. Add it where it fits, if it does.")
        elif then:
            self.left.append(f"{then.name} is no longer a stage of the template. Take it out, if that fits.")

    def _carry_stage(self, row: Stage, then: TemplateStage, stage: TemplateStage) -> None:
        for name, old, new in _stage_changes(then, stage):
            if getattr(row, name) == old:
                setattr(row, name, new)
            elif old != new:
                self.left.append(f"{then.name}: {name.replace('_', ' ')} were changed by hand, so they stay.")
        self._carry_weeks(row, then, stage)
        row.full_clean()
        row.save()
        self._carry_items(row, then, stage)

    def _carry_items(self, row: Stage, then: TemplateStage, stage: TemplateStage) -> None:
        was, now = ({item.exercise: item for item in each.exercises} for each in (then, stage))
        for key in was.keys() - now.keys():
            _take_out(row, key)
        for key, item in now.items():
            if key not in was:
                self._put_in(row, stage, item)
            elif was[key] != item:
                self._carry_item(row, was[key], item)

    def _carry_weeks(self, row: Stage, then: TemplateStage, stage: TemplateStage) -> None:
        if then.weeks == stage.weeks:
            return
        if row.weeks != then.weeks:
            self.left.append(f"{then.name} was made {row.weeks} weeks long by hand, so it stays so.")
            return
        longer = stage.weeks - then.weeks
        row.last_week += longer
        for later in self.version.stages.all():
            if later.number > row.number:
                later.first_week, later.last_week = later.first_week + longer, later.last_week + longer
                later.save(update_fields=["first_week", "last_week"])

    def _carry_item(self, stage: Stage, was: Item, now: Item) -> None:
        exercise = self.exercises[now.exercise]
        old, new = _fields(dose_in(was, exercise)), _fields(dose_in(now, exercise))
        for row in _rows(stage, now.exercise):
            for name in new:
                if new[name] != old.get(name):
                    self._carry_field(row, exercise, name, (old.get(name), new[name]))
            row.note = now.note if row.note == was.note else row.note
            row.requires = list(now.requires) if list(row.requires) == list(was.requires) else row.requires
            row.full_clean()
            row.save()

    def _carry_field(self, row: Prescription, exercise: Exercise, name: str, change: tuple[Any, Any]) -> None:
        old, new = change
        if getattr(row, name) == old:
            setattr(row, name, new)
        else:
            self.left.append(f"{exercise.name}: {name.replace('_', ' ')} was fitted to this client, so it stays.")

    def _put_in(self, row: Stage, stage: TemplateStage, item: Item) -> None:
        exercise, allowed = self.exercises[item.exercise], self.limits.in_week(row.first_week)
        if why := why_ruled_out(exercise, allowed):
            self.left.append(f"{exercise.name} is new, and ruled out for this client by: {why}.")
            return
        for workout in _workouts_for(row, stage, item, exercise):
            Prescription.objects.create(
                practice_id=row.practice_id,
                workout=workout,
                position=max((each.position for each in workout.prescriptions.all()), default=0) + 1,
                exercise=exercise.id,
                own_id=revision_of(exercise),
                note=item.note,
                because=[{"key": "template", "short": "Template", "text": f"New in {self.name}."}],
                cautions=list(allowed.cautions(exercise)),
                requires=list(item.requires),
                **_new_dose(dose_in(item, exercise), exercise, row),
            )


def _stage_changes(then: TemplateStage, stage: TemplateStage) -> Iterator[tuple[str, Any, Any]]:
    """What a stage says beside its weeks and exercises: each as its row names it, before and after."""
    yield "name", then.name, stage.name
    yield "sessions_per_week", then.sessions_per_week, stage.sessions_per_week
    yield "goals", list(then.goals), list(stage.goals)
    yield "gates", list(then.gates), list(stage.gates)


def _fields(dose: Dose) -> dict[str, Any]:
    return {name: value for name, value in as_fields(dose).items() if name not in FITTED}


def _new_dose(dose: Dose, exercise: Exercise, stage: Stage) -> dict[str, Any]:
    per_week = min(dose.per_week or stage.sessions_per_week, 7)
    return {"pain_limit": pain_limit_of(exercise)} | as_fields(replace(dose, per_week=per_week))


def _rows(stage: Stage, key: str) -> list[Prescription]:
    return [row for workout in stage.workouts.all() for row in workout.prescriptions.all() if row.exercise == key]


def _take_out(stage: Stage, key: str) -> None:
    for row in _rows(stage, key):
        row.delete()


def _workouts_for(row: Stage, stage: TemplateStage, item: Item, exercise: Exercise) -> list[Workout]:
    """The workout it names; else all, or the shortest one for what is done less often than there are sessions."""
    workouts = list(row.workouts.all())
    if item.workout:
        return [each for each in workouts if each.letter == item.workout] or workouts[:1]
    if (dose_in(item, exercise).per_week or stage.sessions_per_week) >= stage.sessions_per_week:
        return workouts
    return sorted(workouts, key=lambda each: len(each.prescriptions.all()))[:1]
