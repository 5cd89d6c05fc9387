"""What combinations are read from: everything recorded, with the warnings raised and the cautions in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.values import ClientFacts, FindingMade, Record, Symptoms

LONG_STANDING_WEEKS = 12
"""What has stayed the same for so long is not new (the three months of persistent pain)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`warned` gives, for each warning answer that was given, the question as it may be printed."""

    record: Record
    findings: tuple[FindingMade, ...]
    warned: Mapping[str, str]
    tags: frozenset[str]
    library: Library

    @property
    def client(self) -> ClientFacts:
        return self.record.client

    @property
    def symptoms(self) -> Symptoms:
        return self.record.symptoms

    @property
    def settled(self) -> str:
        """In words, that the complaint gets better or has long been the same; "" where it is not so."""
        since = self.symptoms.since_weeks
        if self.symptoms.course == "better":
            return "it gets better"
        long_standing = since is not None and since >= LONG_STANDING_WEEKS
        return "it has long been the same" if long_standing and self.symptoms.course == "same" else ""

    def known_symptom(self, name: str) -> str:
        """The id of a symptom by any of its names; a name the knowledge does not hold stays as it is."""
        return self.library.known_as("symptom", name) or name

    def known_special(self, name: str) -> str:
        """The id of a special test by any of its names; "" if the knowledge holds none."""
        return self.library.known_as("special test", name)


def on_both(sides: Iterable[Side]) -> bool:
    """Whether it is so left and right; what was recorded of a limb without a side is about both."""
    found = set(sides)
    return Side.MIDLINE in found or {Side.LEFT, Side.RIGHT} <= found


def side_words(sides: Iterable[Side]) -> str:
    """Such as ", left" or ", both sides"; "" for the midline."""
    found = sorted(side for side in set(sides) if side)
    if len(found) > 1:
        return ", both sides"
    return f", {found[0]}" if found else ""
