"""Looking numbers up among the measurements of an assessment."""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.values import BOTH_SIDES, Measurement, Reading

TOTAL_KEYS = ("score", "grade", "total")
"""The keys under which a scored or graded test's one result may be given."""


class Readings:
    """The measurements of one assessment, asked for by test and key."""

    def __init__(self, measurements: Iterable[Measurement], library: Library) -> None:
        self._by_test: dict[str, list[Measurement]] = {}
        self._library = library
        for measurement in measurements:
            self._by_test.setdefault(measurement.test, []).append(measurement)

    def of(self, test: str) -> tuple[Measurement, ...]:
        """The measurements of a test, in no particular order."""
        return tuple(self._by_test.get(test, ()))

    def pairs(self) -> Iterator[tuple[str, str, float, float]]:
        """Test, measure, left and right of everything that was measured on both sides."""
        for test in sorted(self._by_test):
            for key in self._keys(test):
                sides = self.both_sides(test, key)
                if sides:
                    yield test, key, *sides

    def both_sides(self, test: str, key: str) -> tuple[float, float] | None:
        """Left and right of a measure without a site, or None if either is missing."""
        left, right = (self._on_side(test, key, side) for side in BOTH_SIDES)
        return None if left is None or right is None else (left, right)

    def number(self, test: str, key: str) -> float | None:
        """The number of a measure that has no side, or None if it is missing."""
        return self._on_side(test, key, Side.MIDLINE)

    def _keys(self, test: str) -> list[str]:
        order = [measure.key for measure in self._library.tests[test].recording.measures]
        keys = {key for made in self.of(test) if not made.site for key in made.values}
        return sorted(keys, key=lambda key: (order.index(key) if key in order else len(order), key))

    def _on_side(self, test: str, key: str, side: Side) -> float | None:
        found = [
            number(made.values[key])
            for made in self.of(test)
            if made.side is side and not made.site and key in made.values
        ]
        return max((value for value in found if value is not None), default=None)


def number(reading: Reading) -> float | None:
    """The reading as a number; a yes or no, or a word, is none."""
    return None if isinstance(reading, (bool, str)) else float(reading)


def total(measurement: Measurement) -> float | None:
    """The one result of a scored or graded test."""
    given = (measurement.values[key] for key in TOTAL_KEYS if key in measurement.values)
    return next((number(reading) for reading in given), None)
