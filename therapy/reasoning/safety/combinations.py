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
    """Everything that holds, the most urgent first, then in the order of the knowledge."""
    library = facts.library
    found = [*_rules(facts, complaints), *_tests(facts)]
    return tuple(sorted(found, key=lambda each: -library.urgencies[each.urgency].order))


def reasons_that_hold(clause: Clause, facts: Facts) -> tuple[str, ...]:
    """What was found, in words, where the clause holds; nothing where it does not."""
    must = [words_of(atom, facts) for atom in clause.all]
    if not all(must) or any(words_of(atom, facts) for atom in clause.none):
        return ()
    may = [words for atom in clause.any if (words := words_of(atom, facts))]
    enough = not clause.any or len(may) >= clause.at_least
    return tuple(dict.fromkeys([*must, *may])) if enough else ()


def _rules(facts: Facts, complaints: tuple[str, ...]) -> Iterator[Raised]:
    for rule in facts.library.combinations.values():
        if because := reasons_that_hold(rule.when, facts):
            yield Raised(rule.id, rule.urgency, rule.says, because, rule.sources, _affected(rule, complaints))


def _affected(rule: Combination, complaints: tuple[str, ...]) -> tuple[str, ...]:
    """Those of its regions that hurt, or else all of them; a rule without regions is about whatever hurts."""
    return tuple(region for region in rule.regions if region in complaints) or rule.regions or complaints


def _tests(facts: Facts) -> Iterator[Raised]:
    """The special tests of which a positive result alone is a reason to refer."""
    positive: dict[str, list[str]] = {}
    for each in sorted(facts.record.specials):
        if each.result is Result.POSITIVE:
            positive.setdefault(facts.known_special(each.test), []).append(special_in_words(each, facts.library))
    for test_id, because in positive.items():
        test = facts.library.special_tests.get(test_id)
        if test and test.urgency and not _is_old_news(test, test.urgency, facts):
            yield Raised(
                f"special:{test.id}", test.urgency, test.says, tuple(because), test.positive.sources, (test.region,)
            )


def _is_old_news(test: SpecialTest, urgency: UrgencyLevel, facts: Facts) -> bool:
    """What is settled, or comes from an injury on record, asks for nobody anew; unless it cannot wait in any case."""
    if urgency in STOPPING:
        return False
    on_record = any(each.region == test.region and each.history is History.DOCUMENTED for each in facts.record.body_map)
    return on_record or bool(facts.settled)
