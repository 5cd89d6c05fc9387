"""Combinations: what was answered, found and told, taken together, and the special tests that ask for somebody alone.

A rule holds or it does not: nothing is added up, and no answer or finding takes a warning back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from therapy.knowledge.records import Clause, Combination, History, SpecialTest, UrgencyLevel
from therapy.reasoning.evidence.recorded import special_in_words
from therapy.reasoning.safety.atoms import words_of
from therapy.reasoning.safety.facts import Facts
from therapy.reasoning.safety.flags import STOPPING
from therapy.reasoning.values import Result

ALONE = "special:"


@dataclass(frozen=True, slots=True)
class Raised:
    """One combination that holds, or one special test that asks for somebody alone (`special:<id>`).

    `says` is for the therapist; `because` are the atoms that held, in words; `regions` are those it is about.
    """

    id: str
    urgency: UrgencyLevel
    says: str
    because: tuple[str, ...]
    sources: tuple[str, ...]
    regions: tuple[str, ...]

    @property
    def words(self) -> str:
        """What it says, as it may be printed."""
        return self.says


def raised_combinations(facts: Facts, complaints: tuple[str, ...]) -> tuple[Raised, ...]:
    """Everything that holds, the most urgent first, then in the order of the knowledge.

    A test that a rule as urgent takes in is not told a second time.
    """
    order = facts.library.urgencies
    rules = [_raised(rule, because, facts, complaints) for rule, because in _rules(facts)]
    alone = [each for each in _tests(facts) if not any(_tells(rule, each, facts) for rule in rules)]
    return tuple(sorted([*rules, *alone], key=lambda each: -order[each.urgency].order))


def reasons_that_hold(clause: Clause, facts: Facts) -> tuple[str, ...]:
    """What was found, in words, where the clause holds; nothing where it does not."""
    must = [words_of(atom, facts) for atom in clause.all]
    if not all(must) or any(words_of(atom, facts) for atom in clause.none):
        return ()
    may = [words for atom in clause.any if (words := words_of(atom, facts))]
    enough = not clause.any or len(may) >= clause.at_least
    return tuple(dict.fromkeys([*must, *may])) if enough else ()


def _rules(facts: Facts) -> Iterator[tuple[Combination, tuple[str, ...]]]:
    """The rules that hold, and what was found for each."""
    for rule in facts.library.combinations.values():
        if because := reasons_that_hold(rule.when, facts):
            yield rule, because


def _raised(rule: Combination, because: tuple[str, ...], facts: Facts, complaints: tuple[str, ...]) -> Raised:
    regions = _affected(rule, facts, complaints)
    return Raised(rule.id, rule.urgency, rule.says, because, rule.sources, regions)


def _affected(rule: Combination, facts: Facts, complaints: tuple[str, ...]) -> tuple[str, ...]:
    """Those of its regions that hurt, or else all of them; without any, whatever hurts or tested positive."""
    if rule.regions:
        return tuple(region for region in rule.regions if region in complaints) or rule.regions
    tested = {facts.library.special_tests[test].region for test in _positive(facts) if test in _named(rule, facts)}
    return tuple(sorted({*complaints, *tested}))


def _named(rule: Combination, facts: Facts) -> frozenset[str]:
    """The special tests a rule looks for."""
    named = (atom.special.tests for atom in rule.when.wanted if atom.special)
    return frozenset(facts.known_special(test) for tests in named for test in tests)


def _tells(raised: Raised, alone: Raised, facts: Facts) -> bool:
    """Whether a rule takes in a test that asks for somebody alone, and is as urgent."""
    order = facts.library.urgencies
    named = _named(facts.library.combinations[raised.id], facts)
    return alone.id.removeprefix(ALONE) in named and order[raised.urgency].order >= order[alone.urgency].order


def _positive(facts: Facts) -> dict[str, list[str]]:
    """The special tests with a positive result that the knowledge holds, in words."""
    positive: dict[str, list[str]] = {}
    for each in sorted(facts.record.specials):
        test = facts.known_special(each.test)
        if test and each.result is Result.POSITIVE:
            positive.setdefault(test, []).append(special_in_words(each, facts.library))
    return positive


def _tests(facts: Facts) -> Iterator[Raised]:
    """The special tests of which a positive result alone is a reason to refer."""
    for test_id, because in _positive(facts).items():
        test = facts.library.special_tests[test_id]
        if test.urgency and not _is_looked_after(test, test.urgency, facts):
            says = f"{test.name}: positive, which alone is a reason to have it looked at. {test.says}"
            urgency = _urgency_by_course(test.urgency, facts)
            yield Raised(f"{ALONE}{test.id}", urgency, says, tuple(because), test.positive.sources, (test.region,))


def _is_looked_after(test: SpecialTest, urgency: UrgencyLevel, facts: Facts) -> bool:
    """What gets better, or comes from an injury on record, asks for nobody anew; unless it cannot wait in any case."""
    if urgency in STOPPING:
        return False
    on_record = any(each.region == test.region and each.history is History.DOCUMENTED for each in facts.record.body_map)
    return on_record or facts.symptoms.course == "better"


def _urgency_by_course(urgency: UrgencyLevel, facts: Facts) -> UrgencyLevel:
    """What has long been the same can wait for the usual visit and still asks: nobody is known to have looked."""
    return UrgencyLevel.ROUTINE if facts.settled and urgency not in STOPPING else urgency
