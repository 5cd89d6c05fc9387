"""What was found last time, to stand beside each field of a test when a client is assessed again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from therapy.assessments.cell import Cell
from therapy.assessments.entry_row import EntryRow
from therapy.assessments.field_names import entry_name, finding_name
from therapy.assessments.models import Finding, Measurement
from therapy.assessments.observation_row import ObservationRow
from therapy.assessments.page_of_test import Sheet
from therapy.assessments.words import severity_words


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was recorded in the newest sitting that was finished before this one, and when it was."""

    findings: Sequence[Finding]
    measurements: Sequence[Measurement]
    finished_at: datetime

    @classmethod
    def of(cls, findings: Sequence[Finding], measurements: Sequence[Measurement]) -> "Earlier | None":
        """From rows that know when their sitting was `sat_at`; None where there are none."""
        first: Any = next(iter([*findings, *measurements]), None)
        return cls(findings, measurements, first.sat_at) if first else None


def with_earlier(sheet: Sheet, earlier: Earlier | None) -> Sheet:
    """The sheet with what each field held last time, in words. A test that was not done then says so as a whole."""
    if earlier is None:
        return sheet
    found = {finding_name(row.observation, row.side): row.severity for row in earlier.findings if _is_of(sheet, row)}
    numbers = {entry_name(row.key, row.site, row.side): row.value for row in earlier.measurements if _is_of(sheet, row)}
    sheet = replace(sheet, last_on=earlier.finished_at, was_done=bool(found or numbers))
    if not sheet.was_done:
        return sheet
    return replace(
        sheet,
        observations=tuple(_observed(row, found) for row in sheet.observations),
        entries=tuple(_measured(row, numbers) for row in sheet.entries),
    )


def _is_of(sheet: Sheet, row: Finding | Measurement) -> bool:
    return row.test == sheet.test.id


def _observed(row: ObservationRow, found: Mapping[str, int]) -> ObservationRow:
    said = {name: severity_words(severity) for name, severity in found.items()}
    return replace(row, cells=_before(row.cells, said))


def _measured(row: EntryRow, numbers: Mapping[str, Any]) -> EntryRow:
    taps, unit = dict(row.entry.taps), row.entry.unit_words
    return replace(row, cells=_before(row.cells, {name: _in_words(v, taps, unit) for name, v in numbers.items()}))


def _in_words(value: Any, taps: Mapping[str, str], unit: str) -> str:
    said = f"{value:g}" if isinstance(value, int | float) else str(value)
    return taps.get(said, f"{said}{unit}").lower()


def _before(cells: Iterable[Cell], said: Mapping[str, str]) -> tuple[Cell, ...]:
    """The fields with what they held; a field that was left out then has nothing, which the page says once."""
    return tuple(replace(cell, before=said.get(cell.name, "")) for cell in cells)
