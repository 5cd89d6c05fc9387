"""From findings to votes: what each finding says, and how strongly, of places and of muscles (model.md 5)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from therapy.knowledge import Library
from therapy.knowledge.records import ANY_REGION, Mechanism, Metric, Observation, Side
from therapy.reasoning.evidence.votes import Vote
from therapy.reasoning.values import BOTH_SIDES, BodyMapEntry, FindingMade, Node

BODY_MAP = "body_map"
TENSION, RECURRENCE = "bm_tension", "bm_recurrent"

type MuscleSide = tuple[str, Side]


@dataclass(slots=True)
class PlaceRead:
    """What was looked at, seen and not seen at one place."""

    burden: dict[Mechanism, list[Vote]] = field(default_factory=lambda: defaultdict(list))
    examined: set[str] = field(default_factory=set)
    positive: set[str] = field(default_factory=set)
    seen: list[Vote] = field(default_factory=list)
    clear: list[Vote] = field(default_factory=list)


@dataclass(slots=True)
class MuscleRead:
    """The votes that one muscle on one side does too much, or too little, and the tests that could have said so."""

    over: list[Vote] = field(default_factory=list)
    under: list[Vote] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Weighed:
    """All votes, by place and by muscle."""

    places: dict[Node, PlaceRead] = field(default_factory=lambda: defaultdict(PlaceRead))
    muscles: dict[MuscleSide, MuscleRead] = field(default_factory=lambda: defaultdict(MuscleRead))


def weigh(findings: Iterable[FindingMade], body_map: Iterable[BodyMapEntry], library: Library) -> Weighed:
    """Turn every finding and every mark on the body map into votes."""
    weighed = Weighed()
    for finding in findings:
        for side in _sides(finding, library):
            _weigh_finding(finding, side, weighed, library)
    for entry in body_map:
        _weigh_mark(entry, weighed, library)
    return weighed


def node_of(region: str, side: Side, library: Library) -> Node:
    """The place a region and a side stand for; the trunk is one place."""
    return Node(region, Side.MIDLINE if library.regions[region].trunk else side)


def factor(observation: Observation, library: Library) -> float:
    """How far an observation's evidence and its test's reliability let it count, 0 to 1."""
    scoring = library.scoring
    grade = library.test_of(observation).reliability.grade
    return scoring.evidence_weights[observation.evidence] * scoring.reliability_weights[grade]


def _sides(finding: FindingMade, library: Library) -> tuple[Side, ...]:
    """The sides a finding counts for: without a side, a limb's finding counts for both."""
    region = library.observation(finding.observation).region
    if finding.side or (region != ANY_REGION and library.regions[region].trunk):
        return (finding.side,)
    return BOTH_SIDES


def _weigh_finding(finding: FindingMade, side: Side, weighed: Weighed, library: Library) -> None:
    observation = library.observation(finding.observation)
    test = library.test_of(observation).id
    weight = factor(observation, library)

    def vote(confidence: float) -> Vote:
        return Vote(test, finding.severity / 3 * confidence * weight, finding.observation, side, finding.severity)

    if observation.region != ANY_REGION:
        whole = Vote(test, observation.confidence * weight, finding.observation, side, finding.severity)
        place = weighed.places[node_of(observation.region, side, library)]
        _weigh_place(place, observation.mechanism, vote(observation.confidence), whole)
    for muscle, over, link, at in _links(observation, side, library):
        read = weighed.muscles[muscle, at]
        read.asked.add(test)
        if finding.severity:
            (read.over if over else read.under).append(vote(link))


def _weigh_place(place: PlaceRead, mechanism: Mechanism, vote: Vote, whole: Vote) -> None:
    """Add a finding to its place; `whole` carries the weight it would have at full severity."""
    place.examined.add(vote.test)
    if not vote.severity:
        place.clear.append(whole)
        return
    place.seen.append(whole)
    place.positive.add(vote.test)
    place.burden[mechanism].append(vote)


def _links(observation: Observation, side: Side, library: Library) -> list[tuple[str, bool, float, Side]]:
    """Every muscle an observation speaks of: whether too much (else too little), the weight, and the side."""
    arms: tuple[tuple[Mapping[str, float], bool, Side], ...] = (
        (observation.overactive, True, side),
        (observation.underactive, False, side),
        (observation.overactive_opposite, True, side.opposite),
        (observation.underactive_opposite, False, side.opposite),
    )
    return [
        (muscle, over, link, at if library.muscles[muscle].sided else Side.MIDLINE)
        for links, over, at in arms
        for muscle, link in links.items()
    ]


def _weigh_mark(entry: BodyMapEntry, weighed: Weighed, library: Library) -> None:
    """Tension and recurrence count as protective tightening, softly; pain enters through support alone."""
    place = weighed.places[node_of(entry.region, entry.side, library)]
    tension = mark_severity(TENSION, entry.tension, library)
    for mark, severity in ((TENSION, tension), (RECURRENCE, mark_severity(RECURRENCE, entry.recurrence, library))):
        if severity:
            observation = library.observation(mark)
            strength = severity / 3 * observation.confidence * factor(observation, library)
            vote = Vote(BODY_MAP, strength, mark, entry.side, severity)
            place.burden[Mechanism.PROTECTIVE_TIGHTENING].append(vote)
    if tension:
        _tense_muscles(entry, tension, weighed, library)


def _tense_muscles(entry: BodyMapEntry, severity: int, weighed: Weighed, library: Library) -> None:
    """A tense region speaks, most softly of all, of its releasable muscles that are commonly over-active."""
    weight = library.scoring.body_map_muscle_weight * factor(library.observation(TENSION), library)
    for muscle in library.muscles_at(entry.region):
        if muscle.tendency == "overactive" and muscle.releasable:
            read = weighed.muscles[muscle.id, entry.side if muscle.sided else Side.MIDLINE]
            read.asked.add(BODY_MAP)
            read.over.append(Vote(BODY_MAP, severity / 3 * weight, TENSION, entry.side, severity))


def mark_severity(mark: str, value: float | str, library: Library) -> int:
    """The severity, 0 to 3, of a mark on the body map."""
    trigger = library.observation(mark).trigger
    assert trigger is not None, f"{mark} has a trigger in the knowledge"
    if trigger.metric is Metric.OPTION:
        return trigger.severities.get(str(value), 0)
    return sum(float(value) >= step for step in trigger.steps or ())
