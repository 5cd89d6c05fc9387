"""Everything that can be examined, marked or told: each rule fires, and just does not."""

from itertools import chain

import pytest

from tests.therapy.reasoning.rules import ranges, strengths, told_and_tried
from tests.therapy.reasoning.rules.rule import lacking, table, told

KINDS = ranges.KINDS | strengths.KINDS | told_and_tried.KINDS


def every_rule(library):
    return chain.from_iterable(kind.rules(library) for kind in KINDS.values())


@table(every_rule)
def test_the_rule_fires_and_just_does_not(rule, library):
    assert told(rule.fires, rule.shows, library) == dict(rule.shows)
    assert told(rule.silent, rule.shows_not, library) == dict(rule.shows_not)


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_of_a_kind_has_a_case_on_both_sides(kind, library):
    rules = list(KINDS[kind].rules(library))

    assert rules
    assert lacking(rules, KINDS[kind].records(library)) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_without_its_case_is_named(kind, library):
    """The proof above can fail."""
    rules = list(KINDS[kind].rules(library))
    forgotten = rules[0].of

    assert lacking((rule for rule in rules if rule.of != forgotten), KINDS[kind].records(library)) == {forgotten}


def test_every_range_of_a_case_can_be_recorded_at_all(library):
    """A step beyond what is plausible would be a rule that nothing ever fires."""
    scales = {(movement.id, unit): scale for movement, unit, scale in ranges.scaled(library)}
    measured = [each for rule in every_rule(library) for each in (*rule.fires.ranges, *rule.silent.ranges)]

    beyond = [
        each
        for each in measured
        if not scales[each.id, each.unit].bounds[0] <= each.value <= scales[each.id, each.unit].bounds[1]
    ]

    assert measured
    assert beyond == []


def test_no_two_rules_say_the_same(library):
    sentences = [rule.says for rule in every_rule(library)]

    assert len(sentences) == len(set(sentences)) > 1000
