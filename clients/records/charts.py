"""Numbers over time on a client's page, drawn alike whichever room keeps them; upper rooms lend theirs in `ready()`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from clients.records.models import Client


@dataclass(frozen=True, slots=True)
class Chart:
    """Values over time, the oldest first, at least one.

    `hint` says what the numbers are ("0 to 10, lower is better"), `says` what they come to. `low` to `high` is shaded,
    and `shading` says what it shows. `start` and `end` stand under the axis.
    """

    name: str
    values: Sequence[float]
    least: float
    most: float
    hint: str
    start: str
    end: str
    says: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    shading: str = ""

    @property
    def is_drawn(self) -> bool:
        return len(self.values) > 1

    @property
    def latest(self) -> float:
        return self.values[-1]

    @property
    def in_words(self) -> str:
        """What a reader of the screen hears in place of the drawing."""
        course = ", ".join(f"{value:g}" for value in self.values)
        return f"{self.name}{self.unit and f' in{self.unit}'}, {self.start} to {self.end}: {course}"


type Lender = Callable[[Client], Iterable[Chart]]
_lenders: list[Lender] = []


def lend_charts(lender: Lender) -> None:
    """Add the charts of a room to each client's page, after those of the rooms before it."""
    _lenders.append(lender)


def lent_charts(client: Client) -> Iterator[Chart]:
    """The charts that other rooms have of this client. Each lender asks for its rows at once."""
    for lender in _lenders:
        yield from lender(client)
