"""What a test's page shows: its observations and numbers with what is recorded, or what was typed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from therapy.assessments.analysis import measurements_from
from therapy.assessments.cell import Cell
from therapy.assessments.entry_row import EntryRow, norm_of
from therapy.assessments.examination.slots import Slot
from therapy.assessments.progress import Recorded
from therapy.assessments.sheet import Entry, entries_of, sides_of
from therapy.assessments.words import in_lines, named, severity_words
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Observation, Test
from therapy.reasoning.evidence.asymmetry import asymmetries
from therapy.reasoning.evidence.findings import measured_findings
from therapy.reasoning.evidence.readings import Readings
from therapy.reasoning.values import ClientFacts, Measurement


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One observation with its cells; `told` is what the numbers say of it where it follows from them."""

    observation: Observation
    cells: tuple[Cell, ...]
    told: str = ""

    @property
    def where(self) -> str:
        """Where to look."""
        return self.observation.checkpoint.replace("_", " ")

    @property
    def follows(self) -> str:
        """For what follows from a number: what it says so far. "" for what is looked at."""
        if self.observation.trigger is None:
            return ""
        return f"By the measure: {self.told}" if self.told else "Follows from the measure"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A test with its fields; `beside` are the entries of the books that are kept of it as a whole."""

    test: Test
    observations: tuple[ObservationRow, ...]
    entries: tuple[EntryRow, ...]
    beside: tuple[Slot, ...] = ()

    @property
    def how(self) -> tuple[str, ...]:
        """How the test is done, in at most three lines."""
        return in_lines(self.test.how)

    @property
    def sites(self) -> dict[str, list[EntryRow]]:
        """What is measured, by the site it is measured at; "" for what has none, which stands first."""
        sites: dict[str, list[EntryRow]] = {}
        for row in sorted(self.entries, key=lambda row: bool(row.entry.site)):
            sites.setdefault(row.entry.site and named(row.entry.site), []).append(row)
        return sites

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


def finding_name(observation: str, side: str) -> str:
    return f"finding.{observation}.{side}"


def entry_name(entry: Entry, side: str) -> str:
    return f"measure.{entry.key}.{entry.site}.{side}"


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
        return ObservationRow(seen, tuple(cells), told=self._told.get(seen.id, ""))

    def measured(self, entry: Entry) -> EntryRow:
        values = ((at, self._numbers.get((entry.key, entry.site, at))) for at in entry.sides)
        cells = tuple(self._cell(entry_name(entry, at), at, value) for at, value in values)
        compared = None if entry.site else self._compared.get(entry.key)
        return EntryRow(entry, cells, norm_of(self._test, entry.key, self._client), compared)

    def _cell(self, name: str, side: str, value: Any) -> Cell:
        return Cell(name, side, self._typed.get(name, value), self._errors.get(name, ""), recorded=value)


def said_by_numbers(measurements: Iterable[Measurement], client: ClientFacts, library: Library) -> dict[str, str]:
    """What the numbers of a test say of its observations: "left clear, right not seen"."""
    said: dict[str, list[str]] = {}
    for each in measured_findings(measurements, client, library):
        words = " ".join(filter(None, (str(each.side), severity_words(each.severity))))
        said.setdefault(each.observation, []).append(words)
    return {observation: ", ".join(sorted(words)) for observation, words in said.items()}
