"""What of a dose may be raised or lowered. Of a range the upper end counts: what may be done is what tissue bears."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from therapy.reasoning.dosage import Dose

VARIABLES: Mapping[str, str] = {
    "reps": "repetitions",
    "hold_seconds": "hold",
    "duration_seconds": "seconds of a set",
    "sets": "sets",
    "times_per_day": "times a day",
    "load_kg": "load",
}
"""In the order in which they are to be raised, each with its word."""

UPPER_ENDS = {"reps": "reps_most", "duration_seconds": "duration_most"}


def value_of(dose: Dose, variable: str) -> int | Decimal:
    """How high a variable is."""
    upper = UPPER_ENDS.get(variable)
    found: int | Decimal = (getattr(dose, upper) if upper else 0) or getattr(dose, variable)
    return found


def with_value(dose: Dose, variable: str, value: int | Decimal) -> Dose:
    """The dose with a variable set; a range keeps its lower end as long as there is one."""
    upper = UPPER_ENDS.get(variable)
    said: dict[str, Any] = {variable: value}
    if upper and getattr(dose, upper):
        said = {upper: value} if value > getattr(dose, variable) else {variable: value, upper: 0}
    return replace(dose, **said)
