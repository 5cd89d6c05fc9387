"""Whatever may be suspected must have something to prescribe, and whatever is defined must be of use."""

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.records import Category, Exercise, Tendency

EARLY_STAGE = 2


def inhibited_muscles_have_an_early_exercise(library: Library) -> Remarks:
    for muscle in library.muscles.values():
        training = [exercise for exercise in library.exercises_for(muscle.id) if not exercise.category.eases]
        if muscle.tendency is Tendency.INHIBITED and not any(each.stage <= EARLY_STAGE for each in training):
            says = f"no exercise of stage 1 or 2 trains '{muscle.id}' first, though it is often inhibited."
            yield Remark(("muscles", muscle.id), ("tendency",), says)


def releasable_muscles_have_an_easing_item(library: Library) -> Remarks:
    for muscle in library.muscles.values():
        if muscle.tendency is Tendency.OVERACTIVE and muscle.releasable:
            items = _using(library, muscle.id)
            if not any(each.category.eases or each.category is Category.MOBILITY for each in items):
                says = f"nothing releases, lengthens or moves '{muscle.id}', though it is releasable."
                yield Remark(("muscles", muscle.id), ("releasable",), says)


def suspected_muscles_have_an_exercise(library: Library) -> Remarks:
    for observation in library.observations.values():
        for muscle in observation.underactive:
            if all(each.category.eases for each in _using(library, muscle)):
                says = f"'{observation.id}' may suspect '{muscle}', but no exercise trains it."
                test = library.test_of(observation)
                path = ("observations", test.observations.index(observation), "underactive", muscle)
                yield Remark(("tests", test.id), path, says)


def tendencies_can_be_seen(library: Library) -> Remarks:
    """A muscle with a tendency is implied, in that direction, by some observation."""
    under = {muscle for each in library.observations.values() for muscle in each.underactive}
    over = {muscle for each in library.observations.values() for muscle in each.overactive}
    for muscle in library.muscles.values():
        seen = {Tendency.INHIBITED: under, Tendency.OVERACTIVE: over}.get(muscle.tendency)
        if seen is not None and muscle.id not in seen:
            says = f"no observation ever implies that '{muscle.id}' is {muscle.tendency}."
            yield Remark(("muscles", muscle.id), ("tendency",), says)


def tags_are_used(library: Library) -> Remarks:
    heeded = {tag for each in library.exercises.values() for tag in (*each.avoid, *each.caution)}
    for tag in library.tags.values():
        if not tag.context_only and tag.id not in heeded:
            yield Remark(("tags", tag.id), (), f"no exercise heeds the tag '{tag.id}'.")


def context_is_read_and_limits_nothing(library: Library) -> Remarks:
    """A tag that is context alone stands in some combination, and no exercise heeds it."""
    heeded = {tag for each in library.exercises.values() for tag in (*each.avoid, *each.caution)}
    read = {tag for each in library.combinations.values() for atom in each.when.wanted for tag in atom.tag}
    for tag in library.tags.values():
        if tag.context_only and (tag.id in heeded or tag.id not in read):
            says = f"'{tag.id}' is context alone, so a combination must read it and no exercise may heed it."
            yield Remark(("tags", tag.id), ("context_only",), says)


def _using(library: Library, muscle: str) -> list[Exercise]:
    return [each for each in library.exercises.values() if muscle in each.primary or muscle in each.secondary]
