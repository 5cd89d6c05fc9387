"""In how many programmes an own exercise stands: told by the room above, which keeps them."""

from collections.abc import Callable
from dataclasses import dataclass

from clients.practices.models import Member


@dataclass(frozen=True, slots=True)
class Uses:
    """Programmes that hold an exercise, in any version; and those of them that run or rest."""

    programmes: int = 0
    under_way: int = 0


type Counts = Callable[[Member, str], Uses]
_counts: list[Counts] = []


def count_uses(counts: Counts) -> None:
    """Let an upper room tell of the uses it knows."""
    _counts.append(counts)


def uses_of(member: Member, key: str) -> Uses:
    """All uses of an exercise in the member's practice: a count alone, which names no client."""
    told = [counts(member, key) for counts in _counts]
    return Uses(sum(each.programmes for each in told), sum(each.under_way for each in told))
