"""What a programme template says, as one value: in a version's row, in a file, on a page.

The knowledge's reader reads it, so that every mistake has a sentence, a field and a line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Final

from therapy.knowledge.reading.marks import AtLeast, Between, Matches
from therapy.knowledge.records.shapes import (
    NOTHING,
    CriterionId,
    ExerciseId,
    OutcomeId,
    SessionsPerWeek,
    SourceId,
    TagId,
    TestId,
    TrainingStage,
    Weeks,
)
from therapy.reasoning.dosage import DoseNotRead, parse

MOST_STAGES, MOST_ITEMS, MOST_LINES = 12, 20, 30
LONGEST_STAGE: Final = 26

Line = Annotated[str, Matches(r"[^\r\n]{1,120}", "one line of at most 120 letters")]
Words = Annotated[str, Matches(r"[^\r\n]{1,300}", "one line of at most 300 letters")]
Said = Annotated[str, Matches(r"[\s\S]{1,600}", "at most 600 letters")]


class Format(StrEnum):
    """What a file says it is, so that a later shape can be told from this one."""

    FIRST = "plumbline-template-1"


class Turn(StrEnum):
    """The workout an item belongs to. Without one it is done as often as its dose says, in turns where need be."""

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True)
class Item:
    """An exercise of a stage with its dose as a therapist writes it: 3 × 10 · hold 5 s · each side · 3×/week.

    What the dose leaves out of how often and on which side is the exercise's own. `requires` are criteria that gate
    this item alone; the note is for the client.
    """

    exercise: ExerciseId
    dose: Words
    workout: Turn | None = None
    requires: tuple[CriterionId, ...] = ()
    note: Words = ""

    def __post_init__(self) -> None:
        try:
            parse(self.dose)
        except DoseNotRead as error:
            raise ValueError(f"'dose' is '{self.dose}': {' '.join(error.sentences).rstrip('.')}") from error


@dataclass(frozen=True, slots=True)
class TemplateStage:
    """Some weeks with one purpose. `gates` are met before the next stage opens; `eases` may be added for a client.

    `focus` are the training stages its exercises are taken from; `assumes` the cautions its client is taken to have.
    """

    name: Line
    weeks: Annotated[int, Between(1, LONGEST_STAGE, "weeks")]
    sessions_per_week: SessionsPerWeek
    focus: Annotated[tuple[TrainingStage, ...], AtLeast(1)]
    exercises: tuple[Item, ...] = ()
    goals: tuple[Words, ...] = ()
    assumes: tuple[TagId, ...] = ()
    eases: tuple[ExerciseId, ...] = ()
    gates: tuple[CriterionId, ...] = ()
    weeks_since_birth: Weeks | None = None


@dataclass(frozen=True, slots=True)
class TemplateRecord:
    """A whole template. `cited` are sources in the practice's own words; `reporting` what it says of delivery.

    `most_eases` is the rule for what eases: never more than so many beside the training of one session.
    """

    format: Format
    name: Line
    audience: Said
    stages: Annotated[tuple[TemplateStage, ...], AtLeast(1)]
    conditions: tuple[Words, ...] = ()
    sources: tuple[SourceId, ...] = ()
    cited: tuple[Words, ...] = ()
    outcomes: tuple[OutcomeId, ...] = ()
    reassess: tuple[TestId, ...] = ()
    most_eases: Annotated[int, Between(0, 3)] = 3
    impact_weeks_since_birth: Weeks | None = None
    notes: tuple[Said, ...] = ()
    reporting: Mapping[Annotated[str, Matches(r"[a-z0-9_]{1,40}", "the key of an item")], Said] = field(
        default_factory=lambda: NOTHING
    )

    @property
    def weeks(self) -> int:
        return sum(stage.weeks for stage in self.stages)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The first and the last week of each stage."""
        ends = [sum(stage.weeks for stage in self.stages[: n + 1]) for n in range(len(self.stages))]
        return tuple((end - stage.weeks + 1, end) for stage, end in zip(self.stages, ends, strict=True))

    @property
    def exercises(self) -> frozenset[str]:
        """The ids of all it names, what eases included."""
        return frozenset(
            key for stage in self.stages for key in (*(item.exercise for item in stage.exercises), *stage.eases)
        )
