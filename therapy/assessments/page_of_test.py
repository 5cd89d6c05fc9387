"""What a test's page shows: its observations and numbers with what is recorded, or what was typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from therapy.assessments.examination.slots import Slot
from therapy.assessments.progress import Recorded
from therapy.assessments.sheet import Entry, entries_of, sides_of
from therapy.assessments.words import NOT_TESTED, SEVERITIES, severity_words
from therapy.knowledge.records import Observation, Test

GRADES = tuple(map(str, range(len(SEVERITIES))))
SIDE_WORDS = {"left": "Left", "right": "Right", "": "Seen"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One field: what stands in it, and what is wrong with it."""

    name: str
    side: str
    value: Any = None
    error: str = ""
    recorded: Any = None

    @property
    def side_words(self) -> str:
        return SIDE_WORDS[self.side]

    @property
    def words(self) -> str:
        return severity_words(int(self.value)) if str(self.value) in GRADES else NOT_TESTED

    @property
    def shown(self) -> str:
        """The value in a field: "" for nothing, 4 for 4.0."""
        if self.value is None:
            return ""
        return f"{self.value:g}" if isinstance(self.value, int | float) else str(self.value)


@dataclass(frozen=True, slots=True)
class ObservationRow:
    observation: Observation
    cells: tuple[Cell, ...]

    @property
    def detail(self) -> str:
        """Where to look; for what follows from a number, that it does."""
        where = self.observation.checkpoint.replace("_", " ")
        return f"{where}; follows from the measure" if self.observation.trigger else where


@dataclass(frozen=True, slots=True)
class EntryRow:
    entry: Entry
    cells: tuple[Cell, ...]
    key: str = field(default="")

    @property
    def values(self) -> list[float | None]:
        return [cell.value if isinstance(cell.value, int | float) else None for cell in self.cells]

    @property
    def is_paired(self) -> bool:
        return len(self.cells) > 1

    @property
    def usual(self) -> str:
        low, high = self.entry.usual_min, self.entry.usual_max
        unit = self.entry.unit_words
        if low is not None and high is not None:
            return f"Usual {low:g} to {high:g}{unit}"
        if low is not None:
            return f"Usual from {low:g}{unit}"
        return f"Usual up to {high:g}{unit}" if high is not None else ""

    @property
    def scale_most(self) -> float:
        """The end of the drawn scale: a little beyond what is usual or measured."""
        known = [each for each in (self.entry.usual_max, self.entry.usual_min, *self.values) if each is not None]
        return min(self.entry.most, max(known, default=self.entry.most) * 1.5) or self.entry.most

    @property
    def scale_least(self) -> float:
        known = [each for each in self.values if each is not None]
        return min([0, *known])

    @property
    def remark(self) -> str:
        """How the sides differ, in the measure's own unit."""
        left, right = self.values if self.is_paired else (None, None)
        if left is None or right is None or left == right:
            return ""
        lower, by = ("Left", right - left) if left < right else ("Right", left - right)
        return f"{lower} is {by:g}{self.entry.unit_words} less than {'right' if lower == 'Left' else 'left'}."


@dataclass(frozen=True, slots=True)
class Sheet:
    """A test with its fields; `beside` are how well it was done and the palpation note."""

    test: Test
    observations: tuple[ObservationRow, ...]
    entries: tuple[EntryRow, ...]
    beside: tuple[Slot, ...] = ()

    @property
    def cells(self) -> Mapping[str, Cell]:
        seen = (cell for row in self.observations for cell in row.cells)
        measured = (cell for row in self.entries for cell in row.cells)
        return {cell.name: cell for cell in (*seen, *measured)}

    @property
    def was(self) -> dict[str, Any]:
        """Every field as it is recorded, so that what comes in between is noticed."""
        fields = {name: cell.recorded for name, cell in self.cells.items()}
        return fields | {slot.name: slot.recorded for slot in self.beside}

    @property
    def was_text(self) -> str:
        return json.dumps(self.was)


def finding_name(observation: str, side: str) -> str:
    return f"finding.{observation}.{side}"


def entry_name(entry: Entry, side: str) -> str:
    return f"measure.{entry.key}.{entry.site}.{side}"


def sheet_of(
    test: Test, recorded: Recorded, *, typed: Mapping[str, Any] | None = None, errors: Mapping[str, str] | None = None
) -> Sheet:
    """The test with what is recorded; `typed` values stand above them, each with its error."""
    typed, errors = typed or {}, errors or {}
    found = {(row.observation, row.side): row.severity for row in recorded.findings if row.test == test.id}
    measured = {(row.key, row.site, row.side): row.value for row in recorded.measurements if row.test == test.id}

    def cell(name: str, side: str, value: Any) -> Cell:
        return Cell(name, side, typed.get(name, value), errors.get(name, ""), recorded=value)

    return Sheet(
        test=test,
        observations=tuple(
            ObservationRow(
                seen, tuple(cell(finding_name(seen.id, at), at, found.get((seen.id, at))) for at in sides_of(seen))
            )
            for seen in test.observations
        ),
        entries=tuple(
            EntryRow(
                entry,
                tuple(cell(entry_name(entry, at), at, measured.get((entry.key, entry.site, at))) for at in entry.sides),
                key=f"{entry.key}-{entry.site}",
            )
            for entry in entries_of(test)
        ),
    )
