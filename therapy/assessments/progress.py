"""How far an assessment has come: each test untouched, begun, done or skipped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from therapy.assessments.books import OF_A_TEST
from therapy.assessments.examination.places import Place, beside_tests
from therapy.assessments.models import Assessment, BodyMapEntry, Finding, Measurement
from therapy.assessments.sheet import BODY_MAP, sides_of
from therapy.assessments.words import test_words
from therapy.knowledge import Library
from therapy.knowledge.records import Test

POSITIONS: Mapping[str, str] = {
    "supine": "Lying on the back",
    "prone": "Lying on the front",
    "sidelying": "Lying on the side",
    "quadruped": "On all fours",
    "half_kneeling": "Half kneeling",
    "seated": "Sitting",
    "standing": "Standing",
    "single_leg": "Standing",
}
UNTOUCHED, BEGUN, DONE, SKIPPED = "untouched", "begun", "done", "skipped"
LEFT_OF: Mapping[str, float] = {UNTOUCHED: 1, BEGUN: 0.5, DONE: 0, SKIPPED: 0}


@dataclass(frozen=True, slots=True)
class Recorded:
    """The rows of one assessment, and of the one before it, read once. Three queries."""

    findings: Sequence[Finding]
    measurements: Sequence[Measurement]
    body_map: Sequence[BodyMapEntry]
    last_body_map: Sequence[BodyMapEntry] = ()
    last_findings: Sequence[Finding] = ()
    last_measurements: Sequence[Measurement] = ()

    @classmethod
    def of(cls, assessment: Assessment) -> "Recorded":
        client = assessment.client
        marks = list(BodyMapEntry.objects.of(client).now_and_last(assessment))
        findings = list(Finding.objects.of(client).now_and_before(assessment))
        measurements = list(Measurement.objects.of(client).now_and_before(assessment))
        return cls(
            findings=_of(assessment, findings),
            measurements=_of(assessment, measurements),
            body_map=_of(assessment, marks),
            last_body_map=_before(assessment, marks),
            last_findings=_before(assessment, findings),
            last_measurements=_before(assessment, measurements),
        )


def _of[Row: (Finding, Measurement, BodyMapEntry)](assessment: Assessment, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.assessment_id == assessment.pk]


def _before[Row: (Finding, Measurement, BodyMapEntry)](assessment: Assessment, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.assessment_id != assessment.pk]


@dataclass(frozen=True, slots=True)
class Step:
    """One test in the list; `seen` counts what was seen in it."""

    test: Test
    number: int
    state: str
    seen: int = 0
    reason: str = ""

    @property
    def name(self) -> str:
        return test_words(self.test)

    @property
    def is_over(self) -> bool:
        return self.state in (DONE, SKIPPED)


@dataclass(frozen=True, slots=True)
class Progress:
    """All tests in order, and what is examined beside them."""

    steps: tuple[Step, ...]
    beside: tuple[Place, ...] = ()
    groups: tuple[tuple[str, tuple[Step, ...]], ...] = field(init=False)

    def __post_init__(self) -> None:
        grouped = groupby(self.steps, key=lambda step: _heading(step.test))
        object.__setattr__(self, "groups", tuple((heading, tuple(steps)) for heading, steps in grouped))

    @property
    def over(self) -> int:
        return sum(step.is_over for step in self.steps)

    @property
    def words(self) -> str:
        """How far it is, and about how long the rest takes."""
        return f"{self.words_over}, {self.words_left} left" if self.words_left else self.words_over

    @property
    def words_over(self) -> str:
        return f"{self.over} of {len(self.steps)} tests"

    @property
    def words_left(self) -> str:
        return f"about {left} min" if (left := self.minutes_left) else ""

    @property
    def minutes_left(self) -> int:
        """What the tests that are not over take, one that is begun by half; in minutes."""
        return round(sum(step.test.minutes * LEFT_OF[step.state] for step in self.steps))

    @property
    def first_left(self) -> Step:
        """The test to go on with: the first that is not over, else the last."""
        return next((step for step in self.steps if not step.is_over), self.steps[-1])

    def around(self, test_id: str) -> tuple[Step | None, Step, Step | None]:
        """The test before, this one, and the one after. Raises StopIteration if it is not part of the assessment."""
        at = next(n for n, step in enumerate(self.steps) if step.test.id == test_id)
        before = self.steps[at - 1] if at else None
        after = self.steps[at + 1] if at + 1 < len(self.steps) else None
        return before, self.steps[at], after


def progress_of(assessment: Assessment, recorded: Recorded, library: Library) -> Progress:
    tests = [library.tests[test] for test in assessment.tests if test in library.tests]
    steps = tuple(_step(n, test, assessment, recorded) for n, test in enumerate(tests, start=1))
    return Progress(steps, beside_tests(recorded.measurements, library))


def _step(number: int, test: Test, assessment: Assessment, recorded: Recorded) -> Step:
    findings = [row for row in recorded.findings if row.test == test.id]
    numbers = [row for row in recorded.measurements if row.test == test.id]
    marks = recorded.body_map if test.id == BODY_MAP else ()
    seen = len(marks) if test.id == BODY_MAP else sum(row.severity > 0 for row in findings)
    reason = assessment.skipped.get(test.id, "")
    if reason:
        return Step(test, number, SKIPPED, seen, reason)
    if not findings and not numbers and not marks:
        return Step(test, number, BEGUN if _is_spoken_of(test, recorded.measurements) else UNTOUCHED)
    return Step(test, number, DONE if _is_whole(test, findings) else BEGUN, seen)


def _is_spoken_of(test: Test, rows: Iterable[Measurement]) -> bool:
    """Whether pain, a note or how well it was done is kept of the test, which says nothing of what it looks for."""
    return any(row.test in OF_A_TEST and row.key == test.id for row in rows)


def _is_whole(test: Test, findings: Iterable[Finding]) -> bool:
    """Whether everything that has to be looked at was; what follows from a number asks for no look."""
    looked_at = {(row.observation, row.side) for row in findings}
    return all(
        (seen.id, side) in looked_at for seen in test.observations if seen.trigger is None for side in sides_of(seen)
    )


def _heading(test: Test) -> str:
    return "Before we start" if test.id == BODY_MAP else POSITIONS[test.position]
