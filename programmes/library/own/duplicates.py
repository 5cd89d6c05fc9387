"""Exercises that are there already under the same name or a near one."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final
from uuid import UUID

from programmes.library.exercises import library_of
from programmes.library.models import OwnRevision
from programmes.library.own.record import record_of
from programmes.library.searching import terms_in
from therapy.knowledge.records import Exercise

NEAR: Final = 0.84  # of 1: "Heel slides" is near "Heel slide", "Side plank" is not near "Plank"
MOST_SHOWN: Final = 4


def like_named(practice_id: UUID, names: Iterable[str], *, apart_from: str = "") -> list[Exercise]:
    """The knowledge's and the practice's exercises, drafts among them, named the same or nearly so; nearest first."""
    wanted = [normal for name in names if (normal := _normal(name))]
    rated = [(max((_nearness(one, each) for one in wanted), default=0.0), each) for each in _known(practice_id)]
    near = [(rate, each) for rate, each in rated if rate >= NEAR and each.id != apart_from]
    return [each for _, each in sorted(near, key=lambda pair: (-pair[0], pair[1].name))[:MOST_SHOWN]]


def _known(practice_id: UUID) -> Iterable[Exercise]:
    drafts = OwnRevision.across_practices.filter(practice_id=practice_id).drafts()
    return ({str(row.exercise_id): record_of(row) for row in drafts} | dict(library_of(practice_id))).values()


def _nearness(name: str, exercise: Exercise) -> float:
    """How like a name is to the nearer of an exercise's names, from 0 to 1 for the same."""
    return max(
        SequenceMatcher(None, name, other).ratio() for other in map(_normal, (exercise.name, exercise.plain_name))
    )


def _normal(name: str) -> str:
    """A name without capitals, accents, plurals and the order of its words."""
    return " ".join(sorted(terms_in(name)))
