"""A prescription's row and the dose it stands for: one value, written in one way (`str(dose)`)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from programmes.prescribing.doses.fields import Dosed, DoseSide
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise, Side
from therapy.reasoning import dosage
from therapy.reasoning.dosage import Counted, Dose
from therapy.reasoning.drafting.dosage import manner_of

SIDES: dict[str, tuple[dosage.DoseSide, Side]] = {
    DoseSide.NONE: (dosage.DoseSide.NEITHER, Side.MIDLINE),
    DoseSide.EACH: (dosage.DoseSide.BOTH, Side.MIDLINE),
    DoseSide.LEFT_FIRST: (dosage.DoseSide.BOTH, Side.LEFT),
    DoseSide.RIGHT_FIRST: (dosage.DoseSide.BOTH, Side.RIGHT),
    DoseSide.WEAKER_FIRST: (dosage.DoseSide.WEAKER, Side.MIDLINE),
    DoseSide.ALTERNATING: (dosage.DoseSide.ALTERNATING, Side.MIDLINE),
    DoseSide.LEFT: (dosage.DoseSide.LEFT, Side.MIDLINE),
    DoseSide.RIGHT: (dosage.DoseSide.RIGHT, Side.MIDLINE),
}
"""For each side a row can say: the side of the dose, and which of two goes first."""

ROW_SIDES = {pair: str(side) for side, pair in SIDES.items()}
SAME_IN_BOTH = (
    "sets", "reps", "reps_most", "distance_metres", "hold_seconds", "rest_seconds", "side_rest_seconds", "load_kg",
    "band", "bodyweight_percent", "per_week", "times_per_day", "days_apart", "from_week", "until_week", "effort",
    "pain_limit", "pair",
)  # fmt: skip
OTHER_NAMES = {"first": "side"}
DOSE_FIELDS = (
    *SAME_IN_BOTH, "counted_in", "duration_seconds", "duration_most", "tempo", "side", "extra_set", "days",
)  # fmt: skip
WORDS_BESIDE = ("cue", "note", "own_note")
"""What is said beside a dose: in the place of the exercise's cue, to the client, and to oneself."""


def dose_of(row: Dosed) -> Dose:
    """The dose of a prescription. One from before time had its columns says in its tempo how long it lasts."""
    side, first = SIDES[row.side]
    manner = manner_of(row.tempo, is_one=row.sets == row.reps == 1 and not (row.hold_seconds or row.duration_seconds))
    return Dose(
        counted_in=Counted(row.counted_in),
        duration_seconds=row.duration_seconds or manner.duration_seconds,
        duration_most=row.duration_most or manner.duration_most,
        tempo=manner.tempo,
        side=side,
        first=first,
        extra_set=Side(row.extra_set),
        days=tuple(row.days),
        **{name: getattr(row, name) for name in SAME_IN_BOTH},
    )


def as_fields(dose: Dose) -> dict[str, Any]:
    """The dose as the fields of a row. What a row always has and the dose does not say is left out."""
    said = {name: getattr(dose, name) for name in DOSE_FIELDS}
    if not dose.per_week:
        del said["per_week"]
    if dose.pain_limit is None:
        del said["pain_limit"]
    return said | {
        "side": ROW_SIDES[dose.side, dose.first],
        "extra_set": str(dose.extra_set),
        "counted_in": str(dose.counted_in),
        "days": list(dose.days),
    }


def faults_of(row: Dosed) -> dict[str, str]:
    """What cannot be so in a row, by column; nothing of one whose words its columns do not know."""
    known = row.side in SIDES and row.extra_set in Side and row.counted_in in Counted
    return {OTHER_NAMES.get(name, name): said for name, said in dosage.faults(dose_of(row)).items()} if known else {}


def stands_on(dose: Dose, day: date, *, week: int) -> bool:
    """Whether a dose is for this day: one of its weekdays, in its weeks. `week` is the programme's, from 1."""
    in_weeks = dose.from_week <= week and (not dose.until_week or week <= dose.until_week)
    return in_weeks and (not dose.days or day.weekday() in dose.days)


def pain_limit_of(exercise: Exercise) -> int:
    """The pain up to which an exercise goes on: that of its stage."""
    return load_library().stages[exercise.stage].doses[0].pain_limit


def minutes_of(rows: Iterable[Dosed]) -> int:
    """About how many minutes one session takes, rests included; what is a stretch of time lies beside it."""
    doses = [dose_of(row) for row in rows]
    return round(sum(dose.seconds for dose in doses if not dose.is_a_stretch_of_time) / 60)
