"""What the client marked on the body map as findings of signs: tension and recurrence, region by region."""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.knowledge.records import Metric
from therapy.knowledge.signs import RECURRENCE, TENSION
from therapy.reasoning.values import BodyMapEntry, FindingMade, Node, Origin


def marked(body_map: Iterable[BodyMapEntry], library: Library) -> Iterator[FindingMade]:
    """Tension and recurrence that were marked. A mark of 0 is no evidence: an empty chart is not an examination."""
    for entry in body_map:
        for name, mark, value in (
            ("tension", TENSION, entry.tension),
            ("recurrence", RECURRENCE, entry.recurrence),
        ):
            severity = mark_severity(mark, value, library)
            if severity:
                yield FindingMade(f"{name}:{entry.region}", entry.side, severity, Origin.MEASURED)


def mark_severity(mark: str, value: float | str, library: Library) -> int:
    """The severity, 0 to 3, of a mark on the body map."""
    trigger = library.observation(mark).trigger
    assert trigger is not None, f"{mark} has a trigger in the knowledge"
    if trigger.metric is Metric.OPTION:
        return trigger.severities.get(str(value), 0)
    return sum(float(value) >= step for step in trigger.steps or ())


def complaints(body_map: Iterable[BodyMapEntry], library: Library) -> tuple[Node, ...]:
    """The places the client complains of: enough pain or tension, in a fixed order."""
    from_ = library.scoring.complaint_from
    return tuple(sorted({Node(each.region, each.side) for each in body_map if max(each.pain, each.tension) >= from_}))
