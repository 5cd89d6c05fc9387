"""Combining strengths: one vote per test, then noisy-OR over the tests (model.md 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from therapy.knowledge.records import Side


@dataclass(frozen=True, slots=True, order=True)
class Vote:
    """How strongly one observation of one test speaks for something, 0 to 1."""

    test: str
    strength: float
    observation: str
    side: Side
    severity: int


def noisy_or(strengths: Iterable[float]) -> float:
    """1 − Π(1 − x), with no single strength counting for more than 0.99."""
    return 1 - prod(1 - min(max(x, 0.0), 0.99) for x in strengths)


def one_per_test(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """The strongest vote of each test, strongest first: checkpoints of one squat are not independent.

    The order is fixed, so that the order findings were made in cannot change the last bit of a product.
    """
    best: dict[str, Vote] = {}
    for vote in sorted(votes, key=lambda v: (-v.strength, v.test, v.observation, v.side)):
        best.setdefault(vote.test, vote)
    return tuple(best.values())


def combined(votes: Iterable[Vote]) -> float:
    """The strength of all votes together."""
    return noisy_or(vote.strength for vote in one_per_test(votes))
