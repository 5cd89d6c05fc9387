"""What the pacing guard reads: groups of tissue, what a load weighs, and how long tissue takes to adapt."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from therapy.knowledge.reading.marks import Between
from therapy.knowledge.records.programme import Exercise
from therapy.knowledge.records.shapes import Id, MuscleId, Share, Sources, Weeks
from therapy.knowledge.records.words import Category, Evidence, LoadClass, StabilityDemand


class AdaptsBy(StrEnum):
    """The two curves: muscle is faster, connective tissue slower."""

    FASTER = "faster"
    SLOWER = "slower"


@dataclass(frozen=True, slots=True)
class Tissue:
    """A group of tissue that a weekly dose is shared out to.

    `shares` is how much of an exercise counts, by its load class; with `muscles` only exercises of these count, by
    `helping_share` where they only help; with `least_demand` only those that ask for so much stability.
    With `is_careful` the lower of the two limits on a weekly rise holds.
    """

    id: Id
    name: str
    plain: str
    speed: AdaptsBy
    counts: str
    shares: Mapping[LoadClass, Share]
    basis: Evidence
    sources: Sources
    muscles: tuple[MuscleId, ...] = ()
    helping_share: Share = 1
    least_demand: StabilityDemand = StabilityDemand.SUPPORTED
    is_careful: bool = False

    def share_of(self, exercise: Exercise) -> float:
        """How much of an exercise counts for this tissue, 0 to 1. What eases or lets go loads nothing."""
        if exercise.adjunct or exercise.category.eases or exercise.category is Category.MOBILITY:
            return 0
        if exercise.stability_demand < self.least_demand:
            return 0
        return self.shares.get(exercise.load_class, 0) * self._part_of(exercise)

    def _part_of(self, exercise: Exercise) -> float:
        if not self.muscles or set(self.muscles) & set(exercise.primary):
            return 1
        return self.helping_share if set(self.muscles) & set(exercise.secondary) else 0


@dataclass(frozen=True, slots=True)
class LoadWeight:
    """What a second of work weighs in a weekly dose, by the load class; `is_high` asks for days of rest after it."""

    load: LoadClass
    weight: Annotated[float, Between(0, 10)]
    basis: Evidence
    is_high: bool = False


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A planning window: in how many weeks a tissue changes, at least and at most, as far as it is known at all."""

    id: Id
    name: str
    speed: AdaptsBy
    says: str
    evidence: Evidence
    sources: Sources
    least_weeks: Weeks | None = None
    most_weeks: Weeks | None = None
