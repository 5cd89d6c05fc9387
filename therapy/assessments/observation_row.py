"""Something that may be seen in a test, as its page shows it: its sides, what numbers say of it, its re-tests."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from therapy.assessments.cell import Cell
from therapy.assessments.examination.slots import Slot
from therapy.assessments.words import SEVERITIES, severity_words
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Observation, RetestCondition
from therapy.reasoning.evidence.findings import measured_findings
from therapy.reasoning.values import ClientFacts, Measurement


@dataclass(frozen=True, slots=True)
class Again:
    """A finding looked at again under one condition, on each of its sides."""

    condition: RetestCondition
    slots: tuple[Slot, ...]

    @property
    def name(self) -> str:
        return self.slots[0].subject.name


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One observation with its cells; `told` is what the numbers say of it where it follows from them."""

    observation: Observation
    cells: tuple[Cell, ...]
    told: str = ""
    again: tuple[Again, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether the numbers say that it is there, on either side."""
        return any(word in self.told for word in SEVERITIES[1:])

    @property
    def was_seen_again(self) -> bool:
        return any(slot.recorded or slot.error for each in self.again for slot in each.slots)

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


def looked_at_again(observation: str, slots: Sequence[Slot]) -> Iterator[Again]:
    """The re-tests of one observation, condition by condition."""
    of_it = [slot for slot in slots if (slot.subject.book, slot.subject.key) == ("retest", observation)]
    for condition, together in groupby(of_it, key=lambda slot: slot.subject.site):
        yield Again(load_library().retest_conditions[condition], tuple(together))


def said_by_numbers(measurements: Iterable[Measurement], client: ClientFacts, library: Library) -> dict[str, str]:
    """What the numbers of a test say of its observations: "left clear, right not seen"."""
    said: dict[str, list[str]] = {}
    for each in measured_findings(measurements, client, library):
        words = " ".join(filter(None, (str(each.side), severity_words(each.severity))))
        said.setdefault(each.observation, []).append(words)
    return {observation: ", ".join(sorted(words)) for observation, words in said.items()}
