"""What a client did of a programme: told by the room above, which keeps the logs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from programmes.prescribing.models import Prescription, Programme


@dataclass(frozen=True, slots=True)
class Done:
    """What was logged of one prescription on one day: repetitions of all sets together, one for a set that lasts."""

    day: date
    prescription: Prescription
    reps: int


type Tells = Callable[[Programme], Iterable[Done]]
_tells: list[Tells] = []


def tell_what_was_done(tells: Tells) -> None:
    """Let an upper room tell of the logs it keeps."""
    _tells.append(tells)


def done_of(programme: Programme) -> Iterable[Done]:
    """Everything that was logged of a programme."""
    return [done for tells in _tells for done in tells(programme)]
