"""Two finished assessments of one client in two columns: findings test by test, numbers, and hypotheses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from therapy.assessments.words import named, severity_words, test_words, unit_of
from therapy.knowledge import Library
from therapy.reasoning.comparing.changes import (
    Comparison,
    Course,
    FindingChange,
    HypothesisChange,
    MeasureChange,
    Shift,
)

WITHIN_ERROR, CHANGED = "within measurement error", "changed"
ICONS: Mapping[str, str] = {
    Course.RESOLVED: "check",
    Course.BETTER: "up",
    Course.WORSE: "down",
    Course.NEW: "plus",
    Course.UNCHANGED: "minus",
    Course.NOT_TESTED: "eye",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what, then, now, and how it went on. What was not looked at says so, and is never as usual."""

    what: str
    side: str
    then: str
    now: str
    course: str

    @property
    def icon(self) -> str:
        return ICONS.get(self.course, "swap")

    @property
    def kind(self) -> str:
        """The course as the name of a class: "not-tested-again"."""
        return self.course.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Moved:
    """One hypothesis that came, went, rose or fell, and the findings that moved it."""

    words: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The comparison as a page: findings by test, measures by what is measured, and hypotheses by how they went on."""

    findings: tuple[tuple[str, tuple[Row, ...]], ...]
    measures: tuple[tuple[str, tuple[Row, ...]], ...]
    hypotheses: tuple[tuple[str, tuple[Moved, ...]], ...]


def then_and_now(comparison: Comparison, library: Library) -> ThenAndNow:
    return ThenAndNow(
        findings=_grouped(
            (library.signs[each.observation].group_name, _found(each, library)) for each in comparison.findings
        ),
        measures=_grouped((_measured_in(each, library), _measured(each)) for each in comparison.measures),
        hypotheses=tuple(_shifted(shift, comparison) for shift in Shift if _are_any(shift, comparison)),
    )


def _are_any(shift: Shift, comparison: Comparison) -> bool:
    return any(each.shift is shift for each in comparison.hypotheses)


def _shifted(shift: Shift, comparison: Comparison) -> tuple[str, tuple[Moved, ...]]:
    """Those that went on like this; what moved each is told apart from what became of it."""
    moved = (each for each in comparison.hypotheses if each.shift is shift)
    return str(shift).capitalize(), tuple(_moved(each) for each in moved)


def _moved(each: HypothesisChange) -> Moved:
    by = tuple(finding.words for finding in each.moved_by)
    return Moved(each.words.removesuffix(" ".join(by)).strip(), by)


def _found(each: FindingChange, library: Library) -> Row:
    return Row(
        what=library.signs[each.observation].label,
        side=str(each.side),
        then=severity_words(each.before),
        now=severity_words(each.now),
        course=str(each.course),
    )


def _measured(each: MeasureChange) -> Row:
    unit = unit_of(each.unit)
    what = named(each.key.partition(":")[0])
    is_within = each.within_error and each.before != each.now
    course = str(each.course) if each.course else CHANGED
    return Row(
        what=f"{what}, {named(each.site).lower()}" if each.site else what,
        side=str(each.side),
        then=f"{each.before:g}{unit}",
        now=f"{each.now:g}{unit}",
        course=WITHIN_ERROR if is_within else course,
    )


def _measured_in(each: MeasureChange, library: Library) -> str:
    """What a number was taken of: a test, a movement or a muscle."""
    if each.of in library.tests:
        return test_words(library.tests[each.of])
    found = library.movements.get(each.of) or library.muscles.get(each.of)
    return found.name if found else named(each.of)


def _grouped(rows: Iterable[tuple[str, Row]]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """The rows under their headings, each heading where its first row stands; left and right stay together."""
    groups: dict[str, list[Row]] = {}
    for heading, row in rows:
        groups.setdefault(heading, []).append(row)
    return tuple((heading, tuple(sorted(inside, key=_order))) for heading, inside in groups.items())


def _order(row: Row) -> tuple[str, str]:
    return row.what, row.side
