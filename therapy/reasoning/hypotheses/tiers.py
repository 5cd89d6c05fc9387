"""Confidence in tiers: how far what was examined agrees, in words a colleague can check.

A clear sign in a good test is worth two points, any other clear sign one, a slight or a capped one half; each test
counts once. Points alone are not enough: most of what was looked for must have been seen. The tiers are a convention
of this product, set by judgement and not validated.
"""

from enum import StrEnum

from therapy.reasoning.evidence.votes import Ballot, Standing


class Confidence(StrEnum):
    """How far the tests that were done agree. Never a probability."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        return RANKS[self]


NAMES = {standing: standing.name.lower() for standing in Standing}
RANKS = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


def confidence_in(ballot: Ballot) -> Confidence:
    """The tier of a ballot. Slight, posture, reported, contested and common signs alone stay low."""
    points, clear = agreement(ballot)
    share = ballot.share
    tiers = ballot.scoring.tiers
    if clear >= tiers.high_tests and points >= tiers.high_points and share >= tiers.high_share:
        return Confidence.HIGH
    if clear and points >= tiers.medium_points and share >= tiers.medium_share:
        return Confidence.MEDIUM
    return Confidence.LOW


def agreement(ballot: Ballot) -> tuple[float, int]:
    """The points of a ballot, and the number of tests that show it clearly without a cap."""
    best: dict[str, Standing] = {}
    for vote in ballot.seen:
        best[vote.group] = max(vote.standing, best.get(vote.group, Standing.CAPPED))
    worth = ballot.scoring.tiers.points
    points = sum(worth[NAMES[standing]] for standing in best.values())
    return points, sum(standing >= Standing.CLEAR for standing in best.values())
