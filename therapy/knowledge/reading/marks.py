"""What a field's annotation may add to its type: bounds, references, patterns.

`Annotated[int, Between(1, 6, "sets")]` is a whole number of sets from 1 to 6;
`Annotated[str, IdOf("muscle")]` is the id of a muscle that must exist.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Between:
    """The plausible bounds of a number, both included, and the unit it is given in."""

    low: float
    high: float
    unit: str = ""

    def allows(self, number: float) -> bool:
        return self.low <= number <= self.high

    def __str__(self) -> str:
        return f"between {self.low:g} and {self.high:g} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class IdOf:
    """The text is the id of a record of this kind, or one of the words that stand beside the ids."""

    kind: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matches:
    """The text has this form (a regular expression), described for the person who has to mend it."""

    pattern: str
    form: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The list or table holds at least so many entries."""

    count: int


type Mark = Between | IdOf | Matches | AtLeast
