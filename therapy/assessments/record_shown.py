"""What was recorded, test by test and in words: the page of a practice that does without suggestions."""

from dataclasses import dataclass

from therapy.assessments.analysis import facts_at_hand, record_of
from therapy.assessments.hypotheses.aside import finding_words
from therapy.assessments.hypotheses.lines import sentence_case
from therapy.assessments.models import Assessment
from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.evidence.recorded import (
    length_in_words,
    range_in_words,
    retest_in_words,
    special_in_words,
    strength_in_words,
)
from therapy.reasoning.evidence.weighing import node_of
from therapy.reasoning.hypotheses.explanation import place_words
from therapy.reasoning.values import BodyMapEntry, Record

BODY_MAP_TITLE, EXAMINED_TITLE = "Body map", "Examined"


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one test, or of one kind of record."""

    title: str
    lines: tuple[str, ...]


def record_shown(assessment: Assessment, analysis: Analysis, library: Library) -> tuple[Part, ...]:
    """Everything recorded in a finished assessment. Three queries."""
    facts = facts_at_hand(assessment.client, today=assessment.started_at.date())
    record = record_of(assessment, client=facts, screen=None)
    marks = tuple(_mark_words(each, library) for each in record.body_map)
    parts = [Part(BODY_MAP_TITLE, marks), *_tests(analysis, library), Part(EXAMINED_TITLE, _examined(record, library))]
    return tuple(each for each in parts if each.lines)


def _tests(analysis: Analysis, library: Library) -> list[Part]:
    by_test: dict[str, list[str]] = {}
    for finding in analysis.findings:
        if finding.observation in library.observations:
            name = library.signs[finding.observation].group_name
            by_test.setdefault(name, []).append(finding_words(finding, library))
    return [Part(name, tuple(lines)) for name, lines in by_test.items()]


def _mark_words(each: BodyMapEntry, library: Library) -> str:
    place = sentence_case(place_words(node_of(each.region, each.side, library), library))
    return f"{place}: pain {each.pain:g}, tension {each.tension:g}, of 10"


def _examined(record: Record, library: Library) -> tuple[str, ...]:
    return (
        *(strength_in_words(each, library) for each in record.strength),
        *(range_in_words(each, record.client, library) for each in record.ranges),
        *(length_in_words(each, library) for each in record.lengths),
        *(special_in_words(each, library) for each in record.specials),
        *(f"Re-test: {retest_in_words(each, library)}" for each in record.retests),
    )
