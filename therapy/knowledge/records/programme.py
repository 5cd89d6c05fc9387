"""What can be prescribed: exercises with their ladders, and programme templates in phases."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from therapy.knowledge.reading.marks import AtLeast, Between, Matches
from therapy.knowledge.records.shapes import (
    CriterionId,
    Effort,
    ExerciseId,
    HoldSeconds,
    Id,
    MuscleId,
    Order,
    OutcomeId,
    Repetitions,
    RestSeconds,
    SessionsPerWeek,
    Sets,
    Sources,
    TagId,
    TestId,
    TimesPerDay,
    TrainingStage,
    Weeks,
)
from therapy.knowledge.records.words import (
    Category,
    LoadClass,
    Plane,
    Position,
    StabilityDemand,
    ToldBy,
    View,
    WorkRange,
)

Sessions = Annotated[int, Between(1, 10, "sessions")]


@dataclass(frozen=True, slots=True)
class Dosage:
    """The default dose of an exercise; a convention within published ranges, for the therapist to edit.

    `reps` are per side when `per_side`; a hold of 0 is no hold; `tempo` is lowering-pause-raising in seconds
    or words; `effort` is 0 to 10 in our own wording.
    """

    sets: Sets
    reps: Repetitions
    hold_seconds: HoldSeconds
    tempo: str
    rest_seconds: RestSeconds
    sessions_per_week: SessionsPerWeek
    times_per_day: TimesPerDay
    effort: Effort
    per_side: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """What the figure shows, at the start and at the end of the movement."""

    pose: Position
    view: View
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise of the library.

    An `adjunct` (release, lengthen, mobility) may sit beside any stage. A client with a tag in `avoid` does
    not get it without a written override; with one in `caution` the tag's modification is shown.
    `range_of_work` is where in their range the primary muscles mainly work, set where the pictures make it plain.
    `stretches` are muscles drawn long by an item that is not a stretch by name.
    """

    id: Id
    order: Order
    name: str
    plain_name: str
    category: Category
    stage: TrainingStage
    adjunct: bool
    position: Position
    primary: Annotated[tuple[MuscleId, ...], AtLeast(1)]
    secondary: tuple[MuscleId, ...]
    equipment: tuple[str, ...]
    stability_demand: StabilityDemand
    load_class: LoadClass
    plane: Plane
    unilateral: bool
    dosage: Dosage
    cues: tuple[str, ...]
    common_faults: tuple[str, ...]
    regressions: tuple[ExerciseId, ...]
    progressions: tuple[ExerciseId, ...]
    avoid: tuple[TagId, ...]
    caution: tuple[TagId, ...]
    picture: Picture
    sources: Sources
    range_of_work: WorkRange | None = None
    stretches: tuple[MuscleId, ...] = ()
    note: str = ""

    @property
    def stretched(self) -> tuple[str, ...]:
        """The muscles it draws long: all that a stretch names, and those another item says it stretches."""
        named = (*self.primary, *self.secondary) if self.category is Category.LENGTHEN else ()
        return (*named, *self.stretches)


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """An exercise in a phase; its dose overrides the exercise's own. `requires` gates this item alone.

    `workout` is A or B where it belongs to one of two that take turns; "" leaves that to how often it is done.
    """

    exercise: ExerciseId
    sets: Sets
    reps: Repetitions
    hold_seconds: HoldSeconds
    sessions_per_week: SessionsPerWeek
    times_per_day: TimesPerDay
    effort: Effort
    requires: tuple[CriterionId, ...] = ()
    note: str = ""
    workout: Annotated[str, Matches("[AB]", "A or B")] = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """Some weeks of a template with one focus; it opens when its weeks have passed and every criterion is met."""

    number: Annotated[int, Between(1, 12)]
    name: str
    weeks: tuple[Weeks, Weeks]
    stage_focus: Annotated[tuple[TrainingStage, ...], AtLeast(1)]
    assumed_tags: tuple[TagId, ...]
    sessions_per_week: SessionsPerWeek
    goals: tuple[str, ...]
    exercises: Annotated[tuple[TemplateItem, ...], AtLeast(1)]
    adjuncts: tuple[ExerciseId, ...]
    progression_criteria: tuple[CriterionId, ...]
    min_weeks_since_birth: Weeks | None = None
    most_adjuncts: Annotated[int, Between(0, 3)] = 3

    def uses(self, exercise: str) -> bool:
        """Whether an exercise is part of this phase, or may be added to it."""
        return exercise in self.adjuncts or any(item.exercise == exercise for item in self.exercises)


@dataclass(frozen=True, slots=True)
class Template:
    """A phased programme as a starting draft; nothing reaches a client before a therapist has accepted it."""

    id: Id
    order: Order
    name: str
    audience: str
    duration_weeks: Weeks
    sources: Sources
    outcomes: tuple[OutcomeId, ...]
    reassess: tuple[TestId, ...]
    phases: Annotated[tuple[Phase, ...], AtLeast(1)]
    impact_min_weeks_since_birth: Weeks | None = None
    gates_note: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportingItem:
    """What a description of a programme has to say so that others can do the same; `number` is the consensus's own.

    `fill_in` says what would answer it, where nothing does yet.
    """

    id: Id
    number: Annotated[str, Matches(r"\d{1,2}[ab]?", "a number such as 7 or 7a")]
    section: str
    asks: str
    fill_in: str
    told_by: ToldBy
    sources: Sources


class CountedFrom(StrEnum):
    """Where the product finds what it counts of a criterion."""

    PAIN = "pain"
    DONE = "done"
    SCREEN = "screen"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Counting:
    """What of a criterion can be counted.

    Of pain: at `most` so much in the last `sessions`, settled next morning. Of sessions done: at `least` so many
    percent. Of a measure of a test: at `least` so much on each side, the weaker one at least `least_of_other_side`
    percent of the other, both at most `most_apart`, in the unit of the measure.
    """

    source: CountedFrom
    most: float | None = None
    least: float | None = None
    sessions: Sessions | None = None
    test: TestId | None = None
    measure: str = ""
    least_of_other_side: float | None = None
    most_apart: float | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A condition for moving on, in words a therapist can check and in plain ones; `counted` None is theirs to see."""

    id: Id
    says: str
    plain: str
    counted: Counting | None = None
