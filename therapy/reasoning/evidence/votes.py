"""Votes for and against: how strongly one sign of one group speaks, and what all of them come to.

Signs of one group (one test) are not independent, so a group has one vote for and one against. What was looked for
and not seen counts against, more softly than what was seen counts for, and softest where the same test also showed
something. Adding a vote for never lowers a ballot; adding one against never raises it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from math import fsum, prod
from operator import attrgetter

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

    @property
    def order(self) -> tuple[float, float, str, str, Side]:
        """The strongest first; fixed, so that the order of findings cannot change the last bit of a product."""
        return -self.strength, -self.capacity, self.group, self.sign, self.side


@dataclass
class Ballot:
    """Every vote on one question. Counted once: all votes are in before the first count is asked for."""

    scoring: Scoring
    seen: list[Vote] = field(default_factory=list)
    unseen: list[Vote] = field(default_factory=list)

    def add(self, vote: Vote) -> None:
        (self.seen if vote.severity else self.unseen).append(vote)

    def joined(self, other: "Ballot") -> "Ballot":
        """The votes of both."""
        return Ballot(self.scoring, [*self.seen, *other.seen], [*self.unseen, *other.unseen])

    @property
    def groups(self) -> frozenset[str]:
        """The tests that spoke either way."""
        return frozenset(vote.group for vote in (*self.seen, *self.unseen))

    @cached_property
    def pro(self) -> tuple[Vote, ...]:
        """The strongest vote for of each group, strongest first."""
        return _one_per_group(self.seen)

    @cached_property
    def con(self) -> tuple[Vote, ...]:
        """The heaviest vote against of each group, heaviest first."""
        return _one_per_group(self.unseen)

    @cached_property
    def share(self) -> float:
        """How much of what was looked for was seen, 0 to 1: what showed over that and what did not."""
        shown = fsum(vote.strength for vote in self.pro)
        spoke = {vote.group for vote in self.pro}
        same_test = self.scoring.unseen_in_same_test
        unseen = fsum(vote.capacity * (same_test if vote.group in spoke else 1.0) for vote in self.con)
        return shown / (shown + unseen * self.scoring.unseen_weight) if shown else 0.0

    @cached_property
    def score(self) -> float:
        """What all votes come to, 0 to 1: a rank, never a probability."""
        together = noisy_or(vote.strength for vote in self.pro)
        return together * (1 - self.scoring.unseen_penalty * (1 - self.share))


def noisy_or(strengths: Iterable[float]) -> float:
    """1 − Π(1 − x), with no single strength counting for more than 0.99."""
    return 1 - prod(1 - min(max(x, 0.0), CERTAIN) for x in strengths)


def _one_per_group(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    best: dict[str, Vote] = {}
    for vote in sorted(votes, key=order_of):
        best.setdefault(vote.group, vote)
    return tuple(best.values())
