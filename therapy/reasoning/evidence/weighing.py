"""From findings to votes: what each finding says, and how strongly, of places and of muscles.

strength = severity / 3 × link × evidence × reliability × how well it was done. A finding of severity 0 votes against
everything its sign would speak for.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from therapy.knowledge import Library
from therapy.knowledge.records import ANY_REGION, Arm, Evidence, Mechanism, ReliabilityGrade, Scoring, Side, SignKind
from therapy.knowledge.signs import Links, Sign
from therapy.reasoning.evidence.votes import Ballot, Standing, Vote
from therapy.reasoning.values import BOTH_SIDES, Done, FindingMade, Node

type MuscleSide = tuple[str, Side]
type Quality = Callable[[Sign, Side], Done]

TESTED_EVIDENCE = frozenset({Evidence.STRONG, Evidence.MODERATE, Evidence.WEAK})
TESTED_GRADES = frozenset({ReliabilityGrade.A, ReliabilityGrade.B, ReliabilityGrade.C})
SOFT_KINDS = frozenset({SignKind.POSTURE, SignKind.REPORTED})
CLEAR, MARKED = 2, 3


@dataclass(slots=True)
class Weighed:
    """All votes: on each arm of each muscle and side, and on each mechanism at each place."""

    muscles: dict[MuscleSide, dict[Arm, Ballot]] = field(default_factory=lambda: defaultdict(dict))
    places: dict[Node, dict[Mechanism, Ballot]] = field(default_factory=lambda: defaultdict(dict))


def well_done(_sign: Sign, _side: Side) -> Done:
    """The quality of every test, where nobody said otherwise."""
    return Done.GOOD


def weigh(findings: Iterable[FindingMade], library: Library, quality: Quality = well_done) -> Weighed:
    """Turn every finding into votes. `quality` says how well a sign could be looked for on a side."""
    weighed = Weighed()
    for finding in findings:
        sign = library.signs[finding.observation]
        if not sign.note_only:
            for side in _sides(finding, sign, library):
                _Weighing(finding, sign, side, quality(sign, side), library).add_to(weighed)
    return weighed


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


@dataclass(frozen=True, slots=True)
class _Weighing:
    """One finding on one side, being weighed."""

    finding: FindingMade
    sign: Sign
    side: Side
    done: Done
    library: Library

    def add_to(self, weighed: Weighed) -> None:
        if self.sign.mechanism and self.sign.confidence and self.sign.region != ANY_REGION:
            place = weighed.places[node_of(self.sign.region, self.side, self.library)]
            place.setdefault(self.sign.mechanism, Ballot(self.library.scoring)).add(self._vote(self.sign.confidence))
        for muscle, arm, link, side in self._links():
            weighed.muscles[muscle, side].setdefault(arm, Ballot(self.library.scoring)).add(self._vote(link))

    def _links(self) -> Iterator[tuple[str, Arm, float, Side]]:
        """Every muscle the sign speaks of: the arm, the weight, and the side."""
        tables: tuple[tuple[Links, Side], ...] = (
            (self.sign.links, self.side),
            (self.sign.opposite, self.side.opposite),
        )
        for links, side in tables:
            for arm, table in links.items():
                for muscle, link in table.items():
                    yield muscle, arm, link, side if self.library.muscles[muscle].sided else Side.MIDLINE

    def _vote(self, link: float) -> Vote:
        scoring = self.library.scoring
        capacity = link * factor(self.sign, scoring) * scoring.quality_weights[self.done]
        severity = self.finding.severity
        standing = self._standing(link)
        return Vote(self.sign.group, self.sign.id, self.side, severity, severity / 3 * capacity, capacity, standing)

    def _standing(self, link: float) -> Standing:
        if self.is_capped:
            return Standing.CAPPED
        if 0 < self.finding.severity < CLEAR:
            return Standing.SLIGHT
        if not self._is_good(link):
            return Standing.CLEAR
        return Standing.MARKED if self.finding.severity == MARKED else Standing.GOOD

    @property
    def is_capped(self) -> bool:
        """Posture, reports, contested or common signs and tests done poorly never go beyond low by themselves."""
        soft = self.sign.kind in SOFT_KINDS or self.sign.evidence is Evidence.CONTESTED
        return soft or bool(self.sign.common) or self.done is Done.POOR

    def _is_good(self, link: float) -> bool:
        """Whether this is a main link of a sign with some evidence, in a test people agree on, done well."""
        scoring = self.library.scoring
        main = link >= max(scoring.main_link_least, scoring.main_link_share * self.sign.main_link)
        tested = self.sign.evidence in TESTED_EVIDENCE and self.sign.grade in TESTED_GRADES
        return main and tested and self.done is Done.GOOD
