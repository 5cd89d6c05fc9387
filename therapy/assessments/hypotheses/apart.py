"""Rival explanations side by side, and the quick re-tests that would set them apart."""

from collections.abc import Collection
from dataclasses import dataclass

from therapy.assessments.hypotheses.lines import AGAINST, FOR, Line, lines_of, sentence_case
from therapy.assessments.words import test_words
from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.explanation import place_words
from therapy.reasoning.hypotheses.rivals import Explanation, Rivals
from therapy.reasoning.values import Change

BETTER = "better"
CHANGES = tuple((each.value, each.value.capitalize()) for each in Change)

type Looked = tuple[str, str, str]
"""A finding looked at again: its observation, its side, and the condition."""


@dataclass(frozen=True, slots=True)
class Again:
    """A finding to look at again under a condition, both in `words`; `is_kept` once it was done as a re-test."""

    observation: str
    side: str
    condition: str
    words: str
    test: str
    how: str
    is_kept: bool

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        return CHANGES


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
    again: Again
    columns: tuple[Column, Column]


@dataclass(frozen=True, slots=True)
class Retest:
    """One re-test worth doing: what to look at again, why, and how long it takes."""

    finding: str
    condition: str
    why: str
    seconds: int
    again: Again


def pairs_of(analysis: Analysis, library: Library, *, kept: Collection[Looked] = ()) -> tuple[Pair, ...]:
    """`kept` are the re-tests on record."""
    return tuple(_pair(each, kept, library) for each in analysis.rivals)


def retests_of(analysis: Analysis, library: Library) -> tuple[Retest, ...]:
    return tuple(_retest(each, library) for each in analysis.retests)


def retested_words(*, observation: str, condition: str, side: str, change: str, library: Library) -> str:
    """What was done, in a sentence: "Re-tested. Knee travels inward, left, with heels raised: better."."""
    seen = ", ".join(filter(None, (library.signs[observation].label, side)))
    again = f"{seen}, {library.retest_conditions[condition].name.lower()}"
    return f"Re-tested. {again}: {change}." if change else f"Taken back: {again}."


def _pair(each: Rivals, kept: Collection[Looked], library: Library) -> Pair:
    condition = library.retest_conditions[each.condition].name
    return Pair(
        finding=_finding(each, library),
        condition=condition.lower(),
        outcome=_outcome(each, condition, library) if each.separated else "",
        again=_again(each, library, kept),
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
        condition=condition.name,
        why=each.why,
        seconds=condition.seconds,
        again=_again(each, library),
    )


def _again(each: Rivals, library: Library, kept: Collection[Looked] = ()) -> Again:
    """An observation without a side is looked at once, also where it asks of a left and a right explanation."""
    observation, condition = library.observation(each.observation), library.retest_conditions[each.condition]
    side = str(each.side) if observation.sided else ""
    return Again(
        observation=observation.id,
        side=side,
        condition=each.condition,
        words=f"{_finding(each, library)}, {condition.name.lower()}",
        test=test_words(library.test_of(observation)),
        how=condition.how,
        is_kept=(observation.id, side, each.condition) in kept,
    )


def _finding(each: Rivals, library: Library) -> str:
    side = f", {each.side}" if each.side else ""
    return f"{library.signs[each.observation].label}{side}"
