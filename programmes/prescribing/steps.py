"""The ladder through an exercise as the builder shows it: a few steps around it, each with what rules it out."""

from dataclasses import dataclass

from programmes.library.ladders import Exercises, ladder_through
from programmes.library.words import in_words
from programmes.prescribing.limits import why_ruled_out
from therapy.knowledge.records import Exercise
from therapy.reasoning.drafting.allowance import Allowance

AROUND = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: its number from the easiest, its exercise, how it differs, and what rules it out ("" nothing)."""

    number: int
    exercise: Exercise
    is_here: bool
    word: str
    says: str
    ruled_out: str


def ladder_of(exercise: Exercise, exercises: Exercises, allowed: Allowance) -> list[Step]:
    """The steps around an exercise, the easiest first."""
    ladder = ladder_through(exercise, exercises)
    near = [rung for rung in ladder.rungs if abs(rung.number - ladder.here) <= AROUND]
    return [
        Step(
            number=rung.number,
            exercise=rung.exercise,
            is_here=rung.number == ladder.here,
            word="easier" if rung.number < ladder.here else "harder",
            says=f"{in_words(rung.exercise.position)}, stage {rung.exercise.stage}",
            ruled_out=why_ruled_out(rung.exercise, allowed),
        )
        for rung in near
    ]
