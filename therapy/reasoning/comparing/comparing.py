"""Compare two assessments of one client."""

from collections import Counter
from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.reasoning.comparing.changes import (
    Comparison,
    Course,
    FindingChange,
    HypothesisChange,
    Prescribed,
    ReasonGone,
    Shift,
    Sitting,
)
from therapy.reasoning.comparing.findings import PLAIN, finding_changes
from therapy.reasoning.comparing.hypotheses import hypothesis_changes, stands
from therapy.reasoning.comparing.measures import measure_changes
from therapy.reasoning.names import listed

NOTHING_BEFORE = "Nothing was seen then or now."


def compare(earlier: Sitting, later: Sitting, library: Library, *, prescribed: Iterable[Prescribed] = ()) -> Comparison:
    """What changed from one sitting to the next, and which prescriptions nothing speaks for any more."""
    measures = measure_changes(earlier, later, library)
    findings = finding_changes(earlier, later, measures, library)
    hypotheses = hypothesis_changes(earlier, later, findings, library)
    return Comparison(
        findings=findings,
        measures=measures,
        hypotheses=hypotheses,
        reason_gone=tuple(_reason_gone(prescribed, earlier, hypotheses, library)),
        summary=_summary(findings),
        plain=_plain(findings),
    )


def _reason_gone(
    prescribed: Iterable[Prescribed], earlier: Sitting, hypotheses: Iterable[HypothesisChange], library: Library
) -> Iterator[ReasonGone]:
    """The prescriptions given only for what was looked for again and resolved beyond error; each exercise once."""
    went = {each.key for each in hypotheses if each.shift is Shift.WENT and _is_resolved(each)}
    names = stands(earlier.analysis, library)
    once = {each.exercise: each for each in prescribed if each.hypotheses and each.hypotheses <= went}
    for exercise, each in once.items():
        keys = tuple(sorted(each.hypotheses))
        reasons = listed([names[key].name for key in keys])
        says = (
            f"{library.exercises[exercise].name} was given for: {reasons}. Nothing recorded speaks for that any more."
        )
        yield ReasonGone(exercise, keys, f"{says} Keep it by choice, or move on.")


def _is_resolved(each: HypothesisChange) -> bool:
    """Whether everything that was seen for it is resolved, and not merely changed within measurement error."""
    return all(moved.course is Course.RESOLVED for moved in each.moved_by if moved.before)


def _summary(findings: Iterable[FindingChange]) -> str:
    counted = Counter(each.course for each in findings)
    words = ", ".join(f"{counted[course]} {course}" for course in Course if counted[course])
    return f"Findings: {words}." if words else NOTHING_BEFORE


def _plain(findings: Iterable[FindingChange]) -> str:
    """How it went on, for the client: what was looked at again, and what was not."""
    counted = Counter(each.course for each in findings)
    words = listed([f"{counted[course]} {PLAIN[course]}" for course in Course if counted[course]])
    return f"Since last time, of what we look at: {words}." if words else NOTHING_BEFORE
