"""A rule of the knowledge as one sentence: the record that fires it, and one that just does not."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pytest

from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Side
from therapy.reasoning.evidence.collect import all_findings
from therapy.reasoning.values import ClientFacts, Record

HOW_MUCH = ("not", "slightly", "clearly", "markedly")
SEVERITIES = ("not seen", "slight", "clear", "marked")

type Shown = Mapping[str, int | None]
"""Severities by "sign side"; None is not told at all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`of` is the record it belongs to; `shows` follows from `fires`, `shows_not` from `silent`."""

    of: str
    says: str
    fires: Record
    silent: Record
    shows: Shown
    shows_not: Shown


@dataclass(frozen=True, slots=True)
class Kind:
    """All rules of one kind, and, counted apart from them, the records that must have one."""

    rules: Callable[[Library], Iterator[Rule]]
    records: Callable[[Library], Iterable[str]]


def table(rules: Callable[[Library], Iterator[Rule]]):
    """The rules as parameters, each by its sentence."""
    return pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.says) for rule in rules(load_library())])


def told(record: Record, asked: Collection[str], library: Library) -> dict[str, int | None]:
    """What a record tells of what is asked; a remark counts as 1."""
    collected = all_findings(record, library)
    shown = {place(each.observation, each.side): each.severity for each in collected.findings}
    shown |= {f"{place(each.sign, each.side)}: {each.words}": 1 for each in collected.remarks}
    shown |= {f"only noted: {words}": 1 for words in collected.recorded_only}
    return {each: shown.get(each) for each in asked}


def place(sign: str, side: Side) -> str:
    return f"{sign} {side}".strip()


def lacking(rules: Iterable[Rule], records: Iterable[str]) -> set[str]:
    """The records no rule fires, or that no rule just does not fire; rules of no record are lacking too."""
    both_sides = {rule.of for rule in rules if rule.shows != rule.shows_not}
    return both_sides ^ set(records)


def side_of(*, sided: bool) -> Side:
    return Side.LEFT if sided else Side.MIDLINE


def on(side: Side) -> str:
    return f" on the {side}" if side else ""


def steps(amount: float, each: Iterable[float]) -> int:
    return sum(amount >= step for step in each)


def somebody(ages: str, sex: str | None) -> ClientFacts:
    """A client of the youngest age in a band, and of this sex."""
    return ClientFacts(age=None if ages == "0+" else int(ages.rstrip("+").partition("-")[0]), sex=sex or "")


def who(ages: str, sex: str | None) -> str:
    years = "" if ages == "0+" else f" at {ages} years"
    return f"{years}{f', {sex}' if sex else ''}"
