"""A plan as its checks read it: what is done in each session, drafted by reasoning or changed by a therapist."""

from collections.abc import Iterator
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.drafting.draft import ProgrammeDraft


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise of a session: on which side, and for which hypotheses, by their keys.

    `first` is the side that goes first where both are done.
    """

    exercise: str
    side: DoseSide
    hypotheses: frozenset[str] = frozenset()
    first: Side = Side.MIDLINE


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One session of a stage, in the order it is done. `tags` are the cautions in force; `minutes` include rests.

    `active` is how many of its exercises train; what eases, and a walk beside it, do not count. `equipment` is what
    the client has at home, None where it was not asked.
    """

    stage: int
    name: str
    exercises: tuple[Planned, ...]
    minutes: int
    active: int
    tags: frozenset[str] = frozenset()
    equipment: frozenset[str] | None = None


type Plan = tuple[PlannedSession, ...]


def plan_of(draft: ProgrammeDraft, library: Library) -> Plan:
    """A draft as a plan, session by session."""
    return tuple(_sessions(draft, library))


def _sessions(draft: ProgrammeDraft, library: Library) -> Iterator[PlannedSession]:
    for stage in draft.stages:
        for workout in stage.workouts:
            active = [each for each in workout.prescriptions if not (each.adjunct or each.dose.is_a_stretch_of_time)]
            yield PlannedSession(
                stage=stage.number,
                name=workout.name,
                exercises=tuple(
                    Planned(
                        each.exercise,
                        each.dose.side,
                        frozenset(key for because in each.because for key in because.hypotheses),
                        each.dose.first,
                    )
                    for each in workout.prescriptions
                ),
                minutes=workout.minutes,
                active=len(active),
                tags=frozenset(stage.tags),
            )
