"""Combinations: what, taken together, is a reason for a person to think again, and how soon.

A rule is a clause of atoms. An atom is one thing that can be told of a record; the kinds are few and closed, so that
a clinician can read every rule, and every rule can be asked what it still lacks.
"""

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Annotated, Any

from therapy.knowledge.reading.marks import AtLeast, Between, IdOf
from therapy.knowledge.records.shapes import Id, MuscleId, RegionId, Severity, Sources, TagId
from therapy.knowledge.records.words import Evidence, History, Sex, UrgencyLevel

RedFlagId = Annotated[str, IdOf("red flag")]
Years = Annotated[float, Between(0, 120, "years")]
WeeksAgo = Annotated[float, Between(0, 520, "weeks")]
Felt = Annotated[float, Between(0, 10)]
Grade = Annotated[float, Between(0, 5)]


class Course(StrEnum):
    """How a complaint goes, and what came of earlier care; none is care that changed nothing."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PainAt:
    """Pain of at least so much, 0 to 10, in one of these regions; without regions, anywhere."""

    at_least: Felt
    regions: tuple[RegionId, ...] = ()
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """One of these signs was seen, at least so clearly."""

    signs: Annotated[tuple[str, ...], AtLeast(1)]
    severity: Severity


@dataclass(frozen=True, slots=True)
class Positive:
    """One of these special tests is positive, by id or another of its names; on both sides where that is asked."""

    tests: Annotated[tuple[Id, ...], AtLeast(1)]
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class Weak:
    """A grade by hand of at most so much, of one of these muscles or movements (`region_direction`).

    `without_pain` holds only where pain was asked and stayed in the green zone: it does not make a muscle weak.
    """

    grade: Grade
    muscles: tuple[MuscleId, ...] = ()
    movements: tuple[Id, ...] = ()
    both_sides: bool = False
    without_pain: bool = False

    def __post_init__(self) -> None:
        if not self.muscles and not self.movements:
            raise ValueError("a weakness names the muscles or the movements it is looked for in")


@dataclass(frozen=True, slots=True)
class PainfulRange:
    """A range of one of these regions hurt at least so much, 0 to 10, while it was measured."""

    regions: Annotated[tuple[RegionId, ...], AtLeast(1)]
    at_least: Felt


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing that can be told of a record: exactly one of the fields. A list holds where one of it does.

    `settled` is a complaint that gets better, or has stayed the same for months.
    """

    answer: tuple[RedFlagId, ...] = ()
    tag: tuple[TagId, ...] = ()
    age_from: Years | None = None
    age_under: Years | None = None
    sex: Sex | None = None
    born_within_weeks: WeeksAgo | None = None
    pain: PainAt | None = None
    history: tuple[History, ...] = ()
    since_under_weeks: WeeksAgo | None = None
    since_from_weeks: WeeksAgo | None = None
    provoked_by: tuple[Id, ...] = ()
    eased_by: tuple[Id, ...] = ()
    nothing_eases: bool = False
    course: tuple[Course, ...] = ()
    response: tuple[Course, ...] = ()
    settled: bool = False
    finding: Seen | None = None
    special: Positive | None = None
    weak: Weak | None = None
    painful_range: PainfulRange | None = None
    kind: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """`kind` is the name of the one field that is given."""
        given = [each.name for each in fields(self) if each.init and getattr(self, each.name) != each.default]
        if len(given) != 1:
            raise ValueError(f"an atom says exactly one thing, and this one says {len(given)}")
        object.__setattr__(self, "kind", given[0])

    @property
    def wanted(self) -> Any:
        """What the field asks for."""
        return getattr(self, self.kind)


@dataclass(frozen=True, slots=True)
class Clause:
    """It holds where all of `all` do, at least `at_least` of `any`, and none of `none`.

    What must not hold may not be an answer: a further yes never takes a warning back.
    """

    all: tuple[Atom, ...] = ()
    any: tuple[Atom, ...] = ()
    at_least: Annotated[int, Between(1, 9)] = 1
    none: tuple[Atom, ...] = ()

    def __post_init__(self) -> None:
        if not self.all and not self.any:
            raise ValueError("a clause needs something that must hold, in 'all' or in 'any'")
        if self.any and self.at_least > len(self.any):
            raise ValueError(f"'at_least' is {self.at_least}, and 'any' lists {len(self.any)}")
        if any(atom.answer or atom.tag for atom in self.none):
            raise ValueError("'none' names an answer or a tag, and a further yes may never take a warning back")

    @property
    def wanted(self) -> tuple[Atom, ...]:
        """Every atom that speaks for the clause."""
        return (*self.all, *self.any)


@dataclass(frozen=True, slots=True)
class Combination:
    """What, taken together, is a reason to think again. `says` is for the therapist and names no disease.

    `regions` are those an urgent combination keeps from being trained, where they hurt; without them, whatever hurts.
    """

    id: Id
    when: Clause
    urgency: UrgencyLevel
    says: str
    evidence: Evidence
    sources: Sources
    regions: tuple[RegionId, ...] = ()
