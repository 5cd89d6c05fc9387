"""The numbers of the tests: left beside right, with their unit and what is usual."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from therapy.assessments.measures import Where, measure_at
from therapy.assessments.models import Measurement
from therapy.assessments.sheet import Entry
from therapy.assessments.words import NOT_TESTED, test_words
from therapy.reports.contents.material import Material
from therapy.reports.paper import Table

HEAD, WIDTHS = ("Measure", "Left", "Right", "No side", "Usual"), (6, 2, 2, 2, 2)
NOTHING = "–"


def measured(material: Material) -> Table | None:
    """Every number of a test that was taken; None where there is none."""
    rows = list(_rows(material.measurements, material))
    return Table(HEAD, rows, WIDTHS) if rows else None


def _rows(measurements: Iterable[Measurement], material: Material) -> Iterator[tuple[str, ...]]:
    values: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in measurements:
        if row.test in material.library.tests:
            values.setdefault((row.test, row.key, row.site), {})[row.side] = row.value
    for (test, key, site), sides in values.items():
        if entry := _entry(test, key, site, next(iter(sides)), material):
            name = f"{test_words(material.library.tests[test])}: {entry.name.lower()}"
            yield name, *_cells(entry, sides), _usual(entry)


def _entry(test: str, key: str, site: str, side: str, material: Material) -> Entry | None:
    """What was measured, as the knowledge has it today; None for what it has no more."""
    try:
        entry = measure_at(material.library, Where(test, key, side, site))
    except ValidationError:
        return None
    return entry if isinstance(entry, Entry) else None


def _cells(entry: Entry, sides: dict[str, Any]) -> tuple[str, str, str]:
    if "" in sides:
        return NOTHING, NOTHING, _value(entry, sides[""])
    left, right = (_value(entry, sides[side]) if side in sides else NOT_TESTED for side in ("left", "right"))
    return left, right, NOTHING


def _value(entry: Entry, value: Any) -> str:
    """A number with its unit; an option in its words."""
    if isinstance(value, str):
        return dict(entry.options).get(value, value)
    return dict(entry.options).get(f"{value:g}") or f"{value:g}{entry.unit_words}"


def _usual(entry: Entry) -> str:
    least, most = entry.usual_min, entry.usual_max
    if least is None:
        return "" if most is None else f"up to {most:g}{entry.unit_words}"
    return f"from {least:g}{entry.unit_words}" if most is None else f"{least:g} to {most:g}{entry.unit_words}"
