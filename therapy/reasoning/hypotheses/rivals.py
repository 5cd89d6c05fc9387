"""Rivals: two explanations of one finding, side by side, until a re-test separates them.

A discriminator of the knowledge names both. Each is as strong as what was recorded for its place and its muscles; a
re-test that was done has voted already. The re-tests proposed are those that would tell most: where the two stand
close, and the finding is clear; of equal ones the quicker comes first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from therapy.knowledge import Library
from therapy.knowledge.records import Arm, Discriminator, Rival, Side
from therapy.knowledge.signs import Sign
from therapy.reasoning.evidence.joining import Arms, MuscleSide
from therapy.reasoning.evidence.reasons import Reason, reasons
from therapy.reasoning.evidence.votes import Ballot, Vote, no_votes, noisy_or, order_of
from therapy.reasoning.evidence.weighing import node_of
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.values import BOTH_SIDES, Change, FindingMade, Node, Retested

SEPARATED_BY = 0.3
"""Two scores further apart than this no longer rival each other; set by judgement."""

UNEXAMINED = 0.5
"""What a re-test would tell where one of the two places was never looked at, whatever the scores say."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One of two rival explanations, with what speaks for it, against it, and whether its place was examined."""

    node: Node
    says: str
    score: float
    examined: bool
    ballots: tuple[Ballot, ...] = field(repr=False, compare=False)
    library: Library = field(repr=False, compare=False)

    @property
    def supporting(self) -> tuple[Reason, ...]:
        """What speaks for it; made into words only when somebody reads them."""
        return reasons(_once(vote for ballot in self.ballots for vote in ballot.pro), self.library)

    @property
    def against(self) -> tuple[Reason, ...]:
        """What was looked for and not seen."""
        return reasons(_once(vote for ballot in self.ballots for vote in ballot.con), self.library)


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two explanations of one finding. `change` is what a re-test showed, "" while none was done.

    `gain` is how much a re-test would tell, 0 to 1.
    """

    discriminator: str
    observation: str
    side: Side
    condition: str
    why: str
    first: Explanation
    second: Explanation
    change: str
    gain: float

    @property
    def separated(self) -> bool:
        """Whether a re-test has set them apart."""
        return bool(self.change)


def rivals(
    findings: Iterable[FindingMade],
    retests: Iterable[Retested],
    votes: Mapping[MuscleSide, Arms],
    places: Places,
    library: Library,
) -> tuple[Rivals, ...]:
    """The rival explanations of everything that was seen, those a re-test would tell most of first."""
    judge = _Judge(votes, places, library)
    changes = {(each.observation, each.side, each.condition): each.change for each in retests}
    made = [
        judge.rivals(each, finding, side, changes.get((finding.observation, finding.side, each.condition)))
        for finding, each in _questions(findings, library)
        for side in _sides(finding, each, library)
    ]
    return tuple(sorted(_one_each(made), key=lambda each: (-each.gain, each.discriminator, each.side)))


def quickest(rivals: Iterable[Rivals], library: Library) -> tuple[Rivals, ...]:
    """The one or two re-tests worth doing now; each condition once, on both sides where both have as much to tell."""
    open_ones = sorted((each for each in rivals if each.gain), key=lambda each: _worth(each, library))
    best: dict[str, Rivals] = {}
    for each in open_ones:
        best.setdefault(each.condition, each)
    chosen = list(best.values())[: library.scoring.retests_shown]
    return tuple(
        each for first in chosen for each in open_ones if _worth(each, library)[:3] == _worth(first, library)[:3]
    )


def _worth(each: Rivals, library: Library) -> tuple[float, int, str, Side]:
    """More to tell first, to one decimal; then the quicker."""
    return -round(each.gain, 1), library.retest_conditions[each.condition].seconds, each.discriminator, each.side


def _questions(findings: Iterable[FindingMade], library: Library) -> Iterator[tuple[FindingMade, Discriminator]]:
    by_observation = _by_observation(library)
    for finding in findings:
        if finding.severity:
            yield from ((finding, each) for each in by_observation.get(finding.observation, ()))


@cache
def _by_observation(library: Library) -> Mapping[str, tuple[Discriminator, ...]]:
    """The discriminators that ask of each observation, in the order of the knowledge."""
    asked: dict[str, tuple[Discriminator, ...]] = {}
    for each in library.discriminators.values():
        asked |= {observation: (*asked.get(observation, ()), each) for observation in each.observations}
    return asked


def _sides(finding: FindingMade, each: Discriminator, library: Library) -> tuple[Side, ...]:
    """The sides a question is asked of: a finding without a side asks a limb's on both."""
    trunk = all(library.regions[rival.region].trunk for rival in (each.first, each.second))
    return (finding.side,) if finding.side or trunk else BOTH_SIDES


