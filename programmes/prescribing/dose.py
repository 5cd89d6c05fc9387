"""A prescription's row and the dose it stands for: one value, written in one way (`str(dose)`)."""

from collections.abc import Iterable
from typing import Any

from programmes.prescribing.models import DoseSide, Prescription
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise, Side
from therapy.reasoning.drafting import dosage

SIDES: dict[str, tuple[dosage.DoseSide, Side]] = {
    DoseSide.NONE: (dosage.DoseSide.NEITHER, Side.MIDLINE),
    DoseSide.EACH: (dosage.DoseSide.BOTH, Side.MIDLINE),
    DoseSide.LEFT_FIRST: (dosage.DoseSide.BOTH, Side.LEFT),
    DoseSide.RIGHT_FIRST: (dosage.DoseSide.BOTH, Side.RIGHT),
    DoseSide.LEFT: (dosage.DoseSide.LEFT, Side.MIDLINE),
    DoseSide.RIGHT: (dosage.DoseSide.RIGHT, Side.MIDLINE),
}
"""For each side a row can say: the side of the dose, and which of two goes first."""

ROW_SIDES = {pair: str(side) for side, pair in SIDES.items()}
DOSE_FIELDS = (
    "sets", "reps", "hold_seconds", "rest_seconds", "tempo", "side", "per_week", "times_per_day", "effort", "extra_set",
)  # fmt: skip


def dose_of(row: Prescription) -> dosage.Dose:
    """The dose of a prescription."""
    side, first = SIDES[row.side]
    return dosage.Dose(
        sets=row.sets,
        reps=row.reps,
        hold_seconds=row.hold_seconds,
        rest_seconds=row.rest_seconds,
        tempo=row.tempo,
        side=side,
        per_week=row.per_week,
        times_per_day=row.times_per_day,
        effort=row.effort,
        first=first,
        extra_set=Side(row.extra_set),
    )


def as_fields(dose: dosage.Dose) -> dict[str, Any]:
    """The dose as the fields of a row."""
    said = {name: getattr(dose, name) for name in DOSE_FIELDS}
    return said | {"side": ROW_SIDES[dose.side, dose.first], "extra_set": str(dose.extra_set)}


def pain_limit_of(exercise: Exercise) -> int:
    """The pain up to which an exercise goes on: that of its stage."""
    return load_library().stages[exercise.stage].doses[0].pain_limit


def minutes_of(rows: Iterable[Prescription]) -> int:
    """About how many minutes one session takes, rests included; what is a stretch of time lies beside it."""
    doses = [dose_of(row) for row in rows]
    return round(sum(dose.seconds for dose in doses if not dose.is_a_stretch_of_time) / 60)
