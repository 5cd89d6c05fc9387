"""Combinations name only what can be recorded."""

from collections.abc import Iterator

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.records import Atom, Combination, MovementDirection

FEWEST = 2
"""One thing alone is a question, or a test, with an urgency of its own."""


def combinations_name_what_can_be_recorded(library: Library) -> Remarks:
    """Signs, special tests, symptoms and movements are known by more than ids, so they are looked up here."""
    for rule in library.combinations.values():
        for name in sorted(set(_unknown(rule, library))):
            says = f"'{name}' is no sign, special test, symptom or movement that can be recorded."
            yield Remark(("combinations", rule.id), ("when",), says)


def combinations_combine(library: Library) -> Remarks:
    for rule in library.combinations.values():
        if len(rule.when.all) + (rule.when.at_least if rule.when.any else 0) < FEWEST:
            yield Remark(("combinations", rule.id), ("when",), "a combination asks for at least two things.")


def _unknown(rule: Combination, library: Library) -> Iterator[str]:
    for atom in (*rule.when.wanted, *rule.when.none):
        yield from _unknown_in(atom, library)


def _unknown_in(atom: Atom, library: Library) -> Iterator[str]:
    movements = {f"{region}_{direction}" for region in library.regions for direction in MovementDirection}
    if atom.finding:
        yield from set(atom.finding.signs) - library.signs.keys()
    if atom.special:
        yield from (test for test in atom.special.tests if not library.known_as("special test", test))
    if atom.weak:
        yield from set(atom.weak.movements) - movements
    for name in (*atom.provoked_by, *atom.eased_by):
        if not library.known_as("symptom", name):
            yield name
