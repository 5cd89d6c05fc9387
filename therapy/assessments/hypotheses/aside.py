"""What stands beside the hypotheses: remarks on measurements, what is kept and not scored, what explains nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from therapy.assessments.books.words import lines_of
from therapy.assessments.hypotheses.lines import sentence_case
from therapy.assessments.models import Measurement
from therapy.assessments.words import severity_words, test_words
from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.explanation import place_words
from therapy.reasoning.values import FindingMade


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines of words, each list in the order of the analysis."""

    remarks: tuple[str, ...]
    overruled: tuple[str, ...]
    recorded_only: tuple[str, ...]
    unexplained: tuple[str, ...]
    look_next: tuple[tuple[str, str], ...]


def aside_of(analysis: Analysis, library: Library, *, felt: Iterable[Measurement] = ()) -> Aside:
    """`felt` are notes of palpation, which the analysis does not know of."""
    return Aside(
        remarks=tuple(f"{_named(each.sign, each.side, library)}: {each.words}" for each in analysis.remarks),
        overruled=tuple(finding_words(each, library) for each in analysis.superseded),
        recorded_only=(*analysis.recorded_only, *lines_of(felt, library)),
        unexplained=tuple(finding_words(each, library) for each in analysis.unexplained),
        look_next=tuple(
            (
                sentence_case(place_words(gap.node, library)),
                " or ".join(test_words(library.tests[test]) for test in gap.tests),
            )
            for gap in analysis.look_next
        ),
    )


def finding_words(each: FindingMade, library: Library) -> str:
    """A finding in words: "Knee travels inward, left: clear"."""
    return f"{_named(each.observation, each.side, library)}: {severity_words(each.severity)}"


def _named(sign: str, side: Side, library: Library) -> str:
    return f"{library.signs[sign].label}, {side}" if side else library.signs[sign].label
