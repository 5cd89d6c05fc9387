"""The kinds of atoms: whether one holds of a record, in words, and what to ask where that is not known."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from therapy.knowledge.records import Atom
from therapy.reasoning.safety import behaviour, examined, told
from therapy.reasoning.safety.facts import Facts


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of atom is read.

    `holds` says in words what was found, "" where it does not hold. `ask` says what to ask or to look for, "" where
    that is known, or is not for asking.
    """

    holds: Callable[[Any, Facts], str]
    ask: Callable[[Any, Facts], str]


KINDS: Final = {
    "answer": Kind(told.warned, told.ask_warning),
    "tag": Kind(told.tagged, told.ask_tag),
    "age_from": Kind(told.old_enough, told.ask_age),
    "age_under": Kind(told.young_enough, told.ask_age),
    "sex": Kind(told.of_sex, told.ask_sex),
    "born_within_weeks": Kind(told.gave_birth, told.ask_nothing),
    "pain": Kind(told.hurts, told.ask_pain),
    "history": Kind(told.has_history, told.ask_nothing),
    "since_under_weeks": Kind(behaviour.is_recent, behaviour.ask_since),
    "since_from_weeks": Kind(behaviour.is_old, behaviour.ask_since),
    "provoked_by": Kind(behaviour.provoked, behaviour.ask_provokes),
    "eased_by": Kind(behaviour.eased, behaviour.ask_eases),
    "nothing_eases": Kind(behaviour.not_eased, behaviour.ask_whether_eased),
    "course": Kind(behaviour.goes, behaviour.ask_course),
    "response": Kind(behaviour.responded, behaviour.ask_response),
    "settled": Kind(behaviour.is_settled, behaviour.ask_course),
    "finding": Kind(examined.seen, examined.ask_finding),
    "special": Kind(examined.positive, examined.ask_special),
    "weak": Kind(examined.weak, examined.ask_weak),
    "painful_range": Kind(examined.range_hurts, examined.ask_range),
}


def words_of(atom: Atom, facts: Facts) -> str:
    """What was found, where the atom holds; "" where it does not."""
    return KINDS[atom.kind].holds(atom.wanted, facts)


def asking(atom: Atom, facts: Facts) -> str:
    """What to ask, or to look for, to know whether the atom holds; "" where that is known."""
    return KINDS[atom.kind].ask(atom.wanted, facts)
