"""Atoms about how the complaint behaves: since when, what brings it on and eases it, how it goes."""

from collections.abc import Iterable

from therapy.knowledge.records import Course
from therapy.reasoning.evidence.recorded import eased_in_words, provoked_in_words
from therapy.reasoning.safety.facts import Facts

NOTHING = frozenset({"nothing", "none", "no_position"})
"""How it is written that no position and no deed eases the complaint."""

SINCE_WHEN = "Since when has it been there?"
WHICH_COURSE = "Does it get better, stay the same, or get worse?"
WHICH_RESPONSE = "What came of the care so far: better, the same, worse, nothing?"
ANY_EASE = "Is there a position, or anything else, that eases it?"


def is_recent(weeks: float, facts: Facts) -> str:
    since = facts.symptoms.since_weeks
    return f"there for less than {weeks:g} weeks" if since is not None and since < weeks else ""


def is_old(weeks: float, facts: Facts) -> str:
    since = facts.symptoms.since_weeks
    return f"there for {weeks:g} weeks or longer" if since is not None and since >= weeks else ""


def ask_since(_weeks: float, facts: Facts) -> str:
    return SINCE_WHEN if facts.symptoms.since_weeks is None else ""


def provoked(names: tuple[str, ...], facts: Facts) -> str:
    """The first of these that brings the complaint on, in words."""
    found = _first(names, facts.symptoms.provokes, facts)
    return provoked_in_words(found, facts.library) if found else ""


def eased(names: tuple[str, ...], facts: Facts) -> str:
    """The first of these that eases the complaint, in words."""
    found = _first(names, facts.symptoms.eases, facts)
    return eased_in_words(found, facts.library) if found else ""


def not_eased(_wanted: bool, facts: Facts) -> str:
    return "nothing eases it" if NOTHING & set(facts.symptoms.eases) else ""


def ask_provokes(names: tuple[str, ...], facts: Facts) -> str:
    return "" if facts.symptoms.provokes else f"Does any of these bring it on: {_names(names, facts)}?"


def ask_eases(names: tuple[str, ...], facts: Facts) -> str:
    return "" if facts.symptoms.eases else f"Does any of these ease it: {_names(names, facts)}?"


def ask_whether_eased(_wanted: bool, facts: Facts) -> str:
    return "" if facts.symptoms.eases else ANY_EASE


def goes(courses: tuple[Course, ...], facts: Facts) -> str:
    return f"it gets {facts.symptoms.course}" if facts.symptoms.course in courses else ""


def ask_course(_wanted: object, facts: Facts) -> str:
    return "" if facts.symptoms.course else WHICH_COURSE


def responded(answers: tuple[Course, ...], facts: Facts) -> str:
    response = facts.symptoms.response_to_care
    return f"care so far: {response}" if response in answers else ""


def ask_response(_wanted: object, facts: Facts) -> str:
    return "" if facts.symptoms.response_to_care else WHICH_RESPONSE


def is_settled(_wanted: bool, facts: Facts) -> str:
    return facts.settled


def _first(names: Iterable[str], recorded: Iterable[str], facts: Facts) -> str:
    found = {facts.known_symptom(each) for each in recorded}
    return next((name for name in map(facts.known_symptom, names) if name in found), "")


def _names(names: Iterable[str], facts: Facts) -> str:
    return ", ".join(facts.library.symptoms[facts.known_symptom(each)].plain for each in names)
