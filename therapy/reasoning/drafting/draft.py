"""What a draft is made of: stages, workouts, prescriptions, each with its reasons. Nothing in it is published."""

from dataclasses import dataclass, field

from therapy.knowledge.records import Exercise
from therapy.reasoning.dosage import Dose
from therapy.reasoning.drafting.remarks import PlanRemark
from therapy.reasoning.drafting.treatment import Aim


@dataclass(frozen=True, slots=True)
class Because:
    """Why something is in the draft: the rule, in words, and the hypotheses it serves, by their keys.

    `aim` is what it is to do for them; None where it serves none.
    """

    rule: str
    says: str
    hypotheses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    aim: Aim | None = None


@dataclass(frozen=True, slots=True)
class Prescription:
    """One exercise with its dose. `cautions` are the tags that ask for care; `requires` gates this item alone."""

    exercise: str
    dose: Dose
    because: tuple[Because, ...]
    cautions: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    note: str = ""
    adjunct: bool = False


@dataclass(frozen=True, slots=True)
class Workout:
    """The list of one session, in the order it is done; `minutes` include the rests, not a walk beside it."""

    name: str
    prescriptions: tuple[Prescription, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class DraftStage:
    """A phase of the template for this client.

    `criteria` are met before the next stage opens. `starts_week` is the earliest programme week, counted from 1;
    `weeks_since_birth` is the least number of weeks since birth, where the template sets one. `tags` are the cautions
    in force when it opens.
    """

    number: int
    name: str
    weeks: tuple[int, int]
    stage_focus: tuple[int, ...]
    sessions_per_week: int
    goals: tuple[str, ...]
    criteria: tuple[str, ...]
    starts_week: int
    weeks_since_birth: int | None
    workouts: tuple[Workout, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeDraft:
    """A draft for the therapist to open, edit and accept. `checks` are what a colleague would ask about it."""

    template: str
    template_because: str
    stages: tuple[DraftStage, ...]
    warnings: tuple[str, ...]
    needs_sign_off: bool = False
    checks: tuple[PlanRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise on its way into a stage, with what will become its prescription.

    `workout` is A or B where the template puts it into one of two; "" leaves that to how often it is done.
    """

    exercise: Exercise
    dose: Dose
    because: tuple[Because, ...]
    requires: tuple[str, ...] = ()
    note: str = ""
    serves: frozenset[str] = field(default_factory=frozenset)
    workout: str = ""
