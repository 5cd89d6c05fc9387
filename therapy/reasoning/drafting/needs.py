"""Which muscles the accepted hypotheses ask to train, which to calm, and how much (prescription.md 3, step 3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Exercise, Muscle, MuscleUnit, Side
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis, State
from therapy.reasoning.values import Node

WORTH_AN_ITEM = 0.1
"""A need at or under this asks for no item of its own."""


@dataclass(frozen=True, slots=True)
class Need:
    """How much a muscle on one side asks to be trained, and the hypothesis that says so."""

    muscle: str
    side: Side
    amount: float
    hypothesis: MuscleHypothesis


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was accepted: needs by muscle (the greater side first), the over-working, and the paths."""

    needs: dict[str, tuple[Need, ...]]
    busy: tuple[MuscleHypothesis, ...]
    paths: tuple[CascadeHypothesis, ...]

    def served_by(self, exercise: Exercise) -> tuple[Need, ...]:
        """The needs that an exercise's primary muscles meet, the greatest first."""
        met = [need for muscle in exercise.primary for need in self.needs.get(muscle, ())]
        return tuple(sorted(met, key=lambda need: (-need.amount, need.muscle, need.side)))

    def left_after(self, exercises: Iterable[Exercise], library: Library) -> dict[str, float]:
        """What remains of each muscle's need after these exercises."""
        left = {muscle: needs[0].amount for muscle, needs in self.needs.items()}
        for exercise in exercises:
            for muscles, share in (
                (exercise.primary, library.selection.need_left_after_primary),
                (exercise.secondary, library.selection.need_left_after_secondary),
            ):
                for muscle in muscles:
                    if muscle in left:
                        left[muscle] *= share
        return left


def wanted(analysis: Analysis, accepted: frozenset[str] | None, library: Library) -> Wanted:
    """The accepted hypotheses as needs; `accepted` None takes every hypothesis that does not conflict."""
    muscles = [each for each in analysis.muscles if accepted is None or each.key in accepted]
    paths = tuple(each for each in analysis.cascades if accepted is None or each.key in accepted)
    needs: dict[str, tuple[Need, ...]] = {}
    for each in muscles:
        if each.state is State.UNDER:
            need = Need(each.muscle, each.side, each.under * _emphasis(each, paths, library), each)
            both = (*needs.get(each.muscle, ()), need)
            needs[each.muscle] = tuple(sorted(both, key=lambda one: (-one.amount, one.side)))
    return Wanted(needs, tuple(each for each in muscles if each.state is State.OVER), paths)


def _emphasis(each: MuscleHypothesis, paths: Iterable[CascadeHypothesis], library: Library) -> float:
    """More for the inner unit, most at the origin of an accepted path, some elsewhere on it."""
    selection, muscle = library.selection, library.muscles[each.muscle]
    inner = selection.need_inner_unit if muscle.unit is MuscleUnit.INNER_UNIT else 1.0
    if any(_sits_at(muscle, each.side, path.path.nodes[0]) for path in paths):
        return inner * selection.need_origin
    on_path = any(_sits_at(muscle, each.side, at) for path in paths for at in path.path.nodes[1:])
    return inner * (selection.need_path if on_path else 1.0)


def _sits_at(muscle: Muscle, side: Side, at: Node) -> bool:
    return at.region in muscle.regions and (side is at.side or Side.MIDLINE in (side, at.side))
