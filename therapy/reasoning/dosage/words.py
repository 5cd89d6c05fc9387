"""A dose in words, part by part. One grammar, read back by `parsing`; docs/programmes.md shows it as a table."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapy.reasoning.dosage.value import Dose

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SIDE_WORDS = {
    "": "",
    "both": "each side",
    "left": "left side",
    "right": "right side",
    "alternating": "alternating sides",
    "weaker": "each side, weaker first",
}


def joined(*parts: str) -> str:
    """The parts that say something, with dots between."""
    return " · ".join(part for part in parts if part)


def doing(dose: "Dose") -> tuple[str, ...]:
    """How it is done."""
    return (
        amount(dose),
        hold(dose),
        side(dose),
        f"one more set on the {dose.extra_set}" if dose.extra_set else "",
        f"tempo {dose.tempo}" if dose.tempo else "",
        load(dose),
    )


def between(dose: "Dose") -> tuple[str, ...]:
    """What lies between sets, and which other exercise it takes turns with."""
    return (
        f"rest {dose.rest_seconds} s" if dose.rest_seconds else "",
        f"rest {dose.side_rest_seconds} s between sides" if dose.side_rest_seconds else "",
        f"superset {dose.pair}" if dose.pair else "",
    )


def often(dose: "Dose") -> tuple[str, ...]:
    """How often, on which days and in which weeks."""
    return (
        a_day(dose),
        " ".join(DAYS[day] for day in dose.days) or (f"{dose.per_week}×/week" if dose.per_week else ""),
        f"at least {dose.days_apart} days apart" if dose.days_apart else "",
        f"from week {dose.from_week}" if dose.from_week else "",
        f"until week {dose.until_week}" if dose.until_week else "",
    )


def limits(dose: "Dose") -> tuple[str, ...]:
    """How hard it may be, and how much it may hurt."""
    return (
        f"effort {dose.effort}/10" if dose.effort else "",
        "" if dose.pain_limit is None else f"pain up to {dose.pain_limit}/10",
    )


def amount(dose: "Dose") -> str:
    """The sets and what is in one: "3 × 8–12", "2 × 30 s", "10 breaths". One set of what has a unit is not counted."""
    has_unit = dose.lasts or dose.counted_in == "breaths"
    return _in_a_set(dose) if dose.sets == 1 and has_unit else f"{dose.sets} × {_in_a_set(dose)}"


def hold(dose: "Dose") -> str:
    return f"hold {dose.hold_seconds} s" if dose.hold_seconds else ""


def side(dose: "Dose") -> str:
    return f"each side, {dose.first} first" if dose.first else SIDE_WORDS[dose.side]


def a_day(dose: "Dose") -> str:
    return f"{dose.times_per_day}×/day"


def load(dose: "Dose") -> str:
    """What makes it heavier: kilograms, a band, or a share of the own weight."""
    if dose.load_kg:
        return f"{_plain(dose.load_kg)} kg"
    if dose.band:
        return f"{dose.band} band"
    return f"{dose.bodyweight_percent}% bodyweight" if dose.bodyweight_percent else ""


def time(seconds: int, most: int = 0) -> str:
    """A time or a range of it, in whole minutes where they are: "45 s", "10–20 min". A single minute is 60 s."""
    if seconds > 60 and not seconds % 60 and not most % 60:
        return f"{_range(seconds // 60, most // 60)} min"
    return f"{_range(seconds, most)} s"


def _in_a_set(dose: "Dose") -> str:
    if dose.duration_seconds:
        return time(dose.duration_seconds, dose.duration_most)
    if dose.distance_metres:
        return f"{dose.distance_metres} m"
    counted = _range(dose.reps, dose.reps_most)
    return f"{counted} breaths" if dose.counted_in == "breaths" else counted


def _range(least: int, most: int) -> str:
    return f"{least}–{most}" if most else str(least)


def _plain(number: object) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
