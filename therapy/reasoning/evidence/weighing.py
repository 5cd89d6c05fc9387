"""From findings to votes: what each finding says, and how strongly, of places and of muscles.

strength = severity / 3 × link × evidence × reliability × how well it was done. A finding of severity 0 votes against
everything its sign would speak for.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from therapy.knowledge import Library
from therapy.knowledge.records import ANY_REGION, Arm, Evidence, Mechanism, ReliabilityGrade, Scoring, Side, SignKind
from therapy.knowledge.signs import Links, Sign
from therapy.reasoning.evidence.joining import Arms, MuscleSide, join_unsided
from therapy.reasoning.evidence.votes import Ballot, Standing, Vote, counted
from therapy.reasoning.values import BOTH_SIDES, Done, FindingMade, Node

type Quality = Callable[[Sign, Side], Done]

TESTED_EVIDENCE = frozenset({Evidence.STRONG, Evidence.MODERATE, Evidence.WEAK})
TESTED_GRADES = frozenset({ReliabilityGrade.A, ReliabilityGrade.B, ReliabilityGrade.C})
SOFT_KINDS = frozenset({SignKind.POSTURE, SignKind.REPORTED})
CLEAR, MARKED = 2, 3
MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Weighed:
    """All votes, counted: on each arm of each muscle and side, and on each mechanism at each place.

    `muscles` are the votes as they were cast; in `joined` those without a side have joined the sides, or these them.
    """

    muscles: Mapping[MuscleSide, Arms]
    joined: Mapping[MuscleSide, Arms]
    places: Mapping[Node, Mapping[Mechanism, Ballot]]


def well_done(_sign: Sign, _side: Side) -> Done:
    """The quality of every test, where nobody said otherwise."""
    return Done.GOOD


def weigh(findings: Iterable[FindingMade], library: Library, quality: Quality = well_done) -> Weighed:
    """Turn every finding into votes. `quality` says how well a sign could be looked for on a side."""
    cast = _Cast(library)
    for finding in findings:
        sign = library.signs[finding.observation]
        if not sign.note_only:
            for side in _sides(finding, sign, library):
                cast.add(finding, sign, side, quality(sign, side))
    muscles = _ballots(cast.muscles, library.scoring)
    return Weighed(muscles, join_unsided(muscles, library), _ballots(cast.places, library.scoring))


def node_of(region: str, side: Side, library: Library) -> Node:
    """The place a region and a side stand for; the trunk is one place."""
    return Node(region, Side.MIDLINE if library.regions[region].trunk else side)


def factor(sign: Sign, scoring: Scoring) -> float:
    """How far a sign's evidence and reliability let it count, 0 to 1; less if it is common without pain."""
    common = scoring.common_weight if sign.common else 1.0
    return scoring.evidence_weights[sign.evidence] * scoring.reliability_weights[sign.grade] * common


def _sides(finding: FindingMade, sign: Sign, library: Library) -> tuple[Side, ...]:
    """The sides a finding counts for: without a side, a limb's finding counts for both."""
    if finding.side or (sign.region != ANY_REGION and library.regions[sign.region].trunk):
        return (finding.side,)
    return BOTH_SIDES


def _ballots[At, Question](
    votes: Mapping[At, Mapping[Question, list[Vote]]], scoring: Scoring
) -> dict[At, dict[Question, Ballot]]:
    return {at: {question: counted(those, scoring) for question, those in asked.items()} for at, asked in votes.items()}


class _Cast:
    """The votes cast so far."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.muscles: dict[MuscleSide, dict[Arm, list[Vote]]] = defaultdict(lambda: defaultdict(list))
        self.places: dict[Node, dict[Mechanism, list[Vote]]] = defaultdict(lambda: defaultdict(list))

    def add(self, finding: FindingMade, sign: Sign, side: Side, done: Done) -> None:
        """Cast every vote of one finding on one side."""
        place, votes = _votes_of(sign.id, side, finding.severity, done, self._library)
        if place and sign.mechanism:
            self.places[node_of(sign.region, side, self._library)][sign.mechanism].append(place)
        for muscle, arm, vote in votes:
            self.muscles[muscle][arm].append(vote)


@dataclass(frozen=True, slots=True)
class Link:
    """What a sign says of one muscle, or of its place: the weight it has when it is marked and well done."""

    weight: float
    is_main: bool
    muscle: str = ""
    arm: Arm = Arm.OVER
    crosses: bool = False
    sided: bool = True

    def on(self, side: Side) -> Side:
        """The side of the muscle for a sign on this side."""
        if not self.sided:
            return Side.MIDLINE
        return side.opposite if self.crosses else side


@lru_cache(maxsize=MOST_KEPT)
def _votes_of(
    sign_id: str, side: Side, severity: int, done: Done, library: Library
) -> tuple[Vote | None, tuple[tuple[MuscleSide, Arm, Vote], ...]]:
    """The vote of a sign on its place, and on muscles. Kept: it tells of the knowledge and of nobody."""
    sign, quality = library.signs[sign_id], library.scoring.quality_weights[done]
    place, links = _spoken_of(sign_id, library)

    def vote(link: Link) -> Vote:
        capacity = link.weight * quality
        standing = _standing(sign, severity, done, is_main=link.is_main)
        return Vote(sign.group, sign_id, side, severity, severity / 3 * capacity, capacity, standing)

    votes = tuple(((link.muscle, link.on(side)), link.arm, vote(link)) for link in links)
    return vote(place) if place else None, votes


@cache
def _spoken_of(sign_id: str, library: Library) -> tuple[Link | None, tuple[Link, ...]]:
    """What a sign says of its place, if it does, and of every muscle; worked out once for each library."""
    sign, scoring = library.signs[sign_id], library.scoring
    least = max(scoring.main_link_least, scoring.main_link_share * sign.main_link)
    weight = factor(sign, scoring)

    def link(muscle: str, arm: Arm, share: float, crosses: bool) -> Link:
        return Link(share * weight, share >= least, muscle, arm, crosses, library.muscles[muscle].sided)

    tables: tuple[tuple[Links, bool], ...] = ((sign.links, False), (sign.opposite, True))
    links = tuple(
        link(muscle, arm, share, crosses)
        for by_arm, crosses in tables
        for arm, table in by_arm.items()
        for muscle, share in table.items()
    )
    speaks = sign.mechanism and sign.confidence and sign.region != ANY_REGION
    return Link(sign.confidence * weight, sign.confidence >= least) if speaks else None, links


def _standing(sign: Sign, severity: int, done: Done, *, is_main: bool) -> Standing:
    """Posture, reports, contested or common signs and tests done poorly never go beyond low by themselves."""
    soft = sign.kind in SOFT_KINDS or sign.evidence is Evidence.CONTESTED
    if soft or sign.common or done is Done.POOR:
        return Standing.CAPPED
    if 0 < severity < CLEAR:
        return Standing.SLIGHT
    tested = sign.evidence in TESTED_EVIDENCE and sign.grade in TESTED_GRADES
    if not (is_main and tested and done is Done.GOOD):
        return Standing.CLEAR
    return Standing.MARKED if severity == MARKED else Standing.GOOD
