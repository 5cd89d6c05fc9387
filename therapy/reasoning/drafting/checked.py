"""What every check of a plan reads: its exercises where they stand, and the hypotheses and limits held against it."""

from collections.abc import Iterator
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Exercise, Side
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.drafting.budget import Budget
from therapy.reasoning.drafting.planned import Plan, Planned, PlannedSession
from therapy.reasoning.drafting.remarks import Kind, PlanRemark
from therapy.reasoning.evidence.joining import MuscleSide
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis
from therapy.reasoning.names import muscle_name
from therapy.reasoning.values import BOTH_SIDES

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise where it stands in a plan."""

    session: PlannedSession
    planned: Planned
    exercise: Exercise

    @property
    def sides(self) -> frozenset[Side]:
        """The sides it is done on; an exercise without sides is done on both."""
        if self.planned.side in (DoseSide.LEFT, DoseSide.RIGHT):
            return frozenset({Side(self.planned.side)})
        return frozenset(BOTH_SIDES)

    def reaches(self, side: Side) -> bool:
        """Whether it is done on this side; the midline is reached from either."""
        return side is Side.MIDLINE or side in self.sides

    def remark(self, kind: Kind, words: str, *hypotheses: str) -> PlanRemark:
        """A remark on this exercise, here."""
        stage, name = self.session.stage, self.session.name
        return PlanRemark(kind, words, (self.exercise.id,), hypotheses, stage, name)


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan, the muscle hypotheses that stand, and the limits it is held against."""

    plan: Plan
    muscles: tuple[MuscleHypothesis, ...]
    long: frozenset[MuscleSide]
    locked_regions: frozenset[str]
    budget: Budget
    library: Library

    def lines(self) -> Iterator[Line]:
        """Every exercise of every session, in order."""
        for session in self.plan:
            yield from self.lines_of(session)

    def lines_of(self, session: PlannedSession) -> Iterator[Line]:
        for planned in session.exercises:
            yield Line(session, planned, self.library.exercises[planned.exercise])

    def behind(self, line: Line) -> tuple[MuscleHypothesis, ...]:
        """The hypotheses an exercise serves: those it names, else those of the muscles it is mainly for."""
        named = tuple(each for each in self.muscles if each.key in line.planned.hypotheses)
        return named or tuple(
            each for each in self.muscles if each.muscle in line.exercise.primary and line.reaches(each.side)
        )

    def name_of(self, each: MuscleHypothesis) -> str:
        return muscle_name(each.muscle, each.side, self.library)

    def names(self, exercises: tuple[str, ...]) -> str:
        """The first few by name, which may hold a comma, and how many more there are."""
        names = [self.library.exercises[each].name for each in exercises]
        more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
        return "; ".join([*names[:MOST_NAMED], *more])
