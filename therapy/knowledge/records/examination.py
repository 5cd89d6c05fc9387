"""What a therapist can examine beside the tests: range, strength and length, special tests, symptoms, re-tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from therapy.knowledge.reading.marks import AtLeast, Between
from therapy.knowledge.records.shapes import (
    NOTHING,
    AgeBand,
    ConditionId,
    Id,
    MuscleId,
    ObservationId,
    RegionId,
    Sources,
    Steps,
    Weight,
)
from therapy.knowledge.records.words import (
    Evidence,
    Mechanism,
    MovementDirection,
    ReliabilityGrade,
    Sex,
    Unit,
    UrgencyLevel,
)

Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Speaks:
    """What something speaks for when it is found: a mechanism at a place, and muscles. All are hypotheses.

    `confidence` says how far it supports `mechanism` at its region; both are absent where it says nothing of a
    place. The links give, for each muscle on the same side (`_opposite`: on the other), the weight that it does too
    much, too little, is short, or is long. `common` says how often it is found in people without pain; it then
    weighs little.
    """

    evidence: Evidence
    sources: Sources
    mechanism: Mechanism | None = None
    confidence: Weight | None = None
    overactive: Mapping[MuscleId, Weight] = NOTHING
    underactive: Mapping[MuscleId, Weight] = NOTHING
    shortened: Mapping[MuscleId, Weight] = NOTHING
    lengthened: Mapping[MuscleId, Weight] = NOTHING
    overactive_opposite: Mapping[MuscleId, Weight] = NOTHING
    underactive_opposite: Mapping[MuscleId, Weight] = NOTHING
    shortened_opposite: Mapping[MuscleId, Weight] = NOTHING
    lengthened_opposite: Mapping[MuscleId, Weight] = NOTHING
    common: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if (self.mechanism is None) != (self.confidence is None):
            raise ValueError("'mechanism' and 'confidence' go together. Give both or neither")


@dataclass(frozen=True, slots=True)
class UsualRange:
    """What is usual between two bounds, at these ages in years, and for this sex where it differs."""

    low: float
    high: float
    sources: Sources
    ages: AgeBand = "0+"
    sex: Sex | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RangeScale:
    """A joint range in one unit: bounds that are plausible at all, what is usual, and when it counts.

    `short_by` and `beyond_by` are how far under the usual low, or over the usual high, one, two and three
    steps of severity begin; `side_difference` the same for the difference of the sides. `error` is the
    smallest difference larger than the error of measurement; what lies within it is no finding.
    """

    bounds: Bounds
    usual: Annotated[tuple[UsualRange, ...], AtLeast(1)]
    short_by: Steps
    side_difference: Steps
    error: Annotated[float, Between(0, 40)]
    error_sources: Sources
    beyond_by: Steps | None = None


@dataclass(frozen=True, slots=True)
class JointRange:
    """How far a joint moves in one direction, and what too little or too much of it speaks for."""

    scales: Mapping[Unit, RangeScale]
    how: str
    grade: ReliabilityGrade
    grade_note: str
    limited: Speaks
    excessive: Speaks | None = None


@dataclass(frozen=True, slots=True)
class StrengthTest:
    """How strength is tested, and which muscles a weak result speaks of.

    `usual` gives, by unit (N, kg, percent_bodyweight), what is usual where a source gives it; without it a value
    is compared with the other side alone.
    """

    how: str
    grade: ReliabilityGrade
    grade_note: str
    weak: Speaks
    usual: Mapping[Unit, tuple[UsualRange, ...]] = NOTHING


@dataclass(frozen=True, slots=True)
class Movement:
    """One direction of movement of a region: its range, its strength, or both. The id is `region_direction`."""

    id: Id
    region: RegionId
    direction: MovementDirection
    name: str
    plain: str
    sided: bool
    range: JointRange | None = None
    strength: StrengthTest | None = None


@dataclass(frozen=True, slots=True)
class LengthTest:
    """How the length of one muscle is tested, and what short or long speaks for."""

    how: str
    grade: ReliabilityGrade
    grade_note: str
    short: Speaks
    long: Speaks


@dataclass(frozen=True, slots=True)
class MuscleExam:
    """How one muscle is examined by itself. `muscle` is its id."""

    muscle: MuscleId
    strength: StrengthTest | None = None
    length: LengthTest | None = None


@dataclass(frozen=True, slots=True)
class SpecialTest:
    """A special or provocation test: what a positive result speaks for, in words and in links, and how well.

    `rules_in` and `rules_out` are likelihood ratios where a source gives them. `urgency` is set where a positive
    result is a reason to refer. `aliases` are the other names it goes by.
    """

    id: Id
    name: str
    plain: str
    region: RegionId
    sided: bool
    how: str
    says: str
    grade: ReliabilityGrade
    positive: Speaks
    aliases: tuple[Id, ...] = ()
    rules_in: Annotated[float, Between(0.1, 100)] | None = None
    rules_out: Annotated[float, Between(0.01, 10)] | None = None
    urgency: UrgencyLevel | None = None
    note_only: str = ""


@dataclass(frozen=True, slots=True)
class SymptomReading:
    """What a symptom's behaviour speaks for where the complaint is in one of these regions."""

    regions: Annotated[tuple[RegionId, ...], AtLeast(1)]
    says: str
    speaks: Speaks


@dataclass(frozen=True, slots=True)
class Symptom:
    """Something that may bring a complaint on, or ease it. `note_only` says why it is recorded and not scored."""

    id: Id
    name: str
    plain: str
    aliases: tuple[Id, ...] = ()
    provokes: tuple[SymptomReading, ...] = ()
    eases: tuple[SymptomReading, ...] = ()
    note_only: str = ""

    def __post_init__(self) -> None:
        if bool(self.note_only) == bool(self.provokes or self.eases):
            raise ValueError(f"symptom '{self.id}' needs either readings or the reason it is 'note_only', not both")


@dataclass(frozen=True, slots=True)
class RetestCondition:
    """One thing that is changed while a finding is looked at again. `note_only` says why it sets nothing apart."""

    id: Id
    name: str
    plain: str
    how: str
    seconds: Annotated[int, Between(5, 300, "seconds")]
    aliases: tuple[Id, ...] = ()
    note_only: str = ""


@dataclass(frozen=True, slots=True)
class Rival:
    """One of two explanations of the same finding; the region is where it places the matter."""

    region: RegionId
    says: str
    speaks: Speaks


@dataclass(frozen=True, slots=True)
class Discriminator:
    """A re-test that sets two explanations of a finding apart.

    If the finding gets *better* under the condition, that speaks for `first` and against `second`; if it stays the
    *same*, or gets *worse*, against `first` and, softly, for `second`.
    """

    id: Id
    condition: ConditionId
    observations: Annotated[tuple[ObservationId, ...], AtLeast(1)]
    why: str
    first: Rival
    second: Rival
    grade: ReliabilityGrade
