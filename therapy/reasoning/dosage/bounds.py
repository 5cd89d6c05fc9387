"""Which doses there can be. The numbers are plausibility, not advice: wide enough for any programme."""

import re
from collections.abc import Iterator

from therapy.knowledge.records import Side
from therapy.reasoning.dosage.value import Counted, Dose, DoseSide

COUNTED_TEMPO = re.compile(r"\d{1,2}(?:-\d{1,2}){2,3}", re.ASCII)
LONGEST_TEMPO = 100
BANDS = (
    "tan", "yellow", "red", "green", "blue", "black", "silver", "gold", "grey", "orange", "purple", "pink", "white",
    "extra light", "light", "medium", "heavy", "extra heavy",
)  # fmt: skip
PAIRS = "ABCDEFGH"

BOUNDS: dict[str, tuple[int, int, str]] = {
    "sets": (1, 10, "Sets are 1 to 10"),
    "reps": (1, 50, "Repetitions or breaths are 1 to 50"),
    "reps_most": (0, 50, "Repetitions or breaths are 1 to 50"),
    "duration_seconds": (0, 7200, "A set lasts 1 s to 120 min"),
    "duration_most": (0, 7200, "A set lasts 1 s to 120 min"),
    "distance_metres": (0, 20000, "A distance is 1 to 20000 m"),
    "hold_seconds": (0, 300, "A hold is 1 to 300 s"),
    "rest_seconds": (0, 600, "A rest is 1 to 600 s"),
    "side_rest_seconds": (0, 600, "A rest between sides is 1 to 600 s"),
    "load_kg": (0, 500, "A load is up to 500 kg"),
    "bodyweight_percent": (0, 200, "A share of bodyweight is 1 to 200%"),
    "times_per_day": (1, 10, "It can be done 1 to 10 times a day"),
    "per_week": (0, 7, "It can be done on 1 to 7 days a week"),
    "days_apart": (0, 7, "Days lie 2 to 7 days apart"),
    "from_week": (0, 104, "Weeks are 1 to 104"),
    "until_week": (0, 104, "Weeks are 1 to 104"),
    "effort": (0, 10, "Effort is 0 to 10"),
    "pain_limit": (0, 10, "Pain is 0 to 10"),
}


def faults(dose: Dose) -> dict[str, str]:
    """What cannot be so, by field, each with a sentence that says what can; {} for a dose that holds together."""
    found: dict[str, str] = {}
    for name, sentence in (*_out_of_bounds(dose), *_at_odds(dose), *_ill_worded(dose)):
        found.setdefault(name, sentence)
    return found


def _out_of_bounds(dose: Dose) -> Iterator[tuple[str, str]]:
    for name, (least, most, sentence) in BOUNDS.items():
        value = getattr(dose, name)
        if value is not None and not least <= value <= most:
            yield name, f"{sentence}, not {value}."


def _at_odds(dose: Dose) -> Iterator[tuple[str, str]]:
    for name, is_wrong, sentence in (
        ("reps_most", 0 < dose.reps_most <= dose.reps, "A range goes from less to more: 8–12."),
        (
            "duration_most",
            0 < dose.duration_most <= dose.duration_seconds,
            "A range goes from less to more: 10–20 min.",
        ),
        ("duration_seconds", _measured_twice(dose), "A set is counted, or lasts, or goes a distance: choose one."),
        ("hold_seconds", dose.lasts and dose.hold_seconds > 0, "What lasts has no hold: write 3 × 30 s alone."),
        ("side_rest_seconds", dose.side_rest_seconds > 0 and not dose.is_per_side, "Say each side with it."),
        ("first", dose.first != Side.MIDLINE and dose.side is not DoseSide.BOTH, "Only of each side one is first."),
        ("extra_set", _extra_without_sides(dose), "One more set on a side needs each side."),
        ("load_kg", _loads(dose) > 1, "One load at a time: kilograms, a band, or a share of bodyweight."),
        ("days", _days_wrong(dose), "Name each day once, from Monday to Sunday."),
        ("days_apart", dose.days_apart == 1, "Days lie 2 to 7 days apart."),
        ("days_apart", dose.days_apart * dose.per_week > 7, "So many days do not lie so far apart in one week."),
        ("until_week", 0 < dose.until_week < dose.from_week, "The last week comes before the first."),
    ):
        if is_wrong:
            yield name, sentence


def _ill_worded(dose: Dose) -> Iterator[tuple[str, str]]:
    if dose.tempo and (sentence := _tempo_fault(dose.tempo)):
        yield "tempo", sentence
    if dose.band and dose.band not in BANDS:
        yield "band", f"Name the band by its colour or strength: {', '.join(BANDS)}."
    if dose.pair and dose.pair not in PAIRS:
        yield "pair", "Pairs have a letter from A to H, as in superset A."
    if dose.load_kg != round(dose.load_kg, 2):
        yield "load_kg", "Give a load to the hundredth of a kilogram at most."


def _tempo_fault(tempo: str) -> str:
    if tempo != " ".join(tempo.split()) or "·" in tempo or len(tempo) > LONGEST_TEMPO or not tempo.isprintable():
        return "Keep a tempo to one line of 100 letters, without dots between."
    counted = COUNTED_TEMPO.match(tempo)
    return "Write a counted tempo alone, as 3-1-2." if counted and counted.group() != tempo else ""


def _measured_twice(dose: Dose) -> bool:
    counted = dose.reps > 1 or dose.reps_most > 0 or dose.counted_in is Counted.BREATHS
    return (dose.duration_seconds > 0) + (dose.distance_metres > 0) + (counted and dose.lasts) > 1


def _extra_without_sides(dose: Dose) -> bool:
    return dose.extra_set != Side.MIDLINE and not dose.is_per_side


def _loads(dose: Dose) -> int:
    return bool(dose.load_kg) + bool(dose.band) + bool(dose.bodyweight_percent)


def _days_wrong(dose: Dose) -> bool:
    if not dose.days:
        return False
    known = set(dose.days) <= set(range(7)) and list(dose.days) == sorted(set(dose.days))
    return not known or dose.per_week != len(dose.days)
