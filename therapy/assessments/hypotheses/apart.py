"""Rival explanations side by side, and the quick re-tests that would set them apart."""

from dataclasses import dataclass

from therapy.assessments.hypotheses.lines import AGAINST, FOR, Line, lines_of, sentence_case
from therapy.assessments.words import test_words
from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.explanation import place_words
from therapy.reasoning.hypotheses.rivals import Explanation, Rivals

BETTER = "better"


@dataclass(frozen=True, slots=True)
class Column:
    """One of two rivals: its place, what it says, and the lines for and against it."""

    place: str
    says: str
    supporting: tuple[Line, ...]
    against: tuple[Line, ...]
    examined: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two explanations of one finding; `outcome` is what a re-test said of them, "" while none was done."""

    finding: str
    condition: str
    outcome: str
    columns: tuple[Column, Column]


@dataclass(frozen=True, slots=True)
class Retest:
    """One re-test worth doing: what to look at again, how, why, and how long it takes."""

    finding: str
    test: str
    condition: str
    how: str
    why: str
    seconds: int


def pairs_of(analysis: Analysis, library: Library) -> tuple[Pair, ...]:
    return tuple(_pair(each, library) for each in analysis.rivals)


def retests_of(analysis: Analysis, library: Library) -> tuple[Retest, ...]:
    return tuple(_retest(each, library) for each in analysis.retests)


def _pair(each: Rivals, library: Library) -> Pair:
    condition = library.retest_conditions[each.condition].name
    return Pair(
        finding=_finding(each, library),
        condition=condition.lower(),
        outcome=_outcome(each, condition, library) if each.separated else "",
        columns=(_column(each.first, library), _column(each.second, library)),
    )


def _outcome(each: Rivals, condition: str, library: Library) -> str:
    """What the re-test showed, and which of the two it speaks for."""
    favoured = each.first if each.change == BETTER else each.second
    how_far = "speaks for" if each.change == BETTER else "speaks softly for"
    return f"{condition}: {each.change}. That {how_far} the {place_words(favoured.node, library)}."


def _column(each: Explanation, library: Library) -> Column:
    return Column(
        place=sentence_case(place_words(each.node, library)),
        says=each.says,
        supporting=lines_of(each.supporting, FOR, library),
        against=lines_of(each.against, AGAINST, library),
        examined=each.examined,
    )


def _retest(each: Rivals, library: Library) -> Retest:
    condition = library.retest_conditions[each.condition]
    return Retest(
        finding=_finding(each, library),
        test=test_words(library.test_of(library.observation(each.observation))),
        condition=condition.name,
        how=condition.how,
        why=each.why,
        seconds=condition.seconds,
    )


def _finding(each: Rivals, library: Library) -> str:
    side = f", {each.side}" if each.side else ""
    return f"{library.signs[each.observation].label}{side}"
