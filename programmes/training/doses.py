"""A prescription as a client does it: its sets in order, its dose in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from clients.records.models import Side
from programmes.prescribing.dose import dose_of
from programmes.prescribing.dose import minutes_of as minutes_of_rows
from programmes.prescribing.models import DoseSide, Prescription
from programmes.training.measures import Measure, measure_of
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise
from therapy.reasoning.dosage import Dose

LEFT_FIRST, RIGHT_FIRST = (Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)
SIDES: dict[str, tuple[str, ...]] = {
    DoseSide.NONE: (Side.NONE,),
    DoseSide.ALTERNATING: (Side.NONE,),
    DoseSide.EACH: LEFT_FIRST,
    DoseSide.LEFT_FIRST: LEFT_FIRST,
    DoseSide.RIGHT_FIRST: RIGHT_FIRST,
    DoseSide.WEAKER_FIRST: LEFT_FIRST,  # the client knows which is weaker; the sets can be done in any order
    DoseSide.LEFT: (Side.LEFT,),
    DoseSide.RIGHT: (Side.RIGHT,),
}


def sets_of(prescription: Prescription) -> list[tuple[int, str]]:
    """The sets of one sitting in the order they are done, each a number and a side ("" for none)."""
    sets = [(number, side) for number in range(1, prescription.sets + 1) for side in SIDES[prescription.side]]
    extra = [(prescription.sets + 1, prescription.extra_set)] if prescription.extra_set else []
    return sets + extra


def minutes_of(prescriptions: Iterable[Prescription]) -> int:
    """About how many minutes one sitting takes, at least one."""
    return max(minutes_of_rows(prescriptions), 1)


@dataclass(frozen=True)
class Task:
    """One prescription as a page shows it, with what the knowledge says of its exercise."""

    prescription: Prescription

    @cached_property
    def exercise(self) -> Exercise | None:
        """The record of the exercise; None for one that the knowledge holds no more."""
        try:
            return self.prescription.record
        except KeyError:
            return None

    @property
    def name(self) -> str:
        if self.exercise:
            return self.exercise.plain_name or self.exercise.name
        return self.prescription.exercise.replace("_", " ").capitalize()

    @property
    def cue(self) -> str:
        """One image to hold in mind: the therapist's, else the first of the exercise's cues."""
        if self.prescription.cue:
            return self.prescription.cue
        return f"{self.exercise.cues[0]}." if self.exercise and self.exercise.cues else ""

    @cached_property
    def target(self) -> Dose:
        """What is to be done."""
        return dose_of(self.prescription)

    @cached_property
    def measure(self) -> Measure:
        """What is counted of each of its sets."""
        return measure_of(self.target)

    @property
    def dose(self) -> str:
        """What is to be done today, in words."""
        return self.target.today

    @property
    def equipment(self) -> tuple[str, ...]:
        return self.exercise.equipment if self.exercise else ()

    @property
    def works(self) -> str:
        """The working muscles in everyday words."""
        if not self.exercise:
            return ""
        muscles = load_library().muscles
        return " and ".join(muscles[muscle].plain for muscle in self.exercise.primary[:2]).capitalize()
