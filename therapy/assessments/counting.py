"""Scores that are counted from other fields of their test: from which, and what each value is worth."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from therapy.assessments.field_names import entry_name, finding_name
from therapy.assessments.sheet import WHOLE, Entry, asked_items
from therapy.assessments.words import SEVERITIES
from therapy.knowledge.records import RecordingType, ScoreItem, Test

SCORE = "score"
NO, YES = "no", "yes"


@dataclass(frozen=True, slots=True)
class Counted:
    """One field that a score is counted from, and the points for each value it may have."""

    field: str
    points: Mapping[str, int]


def counted_from(test: Test, entry: Entry, side: str) -> tuple[Counted, ...]:
    """The fields that give this entry on a side; none where it is told or measured, and not counted."""
    if entry.key != SCORE or test.recording.type is not RecordingType.SCORE:
        return ()
    return (*_from_findings(test, side), *_from_answers(test))


def _from_findings(test: Test, side: str) -> Iterator[Counted]:
    by_observation: dict[str, list[ScoreItem]] = {}
    for item in test.recording.items:
        if item.seen:
            by_observation.setdefault(item.seen, []).append(item)
    for seen, items in by_observation.items():
        points = {f"{severity}": _points(items, severity) for severity in range(len(SEVERITIES))}
        yield Counted(finding_name(seen, side), points)


def _from_answers(test: Test) -> Iterator[Counted]:
    for item in asked_items(test):
        yield Counted(entry_name(item.key, "", *WHOLE), {NO: 0, YES: item.points})


def _points(items: list[ScoreItem], severity: int) -> int:
    """What a severity is worth: the points of the last line that applies, or none."""
    applying = [item.points for item in items if severity >= item.from_severity]
    return applying[-1] if applying else 0
