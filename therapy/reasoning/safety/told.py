"""Atoms about who the client is, and what they answered and marked."""

from therapy.knowledge.records import History, PainAt, Sex
from therapy.reasoning.evidence.marks import complaints
from therapy.reasoning.safety.cautions import FROM_FLAG
from therapy.reasoning.safety.facts import Facts, on_both, side_words
from therapy.reasoning.safety.flags import PRIVATE
from therapy.reasoning.values import Node

QUESTION_OF = {tag: question for question, tag in FROM_FLAG.items()}
"""The question that a circumstance follows from, where there is one."""

HOW_OLD, WHICH_SEX = "How old is the client?", "Is the client a woman or a man?"
WHERE_PAIN = "Where does it hurt, and how much?"


def ask_nothing(_wanted: object, _facts: Facts) -> str:
    """What the record itself tells, so that nobody is asked."""
    return ""


def warned(questions: tuple[str, ...], facts: Facts) -> str:
    """The first of these questions that was answered with the answer that warns."""
    return next((facts.warned[each] for each in questions if each in facts.warned), "")


def ask_warning(questions: tuple[str, ...], facts: Facts) -> str:
    """The first of these questions that nobody asked; a private one is asked on the screen alone."""
    open_ = (each for each in questions if each not in facts.record.red_flags and each not in PRIVATE)
    return next((facts.library.red_flags[each].ask for each in open_), "")


def tagged(tags: tuple[str, ...], facts: Facts) -> str:
    """The first of these circumstances that is known of the client."""
    return next((facts.library.tags[each].name for each in tags if each in facts.tags), "")


def ask_tag(tags: tuple[str, ...], facts: Facts) -> str:
    """Whether any of these is so. A tag that is not set has not been denied, unless its question was answered."""
    open_ = [tag for tag in tags if QUESTION_OF.get(tag) not in facts.record.red_flags]
    if len(open_) == 1 and open_[0] in QUESTION_OF:
        return facts.library.red_flags[QUESTION_OF[open_[0]]].ask
    return f"Is any of these so: {'; '.join(facts.library.tags[each].name for each in open_)}?" if open_ else ""


def old_enough(years: float, facts: Facts) -> str:
    age = facts.client.age
    return f"{years:g} years or older" if age is not None and age >= years else ""


def young_enough(years: float, facts: Facts) -> str:
    age = facts.client.age
    return f"under {years:g} years" if age is not None and age < years else ""


def ask_age(_years: float, facts: Facts) -> str:
    return HOW_OLD if facts.client.age is None else ""


def of_sex(sex: Sex, facts: Facts) -> str:
    return sex.value if facts.client.sex == sex else ""


def ask_sex(_sex: Sex, facts: Facts) -> str:
    return "" if facts.client.sex else WHICH_SEX


def gave_birth(weeks: float, facts: Facts) -> str:
    """A birth less than so many weeks ago."""
    recent = any(birth.weeks_ago < weeks for birth in facts.client.births)
    return f"gave birth less than {weeks:g} weeks ago" if recent else ""


def hurts(wanted: PainAt, facts: Facts) -> str:
    """The regions asked for that hurt enough, such as "shoulder, both sides: pain 4 or more"."""
    marks = [
        each
        for each in facts.record.body_map
        if each.pain >= wanted.at_least and (not wanted.regions or each.region in wanted.regions)
    ]
    for region in wanted.regions or sorted({each.region for each in marks}):
        sides = [each.side for each in marks if each.region == region]
        if sides and (not wanted.both_sides or on_both(sides)):
            return f"{facts.library.regions[region].name}{side_words(sides)}: pain {wanted.at_least:g} or more"
    return ""


def ask_pain(_wanted: PainAt, facts: Facts) -> str:
    return "" if facts.record.body_map else WHERE_PAIN


def has_history(histories: tuple[History, ...], facts: Facts) -> str:
    """An injury or operation of this standing at a place that is complained of."""
    places = set(complaints(facts.record.body_map, facts.library))
    for each in facts.record.body_map:
        if each.history in histories and Node(each.region, each.side) in places:
            return f"{facts.library.regions[each.region].name}: an injury or operation is {each.history}"
    return ""
