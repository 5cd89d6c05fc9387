"""The best few of a ranking, and whatever stands level with the last of them."""

from collections.abc import Callable, Sequence

ALIKE = 1e-9
"""Two scores no further apart than this are alike: their sums were only taken in another order."""


def best_of[Ranked](ranked: Sequence[Ranked], most: int, score: Callable[[Ranked], float]) -> tuple[Ranked, ...]:
    """The first `most`, and those that score like the last: left and right alike must both stay or both go."""
    if len(ranked) <= most:
        return tuple(ranked)
    least = score(ranked[most - 1]) - ALIKE
    return tuple(each for each in ranked if score(each) >= least)
