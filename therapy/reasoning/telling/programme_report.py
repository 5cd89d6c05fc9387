"""A draft programme in words, for a person at a terminal."""

from collections.abc import Iterator
from dataclasses import replace

from therapy.knowledge import Library
from therapy.reasoning.drafting.draft import DraftStage, Prescription, ProgrammeDraft
from therapy.reasoning.telling.lines import item, title, wrap


class ProgrammeReport:
    """Writes a draft as lines of text."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def lines(self, draft: ProgrammeDraft) -> Iterator[str]:
        """The stages with their workouts, gates and reasons, and what a therapist should take note of."""
        yield from title(f"Draft programme: {self._library.templates[draft.template].name}")
        yield wrap(f"{draft.template_because} A draft: nothing reaches the client before you have accepted it.")
        for stage in draft.stages:
            yield from self._stage(stage)
        if draft.warnings:
            yield from title("Take note")
        yield from (item(warning) for warning in draft.warnings)
        if draft.checks:
            yield from title("What a colleague would ask")
        yield from (item(check.words) for check in draft.checks)

    def _stage(self, stage: DraftStage) -> Iterator[str]:
        yield ""
        since = f", at least {stage.weeks_since_birth} weeks after birth" if stage.weeks_since_birth else ""
        often = f"{stage.sessions_per_week} sessions a week"
        yield wrap(f"Stage {stage.number}: {stage.name} (from week {stage.starts_week}{since}; {often})")
        for workout in stage.workouts:
            yield wrap(f"Workout {workout.name}, about {workout.minutes} minutes", 2)
            for each in workout.prescriptions:
                yield from self._prescription(each)
        yield wrap("This stage is done when all of these hold:", 2)
        yield from (item(self._library.criteria[each].says, 4) for each in stage.criteria)

    def _prescription(self, each: Prescription) -> Iterator[str]:
        # What is counted goes at the exercise's own tempo, which stands with the exercise.
        dose = each.dose if each.dose.lasts else replace(each.dose, tempo="")
        yield item(f"{self._library.exercises[each.exercise].name}: {dose}", 4)
        yield wrap(" ".join(because.says for because in each.because), 8)
        for tag in each.cautions:
            yield wrap(f"Caution: {self._library.tags[tag].modify}.", 8)
        for criterion in each.requires:
            yield wrap(f"Only once this holds: {self._library.criteria[criterion].says}", 8)
        if each.note:
            yield wrap(f"Note: {each.note}", 8)
