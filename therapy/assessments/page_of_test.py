"""What a test's page shows: its observations and numbers with what is recorded, or what was typed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from therapy.assessments.analysis import measurements_from
from therapy.assessments.cell import Cell
from therapy.assessments.counting import counted_from
from therapy.assessments.entry_row import EntryRow, norm_of
from therapy.assessments.examination.slots import Slot
from therapy.assessments.field_names import entry_name, finding_name
from therapy.assessments.observation_row import ObservationRow, looked_at_again, said_by_numbers
from therapy.assessments.progress import Recorded
from therapy.assessments.sheet import Entry, entries_of, sides_of
from therapy.assessments.words import AS_MEASURED, NOT_TESTED, in_lines, named
from therapy.knowledge import load_library
from therapy.knowledge.records import Observation, Test
from therapy.reasoning.evidence.asymmetry import asymmetries
from therapy.reasoning.evidence.readings import Readings
from therapy.reasoning.values import ClientFacts


@dataclass(frozen=True, slots=True)
class Sheet:
    """A test with its fields; `beside` are the entries of the books that are kept of it as a whole.

    `last_on` is when the client was assessed before, if ever, and `was_done` whether this test was done then.
    """

    test: Test
    observations: tuple[ObservationRow, ...]
    entries: tuple[EntryRow, ...]
    beside: tuple[Slot, ...] = ()
    last_on: datetime | None = None
    was_done: bool = False

    @property
    def how(self) -> tuple[str, ...]:
        """How the test is done, in at most three lines."""
        return in_lines(self.test.how)

    @property
    def looked_at(self) -> list[ObservationRow]:
        return [row for row in self.observations if not row.follows]

    @property
    def derived(self) -> list[ObservationRow]:
        """What follows from the numbers, unless the therapist says otherwise."""
        return [row for row in self.observations if row.follows]

    @property
    def begins_with_numbers(self) -> bool:
        """Whether a number is what the test is about: what follows from it stands first in its record, or time runs."""
        against_time = any(row.entry.counted_seconds for row in self.entries)
        return against_time or bool(self.entries and self.observations[0].follows)

    @property
    def sites(self) -> dict[str, list[EntryRow]]:
        """What is measured, by the site it is measured at; "" for what has none, which stands first."""
        sites: dict[str, list[EntryRow]] = {}
        for row in sorted(self.entries, key=lambda row: bool(row.entry.site)):
            sites.setdefault(row.entry.site and named(row.entry.site), []).append(row)
        return sites

    @property
    def is_asked(self) -> bool:
        """Whether the lines of a score are asked for one by one."""
        return any(row.entry.words for row in self.entries)

    @property
    def is_counted(self) -> bool:
        """Whether a score is counted from what was seen."""
        return not self.is_asked and any(row.is_counted for row in self.entries)

    @property
    def said(self) -> dict[str, list[Slot]]:
        """The entries beside, by their book."""
        books: dict[str, list[Slot]] = {}
        for slot in self.beside:
            books.setdefault(slot.subject.book, []).append(slot)
        return books

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


def sheet_of(
    test: Test,
    recorded: Recorded,
    *,
    client: ClientFacts | None = None,
    typed: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Sheet:
    """The test with what is recorded; `typed` values stand above them, each with its error."""
    fields = _Fields(test, recorded, client or ClientFacts(), typed or {}, errors or {})
    return Sheet(
        test=test,
        observations=tuple(map(fields.observed, test.observations)),
        entries=tuple(map(fields.measured, entries_of(test))),
    )


def with_slots(sheet: Sheet, slots: Sequence[Slot]) -> Sheet:
    """The sheet with the entries of the books beside it, its re-tests each under the finding they are of."""
    rows = (replace(row, again=tuple(looked_at_again(row.observation.id, slots))) for row in sheet.observations)
    return replace(sheet, beside=tuple(slots), observations=tuple(rows))


class _Fields:
    """Makes the rows of one test."""

    def __init__(
        self,
        test: Test,
        recorded: Recorded,
        client: ClientFacts,
        typed: Mapping[str, Any],
        errors: Mapping[str, str],
    ) -> None:
        numbers = [row for row in recorded.measurements if row.test == test.id]
        measurements, library = measurements_from(numbers), load_library()
        self._test, self._client, self._typed, self._errors = test, client, typed, errors
        self._found = {(row.observation, row.side): row.severity for row in recorded.findings if row.test == test.id}
        self._numbers = {(row.key, row.site, row.side): row.value for row in numbers}
        self._told = said_by_numbers(measurements, client, library)
        self._compared = {each.measure: each for each in asymmetries(Readings(measurements, library), library)}

    def observed(self, seen: Observation) -> ObservationRow:
        cells = (self._cell(finding_name(seen.id, at), at, self._found.get((seen.id, at))) for at in sides_of(seen))
        none = AS_MEASURED if seen.trigger else NOT_TESTED
        return ObservationRow(seen, tuple(replace(cell, none=none) for cell in cells), self._told.get(seen.id, ""))

    def measured(self, entry: Entry) -> EntryRow:
        test, compared = self._test, None if entry.site else self._compared.get(entry.key)
        cells = tuple(self._number(entry, at) for at in entry.sides)
        return EntryRow(entry, cells, test.recording, norm_of(test, entry.key, self._client), compared)

    def _number(self, entry: Entry, side: str) -> Cell:
        name, value = entry_name(entry.key, entry.site, side), self._numbers.get((entry.key, entry.site, side))
        return replace(self._cell(name, side, value), counted=counted_from(self._test, entry, side))

    def _cell(self, name: str, side: str, value: Any) -> Cell:
        return Cell(name, side, self._typed.get(name, value), self._errors.get(name, ""), recorded=value)
