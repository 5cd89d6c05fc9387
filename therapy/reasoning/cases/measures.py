"""Reading the numbers of a measurement by the keys and units of its test."""

from collections.abc import Mapping
from dataclasses import dataclass

from yaml.nodes import Node

from therapy.knowledge.reading import Page, did_you_mean
from therapy.knowledge.reading.compounds import Marked
from therapy.knowledge.reading.marks import Between
from therapy.knowledge.reading.scalars import SCALARS, UNREAD, Reader, shown
from therapy.knowledge.records import Measure, RecordingType, Test, Unit
from therapy.reasoning.values import Reading

SCALES = {Unit.ZERO_TO_THREE: Between(0, 3), Unit.ZERO_TO_TEN: Between(0, 10)}
MAY_BE_NEGATIVE = {Unit.DEGREES, Unit.PRESSURE, Unit.CENTIMETRES}
"""Angles and pressures below the start, and a reach that goes past it."""

NOT_NEGATIVE = Between(0, 1000)
PLUS_OR_MINUS = Between(-1000, 1000)


@dataclass(frozen=True, slots=True)
class Choice:
    """Reads one of the words a measure offers."""

    options: tuple[str, ...]

    @property
    def wanted(self) -> str:
        return "one of: " + ", ".join(self.options)

    def __call__(self, node: Node, key: str, page: Page, /) -> Reading | object:
        if node.value in self.options:
            return str(node.value)
        page.wrong(node, f"'{key}' is {shown(node)}, but must be {self.wanted}.", key)
        return UNREAD


def read_measures(test: Test, given: Mapping[str, Node], page: Page) -> dict[str, Reading]:
    """The numbers, words and yes-or-nos of one measurement; every mistake goes to the page."""
    readers = readers_of(test)
    values: dict[str, Reading] = {}
    for key, node in given.items():
        if key not in readers:
            page.wrong(node, f"'{key}' is not measured in the test '{test.id}'.{_instead(key, readers)}", key)
            continue
        value = readers[key](node, key, page)
        if value is not UNREAD:
            values[key] = value
    return values


def readers_of(test: Test) -> dict[str, Reader]:
    """How each key of a test is read."""
    recording = test.recording
    readers: dict[str, Reader] = {
        each.key: _measure_reader(each) for each in (*recording.measures, *recording.per_site)
    }
    readers |= {item.key: SCALARS[float] for item in recording.items}
    readers |= dict.fromkeys(recording.modifiers, SCALARS[bool])
    if recording.type is RecordingType.SCORE and recording.range:
        readers["score"] = Marked(SCALARS[float], (Between(*recording.range),))
    if recording.type is RecordingType.GRADE_0_3:
        readers["grade"] = readers["score"] = Marked(SCALARS[int], (Between(0, 3),))
    if recording.methods:
        readers["method"] = Choice(recording.methods)
    return readers


def _measure_reader(measure: Measure) -> Reader:
    if measure.options:
        return Choice(measure.options)
    limits = SCALES.get(measure.unit) if measure.unit else None
    usual = PLUS_OR_MINUS if measure.unit in MAY_BE_NEGATIVE else NOT_NEGATIVE
    return Marked(SCALARS[float], (limits or usual,))


def _instead(key: str, readers: Mapping[str, Reader]) -> str:
    if not readers:
        return " It has no numbers: write what was seen under 'findings'."
    return did_you_mean(key, readers) or f" Its keys are: {', '.join(sorted(readers))}."
