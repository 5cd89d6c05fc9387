"""Numbers then and now: a change counts only where it is larger than the error of measurement."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from therapy.knowledge import Library
from therapy.knowledge.records import Measure, RecordingType, Side, Test, Unit
from therapy.reasoning.comparing.changes import Course, MeasureChange, Sitting
from therapy.reasoning.evidence.readings import number
from therapy.reasoning.values import RangeTested, Record, StrengthTested

MORE_IS_BETTER = (Unit.SECONDS, Unit.REPETITIONS)
LESS_IS_BETTER = (RecordingType.SCORE, RecordingType.GRADE_0_3)
GRADE, STRENGTH, RANGE = "grade", "strength", "range"


class Where(NamedTuple):
    """What was measured, and on which side and site."""

    of: str
    key: str
    side: Side
    site: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How a number is read: its name, unit, error, and whether more (1) or less (-1) is better; 0 is neither."""

    name: str
    unit: str
    error: float | None
    better: int


def measure_changes(earlier: Sitting, later: Sitting, library: Library) -> tuple[MeasureChange, ...]:
    """Every number that was taken both times, in a fixed order."""
    before, now = _numbers(earlier.record), _numbers(later.record)
    scales = _Scales(library, _range_directions(earlier) | _range_directions(later))
    return tuple(
        _change(where, before[where], now[where], scales.of(where)) for where in sorted(before.keys() & now.keys())
    )


def _numbers(record: Record) -> dict[Where, float]:
    return dict([*_measured(record), *map(_range, record.ranges), *map(_strength, record.strength)])


def _measured(record: Record) -> Iterator[tuple[Where, float]]:
    for each in record.measurements:
        for key, reading in each.values.items():
            value = number(reading)
            if value is not None:
                yield Where(each.test, key, each.side, each.site), value


def _range(each: RangeTested) -> tuple[Where, float]:
    return Where(each.id, f"{RANGE}:{each.unit}", each.side, ""), each.value


def _strength(each: StrengthTested) -> tuple[Where, float]:
    key = f"{STRENGTH}:{each.unit or GRADE}"
    return Where(each.of, key, each.side, ""), (each.value or 0.0) if each.grade is None else each.grade


def _range_directions(sitting: Sitting) -> dict[tuple[str, Side], int]:
    """Of each movement and side: more is better where there was too little of it, less where there was too much."""
    better: dict[tuple[str, Side], int] = {}
    for each in sitting.analysis.findings:
        kind, _, movement = each.observation.partition(":")
        if each.severity and kind in ("limited", "stiff", "excessive"):
            better[movement, each.side] = -1 if kind == "excessive" else 1
    return better


@dataclass(frozen=True, slots=True)
class _Scales:
    """Looks up how each number is read."""

    library: Library
    directions: dict[tuple[str, Side], int]

    def of(self, where: Where) -> Scale:
        kind, _, unit = where.key.partition(":")
        if unit and kind == RANGE:
            return self._range(where, Unit(unit))
        if unit and kind == STRENGTH:
            return Scale(f"{self._name(where.of)}, strength", "" if unit == GRADE else unit, None, 1)
        return self._measure(where, self.library.tests[where.of])

    def _range(self, where: Where, unit: Unit) -> Scale:
        movement = self.library.movements.get(where.of)
        scale = movement.range.scales.get(unit) if movement and movement.range else None
        error = scale.error if scale else None
        return Scale(self._name(where.of), unit, error, self.directions.get((where.of, where.side), 0))

    def _name(self, of: str) -> str:
        """A movement or a muscle; what the knowledge does not hold is named as it was recorded."""
        found = self.library.movements.get(of) or self.library.muscles.get(of)
        return found.name if found else of.replace("_", " ")

    def _measure(self, where: Where, test: Test) -> Scale:
        measure = _measure_named(test, where.key)
        unit = measure.unit if measure else None
        change = test.detectable_change
        error = change.value if change and change.unit is unit else None
        return Scale(test.name, unit or "", error, _better(test, where.key, unit))


def _measure_named(test: Test, key: str) -> Measure | None:
    recording = test.recording
    all_ = (*recording.measures, *recording.per_site, *recording.per_region)
    return next((each for each in all_ if each.key == key), None)


def _better(test: Test, key: str, unit: Unit | None) -> int:
    """What the test's own trigger counts as worse; else by its kind."""
    for observation in test.observations:
        trigger = observation.trigger
        if trigger and trigger.key == key and trigger.compare and trigger.metric in ("value", "score", "ratio"):
            return -1 if trigger.compare.rises else 1
    if test.recording.type in LESS_IS_BETTER:
        return -1
    return 1 if unit in MORE_IS_BETTER else 0


def _change(where: Where, before: float, now: float, scale: Scale) -> MeasureChange:
    course = _course(now - before, scale)
    return MeasureChange(
        of=where.of,
        key=where.key,
        side=where.side,
        site=where.site,
        before=before,
        now=now,
        unit=scale.unit,
        error=scale.error,
        course=course,
        words=_words(where, before, now, scale, course),
    )


def _course(change: float, scale: Scale) -> Course | None:
    if not change or (scale.error is not None and abs(change) < scale.error):
        return Course.UNCHANGED
    if not scale.better:
        return None
    return Course.BETTER if change * scale.better > 0 else Course.WORSE


def _words(where: Where, before: float, now: float, scale: Scale, course: Course | None) -> str:
    place = ", ".join(part for part in (scale.name, where.side, where.site.replace("_", " ")) if part)
    numbers = f"{before:g} → {now:g} {scale.unit}".strip()
    if before == now:
        return f"{place}: {numbers}, unchanged."
    if course is Course.UNCHANGED:
        return f"{place}: {numbers}, within measurement error ({scale.error:g})."
    error = (
        "no measurement error is on record" if scale.error is None else f"beyond measurement error ({scale.error:g})"
    )
    return f"{place}: {numbers}, {course or 'changed'}; {error}."
