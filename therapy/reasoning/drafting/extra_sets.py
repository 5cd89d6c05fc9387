"""One set more for the weaker side, where a flagged side difference stands behind it (prescription.md 3, step 8)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.drafting.draft import Candidate
from therapy.reasoning.evidence.asymmetry import ASYMMETRY, Asymmetry
from therapy.reasoning.hypotheses.muscles import muscle_key


def with_extra_sets(
    chosen: Iterable[Candidate], asymmetries: Iterable[Asymmetry], rejected: frozenset[str], library: Library
) -> Iterator[Candidate]:
    """The items, with one set more on the weaker side of those whose muscles a flagged difference speaks of."""
    flagged = _weaker_sides(asymmetries, rejected, library)
    for each in chosen:
        sides = {flagged[muscle] for muscle in each.exercise.primary if muscle in flagged}
        if each.dose.side is DoseSide.BOTH and len(sides) == 1:
            side = sides.pop()
            yield replace(each, dose=replace(each.dose, first=side, extra_set=side))
        else:
            yield each


def _weaker_sides(asymmetries: Iterable[Asymmetry], rejected: frozenset[str], library: Library) -> dict[str, Side]:
    """The weaker side of each muscle behind a flagged difference, unless it was rejected that it is weak there."""
    return {
        muscle: each.weaker
        for each in asymmetries
        if each.flagged
        for muscle in _behind(each, library)
        if muscle_key(muscle, each.weaker) not in rejected
    }


def _behind(asymmetry: Asymmetry, library: Library) -> set[str]:
    """The muscles a test's side difference speaks of."""
    return {
        muscle
        for seen in library.tests[asymmetry.test].observations
        if seen.trigger and seen.trigger.metric in ASYMMETRY
        for muscle in seen.underactive
    }
