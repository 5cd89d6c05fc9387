"""How many clients are on which version of a template: told by the room above, which keeps their programmes."""

from collections import Counter
from collections.abc import Callable, Mapping
from uuid import UUID

from clients.practices.models import Member

type Counts = Callable[[Member], Mapping[UUID, int]]
_counts: list[Counts] = []


def count_clients(counts: Counts) -> None:
    """Let an upper room tell of the clients it knows, by the id of the version their programme is on."""
    _counts.append(counts)


def clients_by_version(member: Member) -> Mapping[object, int]:
    """Counts alone, which name no client: how many run or rest on each version of the practice's templates."""
    told: Counter[object] = Counter()
    for counts in _counts:
        told.update(counts(member))
    return told
