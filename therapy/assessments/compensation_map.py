"""The compensation map: the suspected drivers and the places of the best-supported paths, numbered, with arrows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from therapy.assessments.words import MECHANISM_NOTES, MECHANISMS, named, region_words, test_words, unit_of
from therapy.knowledge import Library
from therapy.knowledge.records import Mechanism
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.evidence.asymmetry import Asymmetry
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis, place_words
from therapy.reasoning.values import FindingMade, Node

PATHS_DRAWN, DRIVERS_DRAWN = 3, 3
HALF_BAR, MIDDLE = 80, 82


@dataclass(frozen=True, slots=True)
class SideBars:
    """One measure of both sides, drawn from a middle line; widths are 0 to 80."""

    name: str
    left: str
    right: str
    left_width: float
    right_width: float
    index: str
    low_side: str
    flagged: bool
    words: str

    @property
    def left_start(self) -> float:
        return MIDDLE - 1 - self.left_width


@dataclass(frozen=True, slots=True)
class Coping:
    """One of the two ways the body copes, and where it was seen."""

    mechanism: str
    icon: str
    says: str
    places: tuple[tuple[str, str], ...]


def cascade_of(analysis: Analysis, library: Library) -> dict[str, Any]:
    """Nodes and links for the drawing; the first node is the best-supported driver, the others go with its paths."""
    paths = analysis.cascades[:PATHS_DRAWN]
    starts = [each.node for each in analysis.drivers[: 1 if paths else DRIVERS_DRAWN]]
    places = list(dict.fromkeys([*starts, *(at for each in paths for at in each.path.nodes)]))
    links = {(hop.start, hop.end): each for each in reversed(paths) for hop in each.path.hops}
    return {
        "nodes": [_node(at, paths, analysis, library) for at in places],
        "links": [
            {"from": places.index(start), "to": places.index(end), "strength": _findings_at(end, each, library)}
            for (start, end), each in links.items()
        ],
    }


def coping_of(findings: Iterable[FindingMade], library: Library) -> tuple[Coping, ...]:
    """The two compensations, place by place, in the words of what was seen."""
    seen = [each for each in findings if each.severity]
    return (
        Coping(
            MECHANISMS[Mechanism.PROTECTIVE_TIGHTENING],
            "lock",
            "The strongest muscle around the joint grips.",
            _places(seen, Mechanism.PROTECTIVE_TIGHTENING, library),
        ),
        Coping(
            MECHANISMS[Mechanism.ALTERED_MOVEMENT],
            "swap",
            "The task is done another way.",
            _places(seen, Mechanism.ALTERED_MOVEMENT, library),
        ),
    )


def side_bars(asymmetries: Iterable[Asymmetry], library: Library) -> tuple[SideBars, ...]:
    return tuple(_bars(each, library) for each in asymmetries)


def _node(at: Node, paths: tuple[CascadeHypothesis, ...], analysis: Analysis, library: Library) -> dict[str, str]:
    is_driver = at == _suspected(paths, analysis)
    bands = [each.path.band for each in paths if at in each.path.nodes]
    bands += [each.band for each in analysis.drivers if each.node == at]
    kind = "driver" if is_driver else "weak" if bands[0] == library.scoring.bands[-1].name else "strong"
    name = place_words(at, library)
    return {
        "region": at.region,
        "side": str(at.side),
        "kind": kind,
        "name": name[:1].upper() + name[1:],
        "note": "suspected driver" if is_driver else _how(at, analysis, library),
    }


def _suspected(paths: tuple[CascadeHypothesis, ...], analysis: Analysis) -> Node:
    """The place that stands out as driver; the start of the best path where no place does."""
    return analysis.drivers[0].node if analysis.drivers else paths[0].path.nodes[0]


def _how(at: Node, analysis: Analysis, library: Library) -> str:
    """The mechanism seen most at a place, in lower case; a bare complaint where nothing was seen."""
    counts: dict[str, int] = {}
    for each in analysis.findings:
        observation = library.signs[each.observation]
        if each.severity and observation.mechanism and observation.region == at.region and _meets(each, at):
            counts[observation.mechanism] = counts.get(observation.mechanism, 0) + each.severity
    return MECHANISM_NOTES[max(counts, key=lambda one: counts[one])] if counts else "complaint"


def _meets(each: FindingMade, at: Node) -> bool:
    """Whether a finding lies on the side of a place; the midline meets both."""
    return each.side == at.side or "" in (each.side, at.side)


def _findings_at(at: Node, each: CascadeHypothesis, library: Library) -> int:
    observations = (library.signs.get(reason.observation) for reason in each.supporting)
    return sum(seen is not None and seen.region == at.region for seen in observations) or 1


def _places(seen: Iterable[FindingMade], mechanism: Mechanism, library: Library) -> tuple[tuple[str, str], ...]:
    places: dict[str, list[str]] = {}
    for each in sorted(seen, key=lambda one: -one.severity):
        observation = library.signs[each.observation]
        if observation.mechanism is mechanism and observation.region in library.regions:
            region = region_words(library.regions[observation.region])
            place = f"{each.side.capitalize()} {region.lower()}" if each.side else region
            label = observation.label[:1].lower() + observation.label[1:]
            places.setdefault(place, []).append(label)
    return tuple((place, "; ".join(dict.fromkeys(labels))) for place, labels in places.items())


def _bars(each: Asymmetry, library: Library) -> SideBars:
    test = library.tests[each.test]
    unit = next((measure.unit for measure in test.recording.measures if measure.key == each.measure), None)
    most = max(abs(each.left), abs(each.right)) or 1
    words = unit_of(str(unit or ""))
    return SideBars(
        name=f"{test_words(test)}: {named(each.measure).lower()}",
        left=f"{each.left:g}{words}",
        right=f"{each.right:g}{words}",
        left_width=round(HALF_BAR * abs(each.left) / most, 1),
        right_width=round(HALF_BAR * abs(each.right) / most, 1),
        index=f"{each.index_percent:.0f}%"
        if each.index_percent is not None
        else f"{abs(each.left - each.right):g}{words}",
        low_side=str(each.weaker),
        flagged=each.flagged,
        words=each.words,
    )
