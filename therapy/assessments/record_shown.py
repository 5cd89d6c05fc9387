"""What was recorded, test by test and in words: the page of a practice that does without suggestions."""

from dataclasses import dataclass

from therapy.assessments.analysis import body_map_from
from therapy.assessments.books.words import lines_of
from therapy.assessments.hypotheses.lines import sentence_case
from therapy.assessments.models import Assessment, BodyMapEntry, Measurement
from therapy.assessments.words import severity_words
from therapy.knowledge import Library
from therapy.reasoning import values
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.evidence.weighing import node_of
from therapy.reasoning.hypotheses.explanation import place_words

BODY_MAP_TITLE, EXAMINED_TITLE = "Body map", "Examined"


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one test, or of one kind of record."""

    title: str
    lines: tuple[str, ...]


def record_shown(assessment: Assessment, analysis: Analysis, library: Library) -> tuple[Part, ...]:
    """Everything recorded in a finished assessment. Two queries."""
    scope = {"assessment": assessment}
    marked = body_map_from(BodyMapEntry.objects.of(assessment.client).filter(**scope))
    examined = lines_of(Measurement.objects.of(assessment.client).filter(**scope), library)
    marks = tuple(_mark_words(each, library) for each in marked)
    parts = [Part(BODY_MAP_TITLE, marks), *_tests(analysis, library), Part(EXAMINED_TITLE, examined)]
    return tuple(each for each in parts if each.lines)


def _tests(analysis: Analysis, library: Library) -> list[Part]:
    """Each test with its observations, both sides of one in one line."""
    by_test: dict[str, dict[str, list[str]]] = {}
    for finding in analysis.findings:
        sign = library.signs[finding.observation]
        if sign.id in library.observations:
            seen = " ".join(filter(None, (finding.side, severity_words(finding.severity))))
            by_test.setdefault(sign.group_name, {}).setdefault(sign.label, []).append(seen)
    return [Part(name, tuple(map(_line, lines.items()))) for name, lines in by_test.items()]


def _line(seen: tuple[str, list[str]]) -> str:
    """Such as "Knee travels inward: left clear, right not seen"."""
    label, sides = seen
    return f"{label}: {', '.join(sides)}"


def _mark_words(each: values.BodyMapEntry, library: Library) -> str:
    place = sentence_case(place_words(node_of(each.region, each.side, library), library))
    return f"{place}: pain {each.pain:g}, tension {each.tension:g}, of 10"
