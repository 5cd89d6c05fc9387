"""What a therapist can test: tests, how their results are recorded, and what may be observed in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from therapy.knowledge.reading.marks import AtLeast, Between
from therapy.knowledge.records.shapes import (
    NOTHING,
    AgeBand,
    Id,
    Minutes,
    MuscleId,
    ObservationId,
    Order,
    RegionIdOrAny,
    Severity,
    Sources,
    Steps,
    TestId,
    Weight,
)
from therapy.knowledge.records.words import (
    AnswerScale,
    Checked,
    Comparison,
    Evidence,
    FollowUp,
    Mechanism,
    Metric,
    Position,
    RecordingType,
    Reference,
    ReliabilityGrade,
    Sex,
    SignKind,
    Unit,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One number, date or choice to be recorded; `usual_*` bound what is common, `cap` ends the timing.

    What is counted is counted for `counted_seconds`, where that is said; of `best_of` tries the best is recorded.
    """

    key: Id
    unit: Unit | None = None
    options: tuple[str, ...] = ()
    cap: Annotated[int, Between(1, 600)] | None = None
    counted_seconds: Annotated[int, Between(10, 120)] | None = None
    best_of: Annotated[int, Between(2, 5)] | None = None
    usual_min: float | None = None
    usual_max: float | None = None
    optional: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if bool(self.options) == (self.unit is not None):
            raise ValueError(f"measure '{self.key}' needs either a 'unit' or its 'options', not both")


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One line of a score or of a self-report.

    It is counted where `seen` was found at `from_severity` or above, if it names one; else it is asked for itself.
    Of several lines on one observation the last that applies counts.
    """

    key: Id
    points: Annotated[int, Between(1, 5, "points")] = 1
    text: str = ""
    seen: ObservationId | None = None
    from_severity: Annotated[int, Between(1, 3)] = 1


@dataclass(frozen=True, slots=True)
class Recording:
    """How the result of a test is written down.

    `measures` are taken once (per side if `per_side`), `per_region` and `per_site` once for each region or
    site. `bands` and `cutoff_by_age` read a total; `positive` are the grades that count as a positive test. A
    modifier is a change under which the test is repeated; by that name a re-test condition knows it. `note_only`
    says of a key, or of all `items` or `tasks`, why it is recorded and not scored.
    """

    type: RecordingType
    per_side: bool = False
    scale: AnswerScale | None = None
    measures: tuple[Measure, ...] = ()
    per_region: tuple[Measure, ...] = ()
    sites: tuple[Id, ...] = ()
    per_site: tuple[Measure, ...] = ()
    methods: tuple[str, ...] = ()
    finger_mm: Annotated[int, Between(10, 25, "mm")] | None = None
    range: tuple[int, int] | None = None
    total_range: tuple[int, int] | None = None
    items: tuple[ScoreItem, ...] = ()
    bands: Mapping[str, tuple[int, int]] = NOTHING
    cutoff_by_age: Mapping[str, int] = NOTHING
    grades: Mapping[Severity, str] = NOTHING
    positive: tuple[Severity, ...] = ()
    modifiers: tuple[Id, ...] = ()
    tasks: tuple[Id, ...] = ()
    note_only: Mapping[Id, str] = NOTHING
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far two careful people would agree on the result."""

    grade: ReliabilityGrade
    note: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class DetectableChange:
    """The smallest change, and side difference, larger than the error of measurement."""

    value: float
    unit: Unit
    sources: Sources
    side_difference: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Norm:
    """What is usual, as numbers by age (and sex) for the measure `key`, or in words."""

    sources: Sources
    key: str = ""
    mean_by_age: Mapping[AgeBand, float] = NOTHING
    median_by_age: Mapping[Sex, Mapping[AgeBand, float]] = NOTHING
    text: str = ""
    note: str = ""
    status: Checked | None = None

    def mean_at(self, age: int) -> float | None:
        """The usual mean at this age in years, or None outside every band."""
        return _at_age(self.mean_by_age, age)

    def median_at(self, age: int, sex: Sex) -> float | None:
        """The usual median at this age in years for this sex, or None outside every band."""
        return _at_age(self.median_by_age.get(sex, NOTHING), age)


