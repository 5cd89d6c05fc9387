"""The ballots of each muscle: which votes count for which side."""

from collections.abc import Iterable, Mapping
from functools import reduce

from therapy.knowledge import Library
from therapy.knowledge.records import Arm, Side
from therapy.reasoning.evidence.votes import Ballot
from therapy.reasoning.values import BOTH_SIDES

type MuscleSide = tuple[str, Side]
type Arms = Mapping[Arm, Ballot]


def join_unsided(votes: Mapping[MuscleSide, Arms], library: Library) -> dict[MuscleSide, Arms]:
    """Votes without a side join the sides that show something, where those say more; else the sides join them."""
    joined = dict(votes)
    for (muscle, side), arms in votes.items():
        if side is Side.MIDLINE and library.muscles[muscle].sided:
            own = {each: votes[muscle, each] for each in BOTH_SIDES if shows(votes.get((muscle, each), {}))}
            if own and _most(own.values()) >= _most([arms]):
                joined |= {(muscle, each): _both(sided, arms) for each, sided in own.items()}
                del joined[muscle, side]
            elif own:
                joined[muscle, side] = reduce(_both, own.values(), arms)
                for each in own:
                    del joined[muscle, each]
    return joined


def _most(arms: Iterable[Arms]) -> float:
    """The best score on any arm of any of these."""
    return max((ballot.score for each in arms for ballot in each.values()), default=0.0)


def shows(arms: Arms) -> bool:
    """Whether anything was seen of a muscle."""
    return any(ballot.seen for ballot in arms.values())


def _both(one: Arms, other: Arms) -> Arms:
    return {**one, **{arm: ballot.joined(one[arm]) if arm in one else ballot for arm, ballot in other.items()}}
