"""Votes for and against: how strongly one sign of one group speaks, and what all of them come to.

Signs of one group (one test) are not independent, so a group has one vote for and one against. What was looked for
and not seen counts against, more softly than what was seen counts for, and softest where the same test also showed
something. Adding a vote for never lowers a ballot; adding one against never raises it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from math import fsum
from operator import attrgetter

from therapy.knowledge import Library
from therapy.knowledge.records import Scoring, Side

CERTAIN = 0.99
order_of = attrgetter("order")


class Standing(IntEnum):
    """What kind of vote this is, from the softest: it decides how far it may raise a confidence."""

    CAPPED = 0
    SLIGHT = 1
    CLEAR = 2
    GOOD = 3
    MARKED = 4


@dataclass(frozen=True, slots=True)
class Vote:
    """How strongly one sign speaks for something.

    `strength` is what it shows at its severity, `capacity` what it would show if it were marked, both 0 to 1;
    severity 0 is a vote against, of strength 0.
    """

    group: str
    sign: str
    side: Side
    severity: int
    strength: float
    capacity: float
    standing: Standing

    order: tuple[float, float, str, str, Side] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The strongest first; fixed, so that the order of findings cannot change the last bit of a product."""
        order = (-self.strength, -self.capacity, self.group, self.sign, self.side)
        object.__setattr__(self, "order", order)


@dataclass(frozen=True, slots=True)
class Ballot:
    """Every vote on one question, counted.

    `pro` is the strongest vote for of each group, strongest first. `share` is how much of what was looked for was
    seen, 0 to 1: what showed over that and what did not. `score` is what all votes come to, 0 to 1: a rank, never a
    probability.
    """

    scoring: Scoring
    seen: tuple[Vote, ...] = ()
    unseen: tuple[Vote, ...] = ()
    pro: tuple[Vote, ...] = field(init=False)
    share: float = field(init=False)
    score: float = field(init=False)

    def __post_init__(self) -> None:
        pro = _one_per_group(self.seen)
        share = _share(pro, self.unseen, self.scoring) if pro else 0.0
        kept = 1 - self.scoring.unseen_penalty * (1 - share)
        object.__setattr__(self, "pro", pro)
        object.__setattr__(self, "share", share)
        object.__setattr__(self, "score", noisy_or(vote.strength for vote in pro) * kept if pro else 0.0)

    @property
    def con(self) -> tuple[Vote, ...]:
        """The heaviest vote against of each group, heaviest first."""
        return _one_per_group(self.unseen)

    def joined(self, other: "Ballot") -> "Ballot":
        """The votes of both."""
        return Ballot(self.scoring, self.seen + other.seen, self.unseen + other.unseen)

    @property
    def groups(self) -> frozenset[str]:
        """The tests that spoke either way."""
        return frozenset(vote.group for vote in (*self.seen, *self.unseen))


@cache
def no_votes(library: Library) -> Ballot:
    """The ballot of a question nobody asked."""
    return Ballot(library.scoring)


def counted(votes: Iterable[Vote], scoring: Scoring) -> Ballot:
    """The ballot of these votes."""
    seen: list[Vote] = []
    unseen: list[Vote] = []
    for vote in votes:
        (seen if vote.severity else unseen).append(vote)
    return Ballot(scoring, tuple(seen), tuple(unseen))


def _share(pro: tuple[Vote, ...], unseen: tuple[Vote, ...], scoring: Scoring) -> float:
    shown = {vote.group: vote.strength for vote in pro}
    missed: dict[str, float] = {}
    for vote in unseen:
        if vote.capacity > missed.get(vote.group, 0.0):
            missed[vote.group] = vote.capacity
    same_test = scoring.unseen_in_same_test
    against = fsum([capacity * same_test if group in shown else capacity for group, capacity in missed.items()])
    speaks_for = fsum(shown.values())
    return speaks_for / (speaks_for + against * scoring.unseen_weight)


def noisy_or(strengths: Iterable[float]) -> float:
    """1 − Π(1 − x), with no single strength counting for more than 0.99."""
    left = 1.0
    for strength in strengths:
        left *= 1 - min(max(strength, 0.0), CERTAIN)
    return 1 - left


def _one_per_group(votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    """The first vote of each group in the order of their strength."""
    if len(votes) < 2:
        return votes
    best: dict[str, Vote] = {}
    for vote in sorted(votes, key=order_of):
        best.setdefault(vote.group, vote)
    return tuple(best.values())
