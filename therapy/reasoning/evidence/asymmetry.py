"""Side differences: their size, whether they exceed error, and which side is weaker (model.md 7).

A difference is flagged only if it passes the test's threshold and is larger than measurement error.
It is a training target and never a forecast; no mean over tests is formed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from therapy.knowledge import Library
from therapy.knowledge.records import Metric, RecordingType, Side, Test, Trigger
from therapy.reasoning.evidence.readings import Readings
from therapy.reasoning.evidence.usual import DIGITS, apart

ASYMMETRY = (Metric.ASYMMETRY_ABSOLUTE, Metric.ASYMMETRY_PERCENT)
SCORED = (RecordingType.SCORE, RecordingType.GRADE_0_3)
NO_PERCENT = ("deg", "cm", "mm")


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """Left and right of one measure, and the weaker side.

    `index_percent` is (max − min) / max × 100, so 0 when equal; None where per cent means nothing (angles,
    distances, graded scores, numbers within error).
    """

    test: str
    measure: str
    left: float
    right: float
    index_percent: float | None
    weaker: Side
    flagged: bool
    amber: bool
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sides of one measure, compared in the unit of a trigger (per cent, or the measure's own)."""

    measure: str
    left: float
    right: float
    size: float
    beyond_error: bool


def weaker_side(left: float, right: float) -> Side:
    """The side with the smaller number, for measures where more is better; the midline if equal."""
    if left == right:
        return Side.MIDLINE
    return Side.LEFT if left < right else Side.RIGHT


def percent_difference(left: float, right: float) -> float:
    """(max − min) / max × 100; 0 where both are nothing."""
    largest = max(left, right)
    return round((largest - min(left, right)) / largest * 100, DIGITS) if largest > 0 else 0.0


def difference(readings: Readings, test: Test, trigger: Trigger) -> Difference | None:
    """The side difference a trigger asks about, or None if a side is missing or the numbers are too small."""
    key = _measure_to_compare(readings, test, trigger)
    sides = readings.both_sides(test.id, key)
    if sides is None or max(sides) < (trigger.minimum_difference or 0):
        return None
    left, right = sides
    in_unit = abs(apart(left, right))
    percent = trigger.metric is Metric.ASYMMETRY_PERCENT
    return Difference(
        measure=key,
        left=left,
        right=right,
        size=percent_difference(left, right) if percent else in_unit,
        beyond_error=in_unit >= _error(test, trigger),
    )


def asymmetries(readings: Readings, library: Library) -> tuple[Asymmetry, ...]:
    """Every measure taken on both sides, in the order of tests and measures."""
    return tuple(_asymmetries(readings, library))


def _asymmetries(readings: Readings, library: Library) -> Iterator[Asymmetry]:
    for test_id, key, left, right in readings.pairs():
        test = library.tests[test_id]
        trigger = _trigger(test, key, readings)
        flagged = trigger is not None and _flagged(readings, test, trigger)
        percent = percent_difference(left, right)
        index = None if _without_percent(test, key, max(left, right), trigger) else percent
        scoring = library.scoring.asymmetry
        amber = index is not None and not flagged and scoring.amber_percent <= percent
        lower_is_better = test.recording.type in SCORED
        yield Asymmetry(
            test=test_id,
            measure=key,
            left=left,
            right=right,
            index_percent=index,
            weaker=weaker_side(right, left) if lower_is_better else weaker_side(left, right),
            flagged=flagged,
            amber=amber,
            words=_words(flagged, amber),
        )


def _flagged(readings: Readings, test: Test, trigger: Trigger) -> bool:
    compared = difference(readings, test, trigger)
    first_step = min(trigger.steps or (0.0,))
    return compared is not None and compared.beyond_error and compared.size > first_step


def _measure_to_compare(readings: Readings, test: Test, trigger: Trigger) -> str:
    """The trigger's own measure; the next one of the test where both sides reached the first one's cap."""
    measures = test.recording.measures
    sides = readings.both_sides(test.id, trigger.key)
    for first, second in pairwise(measures):
        if first.key == trigger.key and first.cap and sides and min(sides) >= first.cap:
            return second.key
    return trigger.key


def _trigger(test: Test, key: str, readings: Readings) -> Trigger | None:
    triggers = (seen.trigger for seen in test.observations if seen.trigger and seen.trigger.metric in ASYMMETRY)
    return next((each for each in triggers if _measure_to_compare(readings, test, each) == key), None)


def _error(test: Test, trigger: Trigger) -> float:
    """The smallest side difference larger than error, in the unit of the measure."""
    change = test.detectable_change
    guard = trigger.minimum_difference or 0.0
    return max(guard, change.side_difference or 0.0) if change else guard


def _without_percent(test: Test, key: str, largest: float, trigger: Trigger | None) -> bool:
    """Scores, distances and angles are compared in their own unit; numbers within error not at all."""
    if test.recording.type in SCORED or (trigger and largest < (trigger.minimum_difference or 0)):
        return True
    unit = next((measure.unit for measure in test.recording.measures if measure.key == key), None)
    return unit in NO_PERCENT or largest <= 0


def _words(flagged: bool, amber: bool) -> str:
    if flagged:
        return "beyond the usual difference and beyond measurement error: worth evening out"
    return "a little more than usual; keep an eye on it" if amber else "within the usual difference or error"
