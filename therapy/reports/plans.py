"""The plan in a report: told by the room above that keeps programmes, in values that need nothing of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from clients.records.models import Client


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One exercise of a workout. `why` is for the therapist's peers, `plainly` for the client; both may be empty."""

    name: str
    plain_name: str
    dose: str
    why: str = ""
    plainly: str = ""


@dataclass(frozen=True, slots=True)
class PlannedStage:
    """Some weeks with one purpose: "weeks 1 to 4, 3 sessions a week".

    `workouts` are a letter with its exercises, told of the stage that is now; those to come are told by their goals.
    """

    name: str
    weeks: str
    goals: Sequence[str]
    workouts: Sequence[tuple[str, Sequence[PlannedExercise]]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A published programme. `stands` says whether it runs and since when."""

    name: str
    stands: str
    stages: Sequence[PlannedStage]


type Teller = Callable[[Client, date], Plan | None]
_tellers: list[Teller] = []


def tell_plans(teller: Teller) -> None:
    """Let an upper room tell the plan that is in force for a client. Called from its `ready()`."""
    _tellers.append(teller)


def plan_of(client: Client, *, today: date) -> Plan | None:
    """The plan in force on this day, if a room has one."""
    return next((plan for teller in _tellers if (plan := teller(client, today))), None)
