"""A dose: how much of one exercise, how often; and the one way in which it is written."""

from dataclasses import dataclass
from enum import StrEnum

from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise, TemplateItem

SECONDS_A_REPETITION = 3  # without a hold; with one, the hold and two seconds to come and go
SECONDS_AROUND_A_HOLD = 2


class DoseSide(StrEnum):
    """On which side an exercise is done; repetitions count for each side where it is both."""

    NONE = ""
    EACH = "each"
    LEFT = "left"
    RIGHT = "right"
    WEAKER_FIRST = "weaker_first"

    @property
    def sides(self) -> int:
        """How often the repetitions are done: once, or once a side."""
        return 2 if self in (DoseSide.EACH, DoseSide.WEAKER_FIRST) else 1

    @property
    def words(self) -> str:
        return _SIDE_WORDS[self]


_SIDE_WORDS = {
    DoseSide.NONE: "",
    DoseSide.EACH: "each side",
    DoseSide.LEFT: "left side",
    DoseSide.RIGHT: "right side",
    DoseSide.WEAKER_FIRST: "each side, weaker side first",
}


@dataclass(frozen=True, slots=True)
class Dose:
    """Sets of repetitions with hold and rest in seconds; `per_week` days a week, `times_per_day` on each."""

    sets: int
    reps: int
    hold_seconds: int
    rest_seconds: int
    times_per_day: int
    per_week: int
    side: DoseSide = DoseSide.NONE

    def __str__(self) -> str:
        parts = [
            f"{self.sets} × {self.reps}",
            f"hold {self.hold_seconds} s" if self.hold_seconds else "",
            self.side.words,
            f"rest {self.rest_seconds} s" if self.rest_seconds else "",
            f"{self.times_per_day}×/day",
            f"{self.per_week}×/week",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def seconds(self) -> int:
        """How long one bout takes, rests included; an estimate."""
        repetition = SECONDS_A_REPETITION
        if self.hold_seconds:
            repetition = max(self.hold_seconds, SECONDS_A_REPETITION) + SECONDS_AROUND_A_HOLD
        return self.sets * (self.reps * repetition * self.side.sides + self.rest_seconds)


def usual_dose(exercise: Exercise) -> Dose:
    """The dose an exercise starts with."""
    usual = exercise.dosage
    return Dose(
        sets=usual.sets,
        reps=usual.reps,
        hold_seconds=usual.hold_seconds,
        rest_seconds=usual.rest_seconds,
        times_per_day=usual.times_per_day,
        per_week=usual.sessions_per_week,
        side=usual_side(exercise),
    )


def template_dose(item: TemplateItem) -> Dose:
    """The dose of an exercise in a template; its rest is the exercise's own."""
    exercise = load_library().exercises[item.exercise]
    return Dose(
        sets=item.sets,
        reps=item.reps,
        hold_seconds=item.hold_seconds,
        rest_seconds=exercise.dosage.rest_seconds,
        times_per_day=item.times_per_day,
        per_week=item.sessions_per_week,
        side=usual_side(exercise),
    )


def usual_side(exercise: Exercise) -> DoseSide:
    """Each side for what is done on one side at a time."""
    return DoseSide.EACH if exercise.dosage.per_side else DoseSide.NONE
