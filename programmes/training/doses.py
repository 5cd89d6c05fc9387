"""A prescription as a client does it: its sets in order, its dose in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from clients.records.models import Side
from programmes.prescribing import dose
from programmes.prescribing.models import DoseSide, Prescription
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise

SIDES: dict[str, tuple[str, ...]] = {
    DoseSide.NONE: (Side.NONE,),
    DoseSide.EACH: (Side.LEFT, Side.RIGHT),
    DoseSide.LEFT_FIRST: (Side.LEFT, Side.RIGHT),
    DoseSide.RIGHT_FIRST: (Side.RIGHT, Side.LEFT),
    DoseSide.LEFT: (Side.LEFT,),
    DoseSide.RIGHT: (Side.RIGHT,),
}
SIDE_WORDS: dict[str, str] = {
    DoseSide.EACH: "each side",
    DoseSide.LEFT_FIRST: "each side, left first",
    DoseSide.RIGHT_FIRST: "each side, right first",
    DoseSide.LEFT: "left only",
    DoseSide.RIGHT: "right only",
}


def sets_of(prescription: Prescription) -> list[tuple[int, str]]:
    """The sets of one sitting in the order they are done, each a number and a side ("" for none)."""
    sets = [(number, side) for number in range(1, prescription.sets + 1) for side in SIDES[prescription.side]]
    extra = [(prescription.sets + 1, prescription.extra_set)] if prescription.extra_set else []
    return sets + extra


def dose_words(prescription: Prescription) -> str:
    """The dose as a client reads it: "3 × 10 · hold 5 s · each side"; nothing that is nought is named."""
    if dose.dose_of(prescription).is_a_stretch_of_time:
        return prescription.tempo
    parts = [
        f"{prescription.sets} × {prescription.reps}",
        f"hold {prescription.hold_seconds} s" if prescription.hold_seconds else "",
        SIDE_WORDS.get(prescription.side, ""),
        f"one more set on the {prescription.extra_set}" if prescription.extra_set else "",
    ]
    return " · ".join(part for part in parts if part)


def minutes_of(prescriptions: Iterable[Prescription]) -> int:
    """About how many minutes one sitting takes, at least one."""
    return max(dose.minutes_of(prescriptions), 1)


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
        """One image to hold in mind; the first of the exercise's cues."""
        return f"{self.exercise.cues[0]}." if self.exercise and self.exercise.cues else ""

    @property
    def dose(self) -> str:
        return dose_words(self.prescription)

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
