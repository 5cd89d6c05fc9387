"""The tests one may choose from, by how the client lies, sits or stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from therapy.assessments.battery.order import added, moved, without
from therapy.assessments.progress import POSITIONS
from therapy.assessments.sheet import BODY_MAP
from therapy.assessments.words import test_words
from therapy.knowledge import Library
from therapy.knowledge.records import Test

UP, DOWN = -1, 1


@dataclass(frozen=True, slots=True)
class Choosable:
    id: str
    name: str
    minutes: int


def choosable(library: Library, *, without_these: Collection[str] = ()) -> list[tuple[str, list[Choosable]]]:
    """Every test that is not there yet, by position."""
    groups: dict[str, list[Choosable]] = {}
    for test in sorted(library.tests.values(), key=lambda each: each.order):
        if test.id not in without_these:
            groups.setdefault(heading_of(test), []).append(choice_of(test))
    return list(groups.items())


def choice_of(test: Test) -> Choosable:
    return Choosable(test.id, test_words(test), round(test.minutes))


def heading_of(test: Test) -> str:
    return "Before we start" if test.id == BODY_MAP else POSITIONS[test.position]


def rearranged(tests: Sequence[str], said: Any) -> list[str]:
    """The list after the button that was pressed: up, down, out, or more that were ticked."""
    if test := said.get("up"):
        return moved(tests, test, UP)
    if test := said.get("down"):
        return moved(tests, test, DOWN)
    if test := said.get("out"):
        return without(tests, test)
    return added(tests, said.getlist("more"))
