"""What was not asked yet, and could make what was answered more urgent."""

from collections.abc import Iterator
from dataclasses import dataclass

from therapy.knowledge.records import Atom, Clause, Combination, UrgencyLevel
from therapy.reasoning.safety.atoms import asking, words_of
from therapy.reasoning.safety.facts import Facts

WARNING = frozenset({"answer", "special", "weak", "finding"})
"""Kinds of atoms that warn by themselves. Age or the time of day alone are no reason to ask on."""

MOST_STEPS = 2
"""A rule that lacks more than so many things is too far off to be worth asking for."""


@dataclass(frozen=True, slots=True)
class AskNext:
    """One question, what it is asked for, and how urgent a yes could make it."""

    ask: str
    urgency: UrgencyLevel
    combination: str


def worth_asking(facts: Facts, urgency: UrgencyLevel | None) -> tuple[AskNext, ...]:
    """The questions that could raise the urgency, the most urgent first; each is asked once."""
    order = facts.library.urgencies
    standing = order[urgency].order if urgency else 0
    asked: dict[str, AskNext] = {}
    rules = [rule for rule in facts.library.combinations.values() if order[rule.urgency].order > standing]
    for rule in sorted(rules, key=lambda each: -order[each.urgency].order):
        for question in _missing(rule, facts):
            asked.setdefault(question, AskNext(question, rule.urgency, rule.id))
    return tuple(asked.values())


def _missing(rule: Combination, facts: Facts) -> Iterator[str]:
    """What a rule lacks, where something that warns holds already and little is missing; else nothing."""
    clause = rule.when
    if not any(atom.kind in WARNING and words_of(atom, facts) for atom in clause.wanted):
        return
    if any(words_of(atom, facts) for atom in clause.none):
        return
    must, may = _open(clause.all, facts), _open(clause.any, facts)
    lacking = _lacking(clause, facts)
    if len(must) == _failing(clause.all, facts) and lacking <= len(may) and len(must) + lacking <= MOST_STEPS:
        yield from must
        yield from may if lacking else ()


def _open(atoms: tuple[Atom, ...], facts: Facts) -> list[str]:
    """What to ask for each atom that does not hold and that nobody knows of."""
    return [ask for atom in atoms if not words_of(atom, facts) and (ask := asking(atom, facts))]


def _failing(atoms: tuple[Atom, ...], facts: Facts) -> int:
    return sum(not words_of(atom, facts) for atom in atoms)


def _lacking(clause: Clause, facts: Facts) -> int:
    """How many of `any` are still needed."""
    held = sum(bool(words_of(atom, facts)) for atom in clause.any)
    return max(0, clause.at_least - held) if clause.any else 0
