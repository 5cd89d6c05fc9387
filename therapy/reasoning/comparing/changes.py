"""What a comparison is made of: findings, measures, hypotheses and prescriptions, each with how it went on."""

from dataclasses import dataclass
from enum import StrEnum

from therapy.knowledge.records import Side
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.values import Record


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was recorded at one assessment, and what follows from it."""

    record: Record
    analysis: Analysis


class Course(StrEnum):
    """How a finding or a measure went on. What was not tested again is never resolved."""

    RESOLVED = "resolved"
    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    NEW = "new"
    NOT_TESTED = "not tested again"


class Shift(StrEnum):
    """How a hypothesis went on. What went because nobody looked again is called so."""

    CAME = "came"
    ROSE = "rose"
    FELL = "fell"
    WENT = "went"
    NOT_EXAMINED = "not examined again"


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """One number of one side, then and now.

    `error` is the smallest change larger than the error of measurement, None where the knowledge has none; `course` is
    None where neither more nor less of it is better. `of` is the id of the test, movement or muscle.
    """

    of: str
    key: str
    side: Side
    site: str
    before: float
    now: float
    unit: str
    error: float | None
    course: Course | None
    words: str

    @property
    def change(self) -> float:
        return self.now - self.before

    @property
    def within_error(self) -> bool:
        """Whether nothing can be concluded from the change."""
        return self.error is not None and abs(self.change) < self.error


@dataclass(frozen=True, slots=True)
class FindingChange:
    """One sign on one side, then and now: severities 0 to 3, None where it was not looked for.

    `words` are for the therapist, `plain` for the client.
    """

    observation: str
    side: Side
    before: int | None
    now: int | None
    course: Course
    words: str
    plain: str


@dataclass(frozen=True, slots=True)
class HypothesisChange:
    """One hypothesis then and now; `moved_by` are the findings for or against it that are not as they were."""

    key: str
    shift: Shift
    before: float | None
    now: float | None
    words: str
    moved_by: tuple[FindingChange, ...]


@dataclass(frozen=True, slots=True)
class Prescribed:
    """An exercise a client has, and the hypotheses it was given for, by their keys."""

    exercise: str
    hypotheses: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReasonGone:
    """A prescription for which nothing recorded speaks any more."""

    exercise: str
    hypotheses: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that can be said of two assessments. `summary` is for the therapist, `plain` for the client."""

    findings: tuple[FindingChange, ...]
    measures: tuple[MeasureChange, ...]
    hypotheses: tuple[HypothesisChange, ...]
    reason_gone: tuple[ReasonGone, ...]
    summary: str
    plain: str