def _one_each(made: Iterable[Rivals]) -> Iterable[Rivals]:
    """One pair for each question and side: that of the finding with most to tell."""
    best: dict[tuple[str, Side], Rivals] = {}
    for each in sorted(made, key=lambda one: (not one.separated, -one.gain, one.observation)):
        best.setdefault((each.discriminator, each.side), each)
    return best.values()


@dataclass(frozen=True, slots=True)
class _Judge:
    """Says how strong an explanation stands by what was recorded."""

    votes: Mapping[MuscleSide, Arms]
    places: Places
    library: Library
    judged: dict[tuple[str, Side], Explanation] = field(default_factory=dict)

    def rivals(self, each: Discriminator, finding: FindingMade, side: Side, change: Change | None) -> Rivals:
        first, second = (self._judged(f"retest:{each.id}:{end}", rival, side) for end, rival in _ends(each))
        return Rivals(
            discriminator=each.id,
            observation=finding.observation,
            side=side,
            condition=each.condition,
            why=each.why,
            first=first,
            second=second,
            change=change or "",
            gain=0.0 if change else round(finding.severity / 3 * _open_between(first, second), 3),
        )

    def _judged(self, sign_id: str, rival: Rival, side: Side) -> Explanation:
        """The explanation; the same for every finding that asks for it."""
        if (sign_id, side) not in self.judged:
            self.judged[sign_id, side] = self._explanation(sign_id, rival, side)
        return self.judged[sign_id, side]

    def _explanation(self, sign_id: str, rival: Rival, side: Side) -> Explanation:
        sign = self.library.signs[sign_id]
        at = node_of(rival.region, side, self.library)
        ballots = [self.places.ballot(at, sign.mechanism)] if sign.mechanism else []
        muscles = [self._ballot(muscle, arm, side) for muscle, arm in _named(sign)]
        best = max(muscles, key=lambda ballot: ballot.score, default=no_votes(self.library))
        return Explanation(
            node=at,
            says=rival.says,
            score=round(noisy_or(ballot.score for ballot in (*ballots, best)), 3),
            examined=self.places.is_examined(at),
            ballots=(*ballots, best),
            library=self.library,
        )

    def _ballot(self, muscle: str, arm: Arm, side: Side) -> Ballot:
        at = side if self.library.muscles[muscle].sided else Side.MIDLINE
        return self.votes.get((muscle, at), {}).get(arm) or no_votes(self.library)


def _open_between(first: Explanation, second: Explanation) -> float:
    """How open the question between two explanations is, 0 to 1."""
    close = max(0.0, 1 - abs(first.score - second.score) / SEPARATED_BY)
    return close if first.examined and second.examined else max(close, UNEXAMINED)


def _ends(each: Discriminator) -> tuple[tuple[str, Rival], ...]:
    return ("first", each.first), ("second", each.second)


def _named(sign: Sign) -> Iterator[tuple[str, Arm]]:
    for arm, table in sign.links.items():
        for muscle in table:
            yield muscle, arm


def _once(votes: Iterable[Vote]) -> Iterable[Vote]:
    """Each sign once, with its strongest vote."""
    strongest = {(vote.sign, vote.side): vote for vote in sorted(votes, key=order_of, reverse=True)}
    return strongest.values()
