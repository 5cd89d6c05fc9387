"""Outcome measures: what is scored, which way is better, what change counts, what may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from therapy.knowledge.records.shapes import NOTHING, Id, Sources
from therapy.knowledge.records.words import Checked, Direction, Embed


@dataclass(frozen=True, slots=True)
class Change:
    """A change that counts, in points or in percent, as a whole or for named parts of the measure."""

    absolute: float | None = None
    percent: float | None = None
    parts: Mapping[str, float] = NOTHING
    text: str = ""
    note: str = ""
    status: Checked | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome measure. `items` is their number, or in words where it varies.

    `important_change` is the smallest that people call important, `detectable_change` the smallest beyond error.
    `statements` are its printed items, under `instructions`, only where its owners let them be shown unchanged.
    """

    id: Id
    name: str
    items: int | str
    range: tuple[float, float]
    higher_is: Direction
    embed: Embed
    sources: Sources
    scoring: str = ""
    condition: str = ""
    important_change: Change | None = None
    detectable_change: Change | None = None
    note: str = ""
    instructions: str = ""
    statements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.statements and self.embed is not Embed.YES:
            raise ValueError("its items may not be shown, so its record must not hold them.")
        if self.statements and len(self.statements) != self.items:
            raise ValueError(f"it has {self.items} items, but {len(self.statements)} are written here.")
