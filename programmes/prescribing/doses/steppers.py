"""The numbers of a dose as steppers: those that it has, each with its bounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from therapy.reasoning.dosage import BOUNDS, Counted, Dose


@dataclass(frozen=True, slots=True)
class Stepper:
    """One number with less and more. `name` is its column."""

    label: str
    name: str
    value: Any
    unit: str = ""
    step: int = 1

    @property
    def least(self) -> int:
        return BOUNDS[self.name][0]

    @property
    def most(self) -> int:
        return BOUNDS[self.name][1]


def steppers(dose: Dose, values: Mapping[str, Any]) -> list[Stepper]:
    """The numbers to step for a dose of this kind, with `values` by column as they are to be shown."""
    kinds = [
        ("Sets", "sets", "", 1),
        *_amount(dose),
        *([] if dose.lasts else [("Hold", "hold_seconds", "s", 1)]),
        ("Rest", "rest_seconds", "s", 5),
        ("Times a day", "times_per_day", "", 1),
        *([] if dose.days else [("Days a week", "per_week", "", 1)]),
    ]
    return [Stepper(label, name, values[name], unit, step) for label, name, unit, step in kinds]


def limits(values: Mapping[str, Any]) -> list[Stepper]:
    """How hard it may be and how much it may hurt, each of 10."""
    return [Stepper(label, name, values[name]) for label, name in (("Effort", "effort"), ("Pain up to", "pain_limit"))]


def _amount(dose: Dose) -> list[tuple[str, str, str, int]]:
    """What is in a set; a range has two ends."""
    if dose.distance_metres:
        return [("Distance", "distance_metres", "m", 5)]
    if dose.duration_seconds:
        until = [("To", "duration_most", "s", 5)] if dose.duration_most else []
        return [("From" if until else "Time", "duration_seconds", "s", 5), *until]
    counted = "Breaths" if dose.counted_in is Counted.BREATHS else "Repetitions"
    return [(counted, "reps", "", 1), *([("Up to", "reps_most", "", 1)] if dose.reps_most else [])]
