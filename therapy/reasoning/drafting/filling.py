"""Choosing what stands in one stage: the template's items, kept, swapped or left out, and a few more."""

from collections.abc import Callable
from dataclasses import replace

from therapy.knowledge import Library
from therapy.knowledge.records import Exercise, MuscleUnit, Phase, Side, StabilityDemand, TemplateItem
from therapy.reasoning.dosage import Dose, DoseSide
from therapy.reasoning.drafting.allowance import Allowance
from therapy.reasoning.drafting.dosage import own_dose, template_dose
from therapy.reasoning.drafting.draft import Because, Candidate
from therapy.reasoning.drafting.easing import Easing
from therapy.reasoning.drafting.needs import WORTH_AN_ITEM, Need, Wanted
from therapy.reasoning.drafting.reasons import claim, serves
from therapy.reasoning.drafting.selection import best_for, pool_for
from therapy.reasoning.drafting.treatment import objective

EARLY_STAGE = 2


class StageFiller:
    """Fills one phase for one client, and collects what a therapist should know about it."""

    def __init__(self, phase: Phase, allowance: Allowance, wanted: Wanted, template: str) -> None:
        self._phase = phase
        self._allowance = allowance
        self._library: Library = allowance.library
        self._wanted = wanted
        self._template = template
        self.chosen: list[Candidate] = []
        self.warnings: list[str] = []

    @property
    def _taken(self) -> set[str]:
        return {each.exercise.id for each in self.chosen}

    @property
    def _exercises(self) -> list[Exercise]:
        """What trains in the session; a walk beside it meets no muscle's need."""
        return [each.exercise for each in self.chosen if not each.dose.is_a_stretch_of_time]

    def take_template_items(self) -> None:
        """The template's own items: an item that is ruled out gives way to one from the same ladder."""
        kept = {item.exercise for item in self._phase.exercises if self._may(item.exercise)}
        for item in self._phase.exercises:
            exercise = self._library.exercises[item.exercise]
            if item.exercise in kept:
                dose = template_dose(item, exercise)
                self.chosen.append(self._candidate(exercise, dose, self._of_template(), item=item))
                self._remark_on_side(exercise)
            else:
                self._swap(item, exercise, kept)

    def add_inner_unit(self, muscle: str) -> int:
        """One item for the inner-unit muscle the findings ask for, if the template has none; the number added."""
        if not muscle or any(muscle in each.primary for each in self._exercises):
            return 0
        pool = pool_for(range(1, EARLY_STAGE + 1), self._allowance, self._taken)
        early = [each for each in pool if muscle in each.primary]
        found = best_for(muscle, self._exercises, early, None, self._allowance)
        if found is None:
            return 0
        name = self._library.muscles[muscle].name
        says = f"One inner-unit item is chosen by finding, whatever the complaint: {name}."
        self.chosen.append(self._candidate(found, own_dose(found), Because("inner_unit", says, sources=("seed",))))
        return 1

    def add_for_needs(self, most: int, holds: Callable[[list[Candidate]], bool]) -> None:
        """Up to `most` items for needs the stage leaves open, the greatest first, one for each muscle.

        `holds` says whether a session would still hold the items; where it would not, a new item takes the
        place of one that no accepted hypothesis asks for.
        """
        asked: set[str] = set()
        while most and (muscle := self._most_needed(asked)):
            asked.add(muscle)
            chosen = self._with_item_for(self._wanted.needs[muscle][0], holds)
            if chosen:
                self.chosen = chosen
                most -= 1

    def _most_needed(self, asked: set[str]) -> str:
        left = self._wanted.left_after(self._exercises, self._library)
        needed = [muscle for muscle in left if left[muscle] > WORTH_AN_ITEM and muscle not in asked]
        return min(needed, key=lambda muscle: (-left[muscle], muscle), default="")

    def _with_item_for(self, need: Need, holds: Callable[[list[Candidate]], bool]) -> list[Candidate] | None:
        """The items with one more for this need, or with one in the place of another; None if neither can be."""
        pool = pool_for(self._phase.stage_focus, self._allowance, self._taken)
        found = best_for(need.muscle, self._exercises, pool, need, self._allowance)
        if found is None:
            return None
        name = self._library.muscles[need.muscle].name
        added = self._added_for(need, found)
        longer = [*self.chosen, self._candidate(found, own_dose(found), added)]
        if holds(longer):
            return longer
        for spare in reversed([each for each in self.chosen if self._is_spare(each)]):
            says = f"In the place of {spare.exercise.name}, which no accepted hypothesis asks for."
            swapped = self._candidate(found, own_dose(found), added, Because("swap", says))
            exchanged = [swapped if each is spare else each for each in self.chosen]
            if holds(exchanged):
                self._warn(f"{found.name} takes the place of {spare.exercise.name}, for {name}.")
                return exchanged
        return None

    def _added_for(self, need: Need, found: Exercise) -> Because:
        """The reason of an added item, by every hypothesis that asks for it as much."""
        asking = [each for each in self._wanted.needs[need.muscle] if each.amount == need.amount]
        keys = tuple(dict.fromkeys(each.hypothesis.key for each in asking))
        name = self._library.muscles[need.muscle].name
        says = f"Added for {name}, whose need the template leaves open. {claim(need.hypothesis, self._library)}"
        return Because("need", says, keys, aim=objective(found, need.aim))

    def _is_spare(self, each: Candidate) -> bool:
        """Whether an item may give way: it serves no need, is not of the inner unit, and does not stand free."""
        inner = any(self._library.muscles[muscle].unit is MuscleUnit.INNER_UNIT for muscle in each.exercise.primary)
        lies_or_sits = each.exercise.stability_demand < StabilityDemand.TWO_LEG
        return lies_or_sits and not inner and not each.serves and not each.dose.is_a_stretch_of_time

    def adjuncts(self) -> tuple[Candidate, ...]:
        """What eases before the active work of this stage."""
        trained = {muscle for each in self._exercises for muscle in each.primary}
        return Easing(self._phase, self._allowance, self._wanted).chosen(trained)

    def _candidate(
        self, exercise: Exercise, dose: Dose, *because: Because, item: TemplateItem | None = None
    ) -> Candidate:
        needs = () if dose.is_a_stretch_of_time else self._wanted.served_by(exercise)
        side = self._allowance.open_side(exercise, dose.side)
        return Candidate(
            exercise=exercise,
            dose=replace(dose, side=side, first=_weaker(needs) if side is DoseSide.BOTH else Side.MIDLINE),
            because=(*because, *(serves(need, exercise, self._library) for need in needs)),
            requires=item.requires if item else (),
            note=item.note if item else "",
            serves=frozenset(need.muscle for need in needs),
            workout=item.workout if item else "",
        )

    def _may(self, exercise: str) -> bool:
        return self._allowance.allows(self._library.exercises[exercise])

    def _of_template(self) -> Because:
        rule = f"template:{self._template}/{self._phase.number}"
        return Because(rule, f"Part of stage {self._phase.number} of the template, {self._phase.name}.")

    def _swap(self, item: TemplateItem, exercise: Exercise, kept: set[str]) -> None:
        why = self._ruled_out_by(exercise)
        found = self._allowance.replacement(exercise, kept | self._taken, max(self._phase.stage_focus))
        if found is None:
            self._warn(f"{exercise.name} is left out: {why}. No other step of its ladder is open.")
            return
        self._warn(f"{exercise.name} gives way to {found.name}, from the same ladder: {why}.")
        dose = replace(own_dose(found), per_week=item.sessions_per_week, times_per_day=item.times_per_day)
        says = f"In the place of {exercise.name}, which is not for now: {why}."
        self.chosen.append(self._candidate(found, dose, Because("replacement", says)))

    def _ruled_out_by(self, exercise: Exercise) -> str:
        if self._allowance.locks(exercise):
            return "it works a region that waits for a medical answer"
        if self._allowance.overstretches(exercise):
            return f"it would stretch {self._long_in(exercise)}, which may be long"
        tags = (self._library.tags[tag] for tag in self._allowance.forbids(exercise))
        return "ruled out by " + ", ".join(f"“{tag.name}”" for tag in tags)

    def _remark_on_side(self, exercise: Exercise) -> None:
        """Say so where a two-sided item is kept for one side."""
        for side in self._allowance.spared(exercise):
            self._warn(
                f"{exercise.name} is for the {side.opposite} side alone: on the {side} it would stretch "
                f"{self._long_in(exercise)}, which may be long."
            )

    def _long_in(self, exercise: Exercise) -> str:
        long = sorted({muscle for muscle, _ in self._allowance.long} & {*exercise.stretched})
        return ", ".join(self._library.muscles[muscle].name for muscle in long)

    def _warn(self, says: str) -> None:
        self.warnings.append(f"Stage {self._phase.number}: {says}")


def _weaker(needs: tuple[Need, ...]) -> Side:
    """The side of the greatest need; the midline if both sides ask alike."""
    sided = [need for need in needs if need.side]
    if not sided or any(need.side is not sided[0].side and need.amount == sided[0].amount for need in sided):
        return Side.MIDLINE
    return sided[0].side
