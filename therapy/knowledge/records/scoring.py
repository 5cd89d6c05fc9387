"""The numbers of the model and of selection, in one table each. Set by the domain analyst, not validated."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from therapy.knowledge.reading.marks import AtLeast, Between
from therapy.knowledge.records.shapes import (
    CriterionId,
    Id,
    PainScore,
    Share,
    SourceId,
    StageNumber,
    Steps,
    Weight,
)
from therapy.knowledge.records.words import Evidence, History, ReliabilityGrade, TimeOrder

Hops = Annotated[int, Between(1, 10, "hops")]
Percent = Annotated[float, Between(0, 100, "percent")]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Band:
    """The words on screen for a path score of at least so much."""

    at_least: Share
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """From which side difference a strength or time test is shown in amber; what is a finding is each test's own."""

    amber_percent: Percent


@dataclass(frozen=True, slots=True)
class Tiers:
    """What a confidence of medium or high asks for: points of agreement, tests, and a share of what was looked for.

    `points` is what each standing of a vote is worth: marked, good, clear, slight, capped.
    """

    points: Mapping[str, Annotated[float, Between(0, 5)]]
    medium_points: Annotated[float, Between(0, 20)]
    medium_share: Share
    high_points: Annotated[float, Between(0, 20)]
    high_share: Share
    high_tests: Annotated[int, Between(1, 10, "tests")]


@dataclass(frozen=True, slots=True)
class StrengthSteps:
    """Where severity 1, 2 and 3 of a weakness begin.

    A `grade` (0 to 5) below each step, or at least so many grades below the other side; a value that is at least so
    many percent below the usual low; one that is more than so many percent below the other side. From `painful_from`
    (pain 0 to 10 while it is tested) weakness may be pain alone, and the test counts as fairly done at best.
    """

    grade: Steps
    side_difference_grades: Steps
    percent_below_usual: Steps
    side_difference_percent: Steps
    painful_from: PainScore


@dataclass(frozen=True, slots=True)
class Scoring:
    """The configuration of the cascade and of the muscle hypotheses; each name says what it weighs."""

    evidence_weights: Mapping[Evidence, Weight]
    reliability_weights: Mapping[ReliabilityGrade, Weight]
    history_weights: Mapping[History, Share]
    time_weights: Mapping[TimeOrder, Share]
    origin_history: Share
    origin_tissue: Share
    origin_muscles: Share
    support_pain: Share
    unseen_weight: Share
    unseen_in_same_test: Share
    unseen_penalty: Share
    common_weight: Share
    quality_weights: Mapping[str, Weight]
    main_link_least: Share
    main_link_share: Share
    tiers: Tiers
    hop_decay: Share
    max_hops: Hops
    min_support: Share
    min_origin: Share
    min_tests: Annotated[int, Between(1, 10, "tests")]
    paths_shown: Annotated[int, Between(1, 10, "paths")]
    complaint_from: PainScore
    gap_origin: Share
    gap_hops: Hops
    gaps_shown: Annotated[int, Between(1, 10)]
    bands: Annotated[tuple[Band, ...], AtLeast(1)]
    conflict_share: Share
    affected_shown: Annotated[int, Between(1, 10, "places")]
    drivers_shown: Annotated[int, Between(1, 10, "places")]
    retests_shown: Annotated[int, Between(1, 5, "re-tests")]
    asymmetry: Asymmetry
    strength: StrengthSteps

    def band_of(self, score: float) -> Band | None:
        """The band of a path score, or None if it is too weak to show."""
        return next((band for band in self.bands if score >= band.at_least), None)


@dataclass(frozen=True, slots=True)
class Selection:
    """The weights by which exercises are chosen for muscles, and the usual size of a session.

    `items` (fewest and most) and `max_session_minutes` are the budget of a session where a practice has set none.
    """

    need_inner_unit: float
    need_origin: float
    need_path: float
    need_partner: Share
    fit_primary: Share
    fit_secondary: Share
    fit_failing_task: Share
    fit_later_stage: Share
    fit_range: Share
    fit_caution: Annotated[float, Between(-1, 0)]
    fit_same_position: Annotated[float, Between(-1, 0)]
    need_left_after_primary: Share
    need_left_after_secondary: Share
    items: Range
    max_adjuncts: Annotated[int, Between(0, 10, "adjuncts")]
    max_template_changes: Annotated[int, Between(0, 10)]
    max_session_minutes: Annotated[int, Between(5, 120, "minutes")]
    household_equipment: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoseNorm:
    """The usual dose of one stage, as ranges; `kind` tells apart the two norms of stage 4."""

    kind: str
    sets: Range
    reps: Range
    hold_seconds: Range
    rest_seconds: Range
    tempo: str
    sessions_per_week: Range
    effort: Range
    pain_limit: PainScore
    rest_days: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the progression, from screening (0) to load (4)."""

    number: StageNumber
    name: str
    purpose: str
    enter_when: str
    leave_when: str
    leave_criteria: tuple[CriterionId, ...]
    doses: tuple[DoseNorm, ...]


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit on how fast a programme may grow, and what it rests on."""

    id: Id
    says: str
    basis: str
    unit: str
    low: float | None = None
    high: float | None = None
    sources: tuple[SourceId, ...] = ()
