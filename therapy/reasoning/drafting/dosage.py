"""How much, how often and on which side: the dose of one prescription as a value."""

import re
from dataclasses import dataclass
from enum import StrEnum

from therapy.knowledge.records import Category, Dosage, Exercise, Side, TemplateItem

SECONDS_A_REPETITION, SECONDS_TO_SET_DOWN = 3, 2


class DoseSide(StrEnum):
    """Which side an item is done on; NEITHER where it has no sides."""

    NEITHER = ""
    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Dose:
    """One prescription's dose. Repetitions are per side where there are sides; a hold of 0 is none.

    `first` is the weaker side, done first; `extra_set` is the side that gets one set more.
    """

    sets: int
    reps: int
    hold_seconds: int
    rest_seconds: int
    tempo: str
    side: DoseSide
    per_week: int
    times_per_day: int
    effort: int
    first: Side = Side.MIDLINE
    extra_set: Side = Side.MIDLINE

    def __str__(self) -> str:
        return " · ".join(part for part in self._parts() if part)

    def _parts(self) -> tuple[str, ...]:
        return (
            self.tempo if self.is_a_stretch_of_time else f"{self.sets} × {self.reps}",
            f"hold {self.hold_seconds} s" if self.hold_seconds else "",
            self._side_words(),
            f"one more set on the {self.extra_set}" if self.extra_set else "",
            f"rest {self.rest_seconds} s" if self.rest_seconds else "",
            f"{self.times_per_day}×/day",
            f"{self.per_week}×/week",
            f"effort {self.effort}/10",
        )

    @property
    def is_a_stretch_of_time(self) -> bool:
        """Whether it is not counted but lasts, as a walk does; the tempo then says how long."""
        return self.sets == self.reps == 1 and not self.hold_seconds

    @property
    def seconds(self) -> float:
        """How long one bout takes, rests included."""
        one = max(self.hold_seconds, SECONDS_A_REPETITION) + (SECONDS_TO_SET_DOWN if self.hold_seconds else 0)
        sides = 2 if self.side is DoseSide.BOTH else 1
        return self.sets * (self.reps * one * sides + self.rest_seconds) + (self.reps * one if self.extra_set else 0)

    def _side_words(self) -> str:
        if self.side is DoseSide.BOTH:
            return f"each side, {self.first} first" if self.first else "each side"
        return f"{self.side} side" if self.side else ""


def own_dose(exercise: Exercise) -> Dose:
    """The dose an exercise has by itself."""
    usual: Dosage = exercise.dosage
    return Dose(
        sets=usual.sets,
        reps=usual.reps,
        hold_seconds=usual.hold_seconds,
        rest_seconds=usual.rest_seconds,
        tempo=usual.tempo,
        side=DoseSide.BOTH if exercise.unilateral else DoseSide.NEITHER,
        per_week=usual.sessions_per_week,
        times_per_day=usual.times_per_day,
        effort=usual.effort,
    )


def template_dose(item: TemplateItem, exercise: Exercise) -> Dose:
    """The dose a template gives; sides are the exercise's own, and tempo and rest where the template says none."""
    return Dose(
        sets=item.sets,
        reps=item.reps,
        hold_seconds=item.hold_seconds,
        rest_seconds=exercise.dosage.rest_seconds if item.rest_seconds is None else item.rest_seconds,
        tempo=item.tempo or _duration(item, exercise) or exercise.dosage.tempo,
        side=DoseSide.BOTH if exercise.unilateral else DoseSide.NEITHER,
        per_week=item.sessions_per_week,
        times_per_day=item.times_per_day,
        effort=item.effort,
    )


def _duration(item: TemplateItem, exercise: Exercise) -> str:
    """How long a walk lasts in this phase, where the template's note begins with it."""
    first = re.split("[;,]", item.note)[0]
    return first if exercise.category is Category.FUNCTION and "min" in first else ""
