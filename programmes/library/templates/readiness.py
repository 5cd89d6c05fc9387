"""What stands in the way of publishing a template, and what is worth a look before.

The knowledge's own templates stand the same checks.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from programmes.library.exercises import exercises_for, knowledge_with
from programmes.library.templates.contents import MOST_ITEMS, MOST_STAGES, TemplateRecord, TemplateStage
from programmes.library.templates.doses import dose_in
from programmes.library.templates.originals import template_of
from programmes.library.templates.pacing import steep_weeks
from programmes.library.templates.pictures import bare_among
from therapy.knowledge import Library, load_library
from therapy.knowledge.checks import templates as checks
from therapy.knowledge.places import Remarks
from therapy.knowledge.records import Exercise

CHECKED: Final = "template"
PACED: Final = "The pacing limit is kept in all weeks"

type Check = Callable[[Library], Remarks]

MUST: Final[tuple[Check, ...]] = (
    checks.items_stand_once_in_a_phase,
    checks.adjuncts_are_adjuncts,
    checks.items_fit_the_assumed_tags,
    checks.impact_waits_after_birth,
)
SHOULD: Final[tuple[Check, ...]] = (checks.items_fit_the_stage, checks.the_focus_never_falls)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to see to before publishing: whether it is well, and what is not, in sentences."""

    says: str
    wrong: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool:
        return not self.wrong


def why_it_waits(contents: TemplateRecord, *, practice_id: UUID) -> list[str]:
    """What has to be mended before a template can be reviewed and published. At most one query."""
    return [*_too_much_or_little(contents), *_remarks(contents, MUST, exercises_in(contents, practice_id))]


def points_of(contents: TemplateRecord, *, practice_id: UUID) -> list[Point]:
    """What is looked at before publishing. At most one query."""
    exercises = exercises_in(contents, practice_id)
    must = [*_too_much_or_little(contents), *_remarks(contents, MUST, exercises)]
    return [
        Point("Every stage holds exercises that fit it", (*must, *_remarks(contents, SHOULD, exercises))),
        Point(PACED, tuple(_steep(contents, exercises))),
        Point("Every stage but the last has a gate", tuple(_open_gates(contents))),
        Point("Every exercise has a picture and cues", tuple(bare_among(exercises.values()))),
        Point(f"No session is planned over {_longest()} minutes", tuple(_long_sessions(contents, exercises))),
    ]


def exercises_in(contents: TemplateRecord, practice_id: UUID) -> Mapping[str, Exercise]:
    """The exercises a template names, as far as they are known. One query where some are the practice's own."""
    return exercises_for(practice_id, contents.exercises)


def minutes_in(stage: TemplateStage, exercises: Mapping[str, Exercise]) -> float:
    """About how long one session of a stage takes: what is done less often counts by its share."""
    seconds = 0.0
    for item in stage.exercises:
        dose = dose_in(item, exercises[item.exercise]) if item.exercise in exercises else None
        if dose and not dose.is_a_stretch_of_time:
            seconds += dose.seconds * min(1, (dose.per_week or stage.sessions_per_week) / stage.sessions_per_week)
    return seconds / 60


def _too_much_or_little(contents: TemplateRecord) -> Iterator[str]:
    if len(contents.stages) > MOST_STAGES:
        yield f"A template has at most {MOST_STAGES} stages. This one has {len(contents.stages)}."
    for stage in contents.stages:
        if not stage.exercises:
            yield f"{stage.name} has no exercise yet. Add one, or take the stage out."
        if len(stage.exercises) > MOST_ITEMS:
            yield f"{stage.name} has {len(stage.exercises)} exercises. At most {MOST_ITEMS} fit a stage."


def _remarks(contents: TemplateRecord, wanted: Iterable[Check], exercises: Mapping[str, Exercise]) -> Iterator[str]:
    if any(key not in exercises for key in contents.exercises):
        yield "An exercise of this template is no longer in the library. Take it out, or choose another."
        return
    library = knowledge_with(exercises.values()).with_template(template_of(contents, exercises, key=CHECKED))
    for check in wanted:
        yield from (_named(remark.says, exercises) for remark in check(library))


def _named(says: str, exercises: Mapping[str, Exercise]) -> str:
    """A sentence of a check with names in the place of ids."""
    names = {key: each.name for key, each in load_library().tags.items()}
    names |= {key: each.name for key, each in exercises.items()}
    said = re.sub(r"'([^']+)'", lambda found: f"“{names.get(found[1], found[1])}”", says)
    return re.sub(r"\bphase\b", "stage", said[:1].upper() + said[1:])


def _steep(contents: TemplateRecord, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Nothing is said while a stage is still empty: there is nothing to compare."""
    whole = contents.exercises <= exercises.keys() and all(stage.exercises for stage in contents.stages)
    if whole and (weeks := steep_weeks(contents, exercises)):
        named = f"week {weeks[0]}" if len(weeks) == 1 else f"weeks {', '.join(map(str, weeks))}"
        yield f"More than the usual limit is added in {named}. The limit is convention; each programme is paced anew."


def _open_gates(contents: TemplateRecord) -> Iterator[str]:
    for stage in contents.stages[:-1]:
        if not stage.gates:
            yield f"{stage.name} has no gate, so nothing says when the next stage may open."


def _long_sessions(contents: TemplateRecord, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    for stage in contents.stages:
        if (minutes := minutes_in(stage, exercises)) > _longest():
            yield f"{stage.name} takes about {minutes:.0f} minutes a session. A draft leaves out what is too much."


def _longest() -> int:
    return load_library().selection.max_session_minutes
