"""What a muscle's activity and length together ask for: two axes, one treatment (see ADR 0011).

What is long is never stretched. A long muscle is worked where it is short; a short one is lengthened, or, where it is
also weak, worked through its whole range. Professional convention throughout: no trial compares these pairs.
"""

from dataclasses import dataclass
from enum import StrEnum

from therapy.knowledge.records import Category, Exercise, WorkRange
from therapy.reasoning.hypotheses.muscles import LengthState, MuscleHypothesis, State


class Aim(StrEnum):
    """What an exercise is to do for a muscle."""

    RELEASE = "release"
    LENGTHEN = "lengthen"
    ACTIVATE = "activate"
    INNER_RANGE = "strengthen in inner range"
    FULL_RANGE = "load through range"
    PARTNER = "train its partner"
    CONTROL = "control"
    LOAD = "load"

    @property
    def eases(self) -> bool:
        """Whether it calms or lengthens instead of training."""
        return self in (Aim.RELEASE, Aim.LENGTHEN)


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done for one muscle, in order, in words; `later` is trained only once the first phase is over."""

    aims: tuple[Aim, ...]
    words: str
    later: Aim | None = None

    @property
    def eases(self) -> tuple[Aim, ...]:
        """The aims that calm or lengthen, in order."""
        return tuple(aim for aim in self.aims if aim.eases)

    @property
    def trains(self) -> Aim | None:
        """What it is trained for from the start; None where it is not."""
        return next((aim for aim in self.aims if not aim.eases), None)


UNDECIDED = Treatment((), "nothing, until you have chosen which of the two it is")
NOTHING = Treatment((), "nothing by itself")
INNER = Treatment((Aim.INNER_RANGE,), "strengthen it in inner range, where it is short; never stretch it")
ACTIVATE = Treatment((Aim.ACTIVATE, Aim.LOAD), "activate it first, then load it")
RELEASE = Treatment((Aim.RELEASE,), "calm it; do not lengthen it")
LENGTHEN = Treatment((Aim.LENGTHEN,), "lengthen it, then use the new range")

BY_PAIR: dict[tuple[State | None, LengthState], Treatment] = {
    (State.UNDER, LengthState.LONG): INNER,
    (State.UNDER, LengthState.SHORT): Treatment((Aim.FULL_RANGE,), "load it through its whole range"),
    (State.UNDER, LengthState.NORMAL): ACTIVATE,
    (State.UNDER, LengthState.UNKNOWN): ACTIVATE,
    (State.OVER, LengthState.SHORT): Treatment((Aim.RELEASE, Aim.LENGTHEN), "calm it, then lengthen it"),
    (State.OVER, LengthState.LONG): Treatment(
        (Aim.PARTNER,),
        "never stretch it: train the muscle it takes over from, and strengthen it in inner range later",
        later=Aim.INNER_RANGE,
    ),
    (State.OVER, LengthState.NORMAL): RELEASE,
    (State.OVER, LengthState.UNKNOWN): RELEASE,
    (None, LengthState.SHORT): LENGTHEN,
    (None, LengthState.LONG): INNER,
}
"""By activity (None: nothing speaks of it) and length."""

WORKS_AT: dict[Aim, WorkRange] = {Aim.INNER_RANGE: WorkRange.INNER, Aim.FULL_RANGE: WorkRange.THROUGH}
FIRST_STEPS = (Category.ACTIVATION, Category.BREATHING)
LOADING = (Category.STRENGTH, Category.IMPACT)


def treatment_of(hypothesis: MuscleHypothesis) -> Treatment:
    """What the pair of activity and length asks for."""
    if hypothesis.state is State.CONFLICTING:
        return UNDECIDED
    return BY_PAIR.get((hypothesis.state if hypothesis.activity else None, hypothesis.length), NOTHING)


def objective(exercise: Exercise, aim: Aim) -> Aim:
    """What an exercise does for a muscle that is trained with this aim, as far as its record tells."""
    if WORKS_AT.get(aim) and exercise.range_of_work is WORKS_AT[aim]:
        return aim
    if exercise.category in FIRST_STEPS:
        return Aim.ACTIVATE
    return Aim.LOAD if exercise.category in LOADING else Aim.CONTROL
