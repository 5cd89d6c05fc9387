"""Atoms about what was examined: signs, special tests, strength, painful ranges."""

from collections.abc import Iterator

from therapy.knowledge import Library
from therapy.knowledge.records import PainfulRange, PainZoneName, Positive, Seen, Weak
from therapy.reasoning.evidence.recorded import movement_name, range_in_words, strength_in_words
from therapy.reasoning.safety.facts import Facts, on_both, side_words
from therapy.reasoning.values import Result, StrengthTested


def seen(wanted: Seen, facts: Facts) -> str:
    """The first of these signs that was seen clearly enough."""
    for sign in wanted.signs:
        sides = [each.side for each in facts.findings if each.observation == sign and each.severity >= wanted.severity]
        if sides:
            return f"{facts.library.signs[sign].label}{side_words(sides)}"
    return ""


def ask_finding(wanted: Seen, facts: Facts) -> str:
    looked_for = {each.observation for each in facts.findings}
    labels = (facts.library.signs[sign].label for sign in wanted.signs)
    return "" if looked_for & set(wanted.signs) else f"Look for: {'; '.join(labels)}."


def positive(wanted: Positive, facts: Facts) -> str:
    """The first of these tests that is positive, such as "FABER, left: positive"."""
    for test in map(facts.known_special, wanted.tests):
        sides = [
            each.side
            for each in facts.record.specials
            if facts.known_special(each.test) == test and each.result is Result.POSITIVE
        ]
        if sides and (not wanted.both_sides or on_both(sides)):
            return f"{facts.library.special_tests[test].name}{side_words(sides)}: positive"
    return ""


def ask_special(wanted: Positive, facts: Facts) -> str:
    tests = [*map(facts.known_special, wanted.tests)]
    done = {facts.known_special(each.test) for each in facts.record.specials}
    names = (facts.library.special_tests[test].name for test in tests)
    return "" if done & set(tests) else f"Test: {'; '.join(names)}."


def weak(wanted: Weak, facts: Facts) -> str:
    """The first strength that is so weak, such as "Ankle dorsiflexion strength, left: 3 of 5, pain 0"."""
    found = [each for each in _graded(wanted, facts) if _is_weak(each, wanted, facts.library)]
    if wanted.both_sides and not any(on_both(one.side for one in found if one.of == each.of) for each in found):
        return ""
    return "; ".join(strength_in_words(each, facts.library) for each in sorted(found, key=repr))


def ask_weak(wanted: Weak, facts: Facts) -> str:
    """What to grade, where nothing of it was; whether it hurt, where nobody said."""
    graded = [*_graded(wanted, facts)]
    if graded and (not wanted.without_pain or any(each.pain is not None for each in graded)):
        return ""
    return f"Grade the strength, and ask whether it hurts: {', '.join(_strength_names(wanted, facts.library))}."


def range_hurts(wanted: PainfulRange, facts: Facts) -> str:
    """The first range of these regions that hurts so much."""
    for each in sorted(facts.record.ranges, key=repr):
        if each.region in wanted.regions and each.pain is not None and each.pain >= wanted.at_least:
            return range_in_words(each, facts.client, facts.library)
    return ""


def ask_range(wanted: PainfulRange, facts: Facts) -> str:
    taken = any(each.region in wanted.regions and each.pain is not None for each in facts.record.ranges)
    names = ", ".join(facts.library.regions[region].name.lower() for region in wanted.regions)
    return "" if taken else f"How much does it hurt to move: {names}?"


def _graded(wanted: Weak, facts: Facts) -> Iterator[StrengthTested]:
    of = {*wanted.muscles, *wanted.movements}
    return (each for each in facts.record.strength if each.grade is not None and each.of in of)


def _is_weak(each: StrengthTested, wanted: Weak, library: Library) -> bool:
    if each.grade is None or each.grade > wanted.grade:
        return False
    free_of_pain = each.pain is not None and each.pain <= library.pain.zones[PainZoneName.GREEN].range[1]
    return free_of_pain or not wanted.without_pain


def _strength_names(wanted: Weak, library: Library) -> Iterator[str]:
    yield from (library.muscles[muscle].name.lower() for muscle in wanted.muscles)
    for movement in wanted.movements:
        region, _, direction = movement.partition("_")
        yield movement_name(region, direction, library).lower()
