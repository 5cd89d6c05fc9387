"""The doses that the knowledge gives: an exercise's own, and a template's in its place."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from therapy.knowledge.records import Category, Dosage, Exercise, TemplateItem
from therapy.reasoning.dosage import Dose, DoseSide

LENGTH = re.compile(r"(?:start )?(\d+)(?:-(\d+))? min\b[, ]*", re.ASCII)
SAID_BY_THE_HOLD = "hold"


class Manner(NamedTuple):
    """How an item is moved: in a tempo, and for what is a stretch of time, how many seconds from and to."""

    tempo: str
    duration_seconds: int = 0
    duration_most: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DosedItem(TemplateItem):
    """An item of a template that a practice wrote: it says its whole dose, of which the numbers beside are a part."""

    dose: Dose


def dosed_item(exercise: str, dose: Dose, *, workout: str, requires: tuple[str, ...], note: str) -> DosedItem:
    return DosedItem(
        exercise=exercise,
        sets=dose.sets,
        reps=dose.reps,
        hold_seconds=dose.hold_seconds,
        sessions_per_week=dose.per_week,
        times_per_day=dose.times_per_day,
        effort=dose.effort,
        requires=requires,
        note=note,
        workout=workout,
        dose=dose,
    )


def own_dose(exercise: Exercise) -> Dose:
    """The dose an exercise has by itself."""
    usual = exercise.dosage
    return Dose(
        sets=usual.sets,
        reps=usual.reps,
        hold_seconds=usual.hold_seconds,
        rest_seconds=usual.rest_seconds,
        side=DoseSide.BOTH if exercise.unilateral else DoseSide.NEITHER,
        per_week=usual.sessions_per_week,
        times_per_day=usual.times_per_day,
        effort=usual.effort,
        **manner_of(usual.tempo, is_one=_is_one(usual))._asdict(),
    )


def template_dose(item: TemplateItem, exercise: Exercise) -> Dose:
    """The dose a template gives: all of it where it is written out, else with sides, tempo and rest of the exercise."""
    if isinstance(item, DosedItem):
        return item.dose
    return Dose(
        sets=item.sets,
        reps=item.reps,
        hold_seconds=item.hold_seconds,
        rest_seconds=exercise.dosage.rest_seconds,
        side=DoseSide.BOTH if exercise.unilateral else DoseSide.NEITHER,
        per_week=item.sessions_per_week,
        times_per_day=item.times_per_day,
        effort=item.effort,
        **manner_of(_length(item, exercise) or exercise.dosage.tempo, is_one=_is_one(item))._asdict(),
    )


def manner_of(words: str, *, is_one: bool) -> Manner:
    """What a record's words say: "10-30 min steady" of one bout is its length, and "hold" says nothing new."""
    if is_one and (found := LENGTH.match(words)):
        return Manner(words[found.end() :], int(found[1]) * 60, int(found[2] or 0) * 60)
    return Manner("" if words == SAID_BY_THE_HOLD else words)


def is_said(note: str, dose: Dose) -> bool:
    """Whether a note only says how long the item lasts, which its dose says already."""
    return bool(dose.duration_seconds and LENGTH.match(note)) and not re.search("[;,]", note)


def _length(item: TemplateItem, exercise: Exercise) -> str:
    """How long a walk lasts in this phase, where the template's note begins with it."""
    first = re.split("[;,]", item.note)[0]
    return first if exercise.category is Category.FUNCTION and LENGTH.match(first) else ""


def _is_one(usual: Dosage | TemplateItem) -> bool:
    """Whether it is one thing done once, as a walk is, and not counted or held."""
    return usual.sets == usual.reps == 1 and not usual.hold_seconds
