"""The doses that the knowledge gives: an exercise's own, and a template's in its place."""

import re
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
    """The dose a template gives; sides are the exercise's own, and tempo and rest where the template says none."""
    return Dose(
        sets=item.sets,
        reps=item.reps,
        hold_seconds=item.hold_seconds,
        rest_seconds=exercise.dosage.rest_seconds if item.rest_seconds is None else item.rest_seconds,
        side=DoseSide.BOTH if exercise.unilateral else DoseSide.NEITHER,
        per_week=item.sessions_per_week,
        times_per_day=item.times_per_day,
        effort=item.effort,
        **manner_of(item.tempo or _length(item, exercise) or exercise.dosage.tempo, is_one=_is_one(item))._asdict(),
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
