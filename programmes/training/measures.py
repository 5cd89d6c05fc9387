"""What is counted of a set: repetitions or breaths, time, or a distance; and what was done beside what was asked."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from therapy.reasoning.dosage import Counted, Dose

A_MINUTE = 60
IN_MINUTES_FROM = 120  # seconds; shorter sets are counted by the second


class Done(NamedTuple):
    """One set as it is kept. What lasts or goes a distance counts as one repetition, once any of it was done."""

    reps: int
    seconds: int = 0
    metres: int = 0


class Logged(Protocol):
    """Whatever says what was done of a set: a log, or what is about to be one."""

    @property
    def reps(self) -> int: ...
    @property
    def seconds(self) -> int: ...
    @property
    def metres(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Measure:
    """What is asked of a set. `name` is reps, seconds, minutes or metres; `most` is the upper end of a range, or 0."""

    name: str
    word: str
    least: int
    most: int = 0
    unit: str = ""

    @property
    def asked(self) -> str:
        """How much is asked, in words: "8–12", "30 s"."""
        amount = f"{self.least}–{self.most}" if self.most else str(self.least)
        return f"{amount} {self.unit}".strip()

    @property
    def full(self) -> int:
        """The most that is asked."""
        return self.most or self.least

    @property
    def cap(self) -> int:
        """What more than would be a slip of the finger."""
        return 2 * self.full

    def of(self, log: Logged) -> int:
        """How much a log says was done, in this measure."""
        kept = {"reps": log.reps, "seconds": log.seconds, "minutes": log.seconds // A_MINUTE, "metres": log.metres}
        return kept[self.name]

    def words(self, log: Logged) -> str:
        """What was done beside what was asked; the number alone where it is what was asked."""
        number = self.of(log)
        if self.least <= number <= self.full:
            return f"{number} {self.unit}".strip()
        return f"{number} of {self.asked}"


def measure_of(dose: Dose) -> Measure:
    """What is counted of a set of this dose."""
    if dose.distance_metres:
        return Measure("metres", "Metres", dose.distance_metres, unit="m")
    least, most = dose.duration_seconds, dose.duration_most
    if least >= IN_MINUTES_FROM and not (least % A_MINUTE or most % A_MINUTE):
        return Measure("minutes", "Minutes", least // A_MINUTE, most // A_MINUTE, "min")
    if least:
        return Measure("seconds", "Seconds", least, most, "s")
    if dose.counted_in is Counted.BREATHS:
        return Measure("reps", "Breaths", dose.reps, dose.reps_most, "breaths")
    return Measure("reps", "Repetitions", dose.reps, dose.reps_most)


def measured(name: str, number: int) -> Done:
    """A number in a measure as it is kept."""
    if name == "reps":
        return Done(number)
    if name == "metres":
        return Done(min(number, 1), metres=number)
    return Done(min(number, 1), seconds=number * (A_MINUTE if name == "minutes" else 1))