@dataclass(frozen=True, slots=True)
class Trigger:
    """How a recorded value becomes a severity: each of the three steps passed adds one.

    `when` and `site` limit it to one mode or site; `minimum_difference` guards a side difference in percent;
    `severities` serve choices; `cutoff_by_age` takes the steps as distances above the test's own cut-off.
    """

    metric: Metric
    key: str = ""
    compare: Comparison | None = None
    steps: Steps | None = None
    steps_by_sex: Mapping[Sex, Steps] = NOTHING
    severities: Mapping[str, Severity] = NOTHING
    of: Reference | None = None
    minimum_difference: float | None = None
    when: str = ""
    site: str = ""
    cutoff_by_age: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    """Something that may be seen in a test, and what it would speak for.

    `confidence` says how far it supports its mechanism at its region; the links give, for each muscle, the
    weight that it does too much or too little on the observed or on the opposite side, is short, or is long. All
    are hypotheses. `common` says how often it is seen in people without pain; it then weighs little. `note_only`
    says why it is recorded and not scored.
    """

    id: Id
    label: str
    region: RegionIdOrAny
    sided: bool
    checkpoint: str
    mechanism: Mechanism
    confidence: Weight
    evidence: Evidence
    sources: Sources
    overactive: Mapping[MuscleId, Weight]
    underactive: Mapping[MuscleId, Weight]
    overactive_opposite: Mapping[MuscleId, Weight] = NOTHING
    underactive_opposite: Mapping[MuscleId, Weight] = NOTHING
    shortened: Mapping[MuscleId, Weight] = NOTHING
    lengthened: Mapping[MuscleId, Weight] = NOTHING
    common: str = ""
    note_only: str = ""
    trigger: Trigger | None = None
    action: FollowUp | None = None
    effect: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class InShort:
    """What a result in one word stands for, where the test has one plain meaning.

    `positive` is what was seen, clearly; `negative` is what was looked for and not seen. `kept` says instead why a
    positive or a negative is kept in words only.
    """

    positive: ObservationId | None = None
    negative: tuple[ObservationId, ...] = ()
    kept: str = ""

    def __post_init__(self) -> None:
        if bool(self.kept) == bool(self.positive or self.negative):
            raise ValueError("give what a 'positive' and a 'negative' stand for, or say in 'kept' why for nothing")
        if self.positive not in (self.negative or (None,)):
            raise ValueError("a 'negative' must clear what a 'positive' stands for, and name nothing without it")


@dataclass(frozen=True, slots=True)
class Test:
    """A test of the assessment: how it is done, recorded and trusted, and what may be seen in it."""

    __test__ = False  # not a test of the suite

    id: Id
    order: Order
    name: str
    plain_name: str
    position: Position
    equipment: tuple[str, ...]
    minutes: Minutes
    sided: bool
    how: str
    recording: Recording
    reliability: Reliability
    observations: Annotated[tuple[Observation, ...], AtLeast(1)]
    in_short: InShort
    norms: tuple[Norm, ...] = ()
    detectable_change: DetectableChange | None = None
    kind: SignKind = SignKind.SEEN
    cautions: tuple[str, ...] = ()
    display_caution: str = ""


@dataclass(frozen=True, slots=True)
class Battery:
    """A suggested first appointment: tests in order, least provoking first."""

    id: Id
    minutes: Minutes
    tests: Annotated[tuple[TestId, ...], AtLeast(1)]
    note: str = ""


def _at_age(by_age: Mapping[str, float], age: int) -> float | None:
    for band, value in by_age.items():
        low, _, high = band.rstrip("+").partition("-")
        if int(low) <= age <= int(high or 150):
            return value
    return None
