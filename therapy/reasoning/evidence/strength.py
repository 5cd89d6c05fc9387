"""From strength to findings: a grade by its step, a value by what is usual and by the other side.

A side difference says nothing of two sides that are both weak, so the usual value counts wherever one is known.
"""

from collections.abc import Iterable, Iterator, Mapping

from therapy.knowledge import Library
from therapy.knowledge.records import Side, StrengthSteps, StrengthTest
from therapy.reasoning.evidence.asymmetry import percent_difference
from therapy.reasoning.evidence.recorded import strength_in_words
from therapy.reasoning.evidence.told import Painful, RecordedOnly, Remark, Told, measured, sides_meant
from therapy.reasoning.evidence.usual import steps_passed, usual_for
from therapy.reasoning.values import ClientFacts, StrengthTested

WEAK_WITH_PAIN = "weak with pain, so it counts as fairly done at best"

GRADE = "grade"

type Values = Mapping[tuple[str, str, Side], float]


def read_strength(tested: Iterable[StrengthTested], client: ClientFacts, library: Library) -> Iterator[Told]:
    """What each strength test shows of its muscle or movement; what cannot be compared is recorded only."""
    rows = tuple(tested)
    values = {(each.of, each.unit, each.side): each.value for each in rows if each.value is not None}
    values |= {(each.of, GRADE, each.side): each.grade for each in rows if each.grade is not None}
    for each in rows:
        test = _test(each, library)
        severity = None if test is None else _severity(each, test, values, client, library)
        if severity is None:
            yield RecordedOnly(strength_in_words(each, library))
        else:
            yield from _shown(each, severity, library)


def _test(each: StrengthTested, library: Library) -> StrengthTest | None:
    """How the strength of this muscle or movement is tested, if the knowledge scores it."""
    held = library.muscle_exams.get(each.muscle) if each.muscle else library.movements.get(each.of)
    return held.strength if held else None


def _shown(each: StrengthTested, severity: int, library: Library) -> Iterator[Told]:
    sign = f"weak:{each.of}"
    painful = severity and each.pain is not None and each.pain >= library.scoring.strength.painful_from
    for side in sides_meant(each.side, sided=library.signs[sign].sided):
        finding = measured(sign, side, severity, library)
        yield finding
        if painful:
            yield Painful(sign, finding.side)
            yield Remark(sign, finding.side, WEAK_WITH_PAIN)


def _severity(
    each: StrengthTested, test: StrengthTest, values: Values, client: ClientFacts, library: Library
) -> int | None:
    """0 to 3, the worse of all comparisons; None if there is nothing to compare a value with."""
    steps = library.scoring.strength
    if each.grade is not None:
        by_itself = sum(each.grade < step for step in steps.grade)
        return max(by_itself, _grades_below_other_side(each, each.grade, values, steps))
    if not each.value:
        return len(steps.grade)
    shown = (_below_usual(each, each.value, test, client, steps), _below_other_side(each, each.value, values, steps))
    return max((severity for severity in shown if severity is not None), default=None)


def _grades_below_other_side(each: StrengthTested, grade: float, values: Values, steps: StrengthSteps) -> int:
    """A whole grade under the other side is clear, even where both are good; 0 where the other was not tested."""
    other = values.get((each.of, GRADE, each.side.opposite), grade) if each.side else grade
    return steps_passed(other - grade, steps.side_difference_grades)


def _below_usual(
    each: StrengthTested, value: float, test: StrengthTest, client: ClientFacts, steps: StrengthSteps
) -> int | None:
    usual = usual_for((fits for unit, ranges in test.usual.items() if unit == each.unit for fits in ranges), client)
    if usual is None:
        return None
    return steps_passed((usual.low - value) / usual.low * 100, steps.percent_below_usual) if usual.low > 0 else 0


def _below_other_side(each: StrengthTested, value: float, values: Values, steps: StrengthSteps) -> int | None:
    """By how much this side is the weaker one; 0 for the stronger, None if the other side was not tested."""
    other = values.get((each.of, each.unit, each.side.opposite)) if each.side else None
    if other is None:
        return None
    difference = percent_difference(value, other) if value < other else 0.0
    return sum(difference > step for step in steps.side_difference_percent)
