"""How much, how often and on which side: the dose of one prescription as a value."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from therapy.knowledge.records import Side
from therapy.reasoning.dosage import words

SECONDS_A_REPETITION, SECONDS_A_BREATH, SECONDS_TO_SET_DOWN = 3, 6, 2
METRES_A_SECOND = 1  # an easy walk, for how long a distance takes
OFTEN = ("times_per_day", "per_week", "days", "days_apart", "from_week", "until_week")
"""The fields that say how often and when, which stay where another exercise takes the place of one."""


class DoseSide(StrEnum):
    """Which side an item is done on; NEITHER where it has no sides, or where both work together.

    BOTH is each side by itself: every number counts for one side. WEAKER is the same, the weaker side first.
    ALTERNATING changes side with each repetition, and its numbers count both together.
    """

    NEITHER = ""
    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"
    ALTERNATING = "alternating"
    WEAKER = "weaker"


class Counted(StrEnum):
    """What is counted within a set."""

    REPS = "reps"
    BREATHS = "breaths"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """One prescription's dose. What is 0, empty or None is not said, and never printed.

    A set counts repetitions (or breaths), or lasts (`duration_seconds`), or goes a distance; `reps_most` and
    `duration_most` are the upper ends of a range. Numbers are per side where the side says so. `first` is the side
    done first, `extra_set` the side that gets one set more. `days` are weekdays, Monday 0; where they are named,
    `per_week` is their number. `days_apart` is the least from one day to the next. Weeks count from 1.
    """

    sets: int = 1
    reps: int = 1
    reps_most: int = 0
    counted_in: Counted = Counted.REPS
    duration_seconds: int = 0
    duration_most: int = 0
    distance_metres: int = 0
    hold_seconds: int = 0
    tempo: str = ""
    rest_seconds: int = 0
    side_rest_seconds: int = 0
    side: DoseSide = DoseSide.NEITHER
    first: Side = Side.MIDLINE
    extra_set: Side = Side.MIDLINE
    load_kg: Decimal = Decimal(0)
    band: str = ""
    bodyweight_percent: int = 0
    times_per_day: int = 1
    per_week: int = 0
    days: tuple[int, ...] = ()
    days_apart: int = 0
    from_week: int = 0
    until_week: int = 0
    effort: int = 0
    pain_limit: int | None = None
    pair: str = ""

    def __str__(self) -> str:
        return words.joined(*words.doing(self), *words.between(self), *words.often(self), *words.limits(self))

    @property
    def today(self) -> str:
        """How it is done on a day, as who does it reads it: without the days of the week and its limits."""
        often = words.a_day(self) if self.times_per_day > 1 else ""
        return words.joined(*words.doing(self), *words.between(self), often)

    @property
    def doing(self) -> str:
        """How one set is done."""
        return words.joined(*words.doing(self))

    @property
    def short(self) -> str:
        """How much is in it, in as few signs as fit beside a name: "3 × 10 × 5 s"."""
        return f"{words.amount(self)} × {self.hold_seconds} s" if self.hold_seconds else words.amount(self)

    @property
    def lasts(self) -> bool:
        """Whether a set lasts or goes a distance instead of being counted."""
        return bool(self.duration_seconds or self.distance_metres)

    @property
    def is_a_stretch_of_time(self) -> bool:
        """Whether it lies beside the session, as a walk does: one set that lasts a minute or more."""
        return self.sets == 1 and (bool(self.distance_metres) or self.duration_seconds >= 60)

    @property
    def is_per_side(self) -> bool:
        """Whether every number counts for one side, so that the whole is twice as much."""
        return self.side in (DoseSide.BOTH, DoseSide.WEAKER)

    @property
    def seconds(self) -> float:
        """How long one bout takes, rests included."""
        sides = 2 if self.is_per_side else 1
        between = self.side_rest_seconds if self.is_per_side else 0
        one_set = self.set_seconds * sides + between + self.rest_seconds
        return self.sets * one_set + (self.set_seconds if self.extra_set else 0)

    @property
    def set_seconds(self) -> float:
        """How long one set on one side takes."""
        if self.lasts:
            return self.duration_seconds or self.distance_metres / METRES_A_SECOND
        usual = SECONDS_A_BREATH if self.counted_in is Counted.BREATHS else SECONDS_A_REPETITION
        return self.reps * (max(self.hold_seconds, usual) + (SECONDS_TO_SET_DOWN if self.hold_seconds else 0))
