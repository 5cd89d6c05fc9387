"""What a client did of a programme, and when its stages run: told by the room above, which keeps the logs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from programmes.prescribing.models import Prescription, Programme, Stage


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


type Weeks = Mapping[int, tuple[int, int]]
type Times = Callable[[Programme, Sequence[Stage], date], Weeks]
_times: list[Times] = []


def tell_when_stages_run(times: Times) -> None:
    """Let an upper room tell in which weeks the stages of a running programme come, by their numbers."""
    _times.append(times)


def weeks_of_stages(programme: Programme, stages: Sequence[Stage], *, today: date) -> Weeks:
    """The first and the last week of each stage: as planned, or as it runs where that is known."""
    weeks = {stage.number: (stage.first_week, stage.last_week) for stage in stages}
    for times in _times:
        weeks |= times(programme, stages, today)
    return weeks
