"""What eases: release and lengthening before the active work, for what may be over-working or short."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from therapy.knowledge import Library
from therapy.knowledge.records import Category, Exercise, Phase, Side
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.drafting.allowance import Allowance
from therapy.reasoning.drafting.dosage import own_dose
from therapy.reasoning.drafting.draft import Because, Candidate
from therapy.reasoning.drafting.needs import Wanted
from therapy.reasoning.drafting.reasons import claim
from therapy.reasoning.drafting.treatment import Aim, treatment_of
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis

BY_NAME = {Aim.RELEASE: Category.RELEASE, Aim.LENGTHEN: Category.LENGTHEN}
CALMS = (Category.RELEASE, Category.MOBILITY)


@dataclass(frozen=True, slots=True)
class Wish:
    """One muscle to be eased in one way, on the sides its hypotheses name."""

    muscle: str
    aim: Aim
    hypotheses: tuple[MuscleHypothesis, ...]

    @property
    def sides(self) -> frozenset[Side]:
        return frozenset(each.side for each in self.hypotheses)

    @property
    def side(self) -> DoseSide:
        """The one side, or both."""
        return DoseSide.BOTH if len(self.sides) > 1 or Side.MIDLINE in self.sides else DoseSide(*self.sides)


@dataclass(frozen=True, slots=True)
class Easing:
    """Chooses what eases in one phase, after what trains has been chosen."""

    phase: Phase
    allowance: Allowance
    wanted: Wanted

    @property
    def _library(self) -> Library:
        return self.allowance.library

    @property
    def _most(self) -> int:
        return min(self._library.selection.max_adjuncts, self.phase.most_adjuncts)

    def chosen(self, trained: Collection[str]) -> tuple[Candidate, ...]:
        """A few items at most: one for each muscle before a second for any. What calms needs a partner to train."""
        found: dict[str, Candidate] = {}
        for wish in _wishes(self.wanted.eased):
            partner = self._partner(wish.muscle, trained)
            if len(found) < self._most and (partner or wish.aim is Aim.LENGTHEN):
                exercise = self._exercise(wish, found)
                if exercise:
                    found[exercise.id] = self._candidate(exercise, wish, partner)
        return tuple(found.values())

    def _partner(self, busy: str, trained: Iterable[str]) -> str:
        """A muscle trained here that the busy one is taught to take over from, or to oppose; one in need first."""
        muscles = self._library.muscles
        taught = [each for each in trained if busy in (*muscles[each].substitutes, *muscles[each].antagonists)]
        return min(taught, key=lambda each: (each not in self.wanted.needs, each), default="")

    def _exercise(self, wish: Wish, taken: Collection[str]) -> Exercise | None:
        """One of the phase's own first, then what is meant for this aim by name, then any that does it."""
        ordered = sorted(
            self._library.exercises.values(),
            key=lambda each: (each.id not in self.phase.adjuncts, each.category is not BY_NAME[wish.aim]),
        )
        return next((each for each in ordered if each.id not in taken and self._fits(each, wish)), None)

    def _fits(self, exercise: Exercise, wish: Wish) -> bool:
        """Whether an item eases this muscle in this way, is open to the client, and stretches nothing that is long."""
        if not exercise.adjunct or wish.muscle not in exercise.primary:
            return False
        if not self._library.muscles[wish.muscle].releasable:
            return False
        does_it = wish.muscle in exercise.stretched if wish.aim is Aim.LENGTHEN else exercise.category in CALMS
        spared = self.allowance.spared(exercise)
        harms = bool(spared) and (not exercise.unilateral or Side.MIDLINE in spared or bool(spared & wish.sides))
        return does_it and not harms and self.allowance.allows(exercise) and not self.allowance.lacking(exercise)

    def _candidate(self, exercise: Exercise, wish: Wish, partner: str) -> Candidate:
        dose = own_dose(exercise)
        side = self.allowance.open_side(exercise, wish.side) if exercise.unilateral else dose.side
        because = tuple(self._because(each, wish, partner, exercise) for each in wish.hypotheses)
        serves = frozenset({partner} - {""})
        return Candidate(exercise, replace(dose, side=side), because, serves=serves)

    def _because(self, each: MuscleHypothesis, wish: Wish, partner: str, exercise: Exercise) -> Because:
        then = (
            f"{self._library.muscles[partner].name} is trained straight after" if partner else "use the new range after"
        )
        says = f"{claim(each, self._library)} Aim: {wish.aim}; {then}."
        return Because("adjunct", says, (each.key,), exercise.sources, wish.aim)


def _wishes(eased: Iterable[MuscleHypothesis]) -> Iterator[Wish]:
    """The first aim of every muscle, the most supported first, then the second aims."""
    by_muscle: dict[str, dict[Aim, tuple[MuscleHypothesis, ...]]] = {}
    for each in eased:
        aims = by_muscle.setdefault(each.muscle, {})
        for aim in treatment_of(each).eases:
            aims[aim] = (*aims.get(aim, ()), each)
    wishes = [[Wish(muscle, aim, behind) for aim, behind in aims.items()] for muscle, aims in by_muscle.items()]
    yield from (wish for wish in chain.from_iterable(zip_longest(*wishes)) if wish)
