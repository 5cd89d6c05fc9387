"""Remarks on a plan: what a colleague would ask, and about what."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a remark is about; what could harm comes first."""

    CONTRAINDICATED = "contraindicated"
    STRETCHES_LONG = "stretches_long"
    LOAD_BEFORE_ACTIVATION = "load_before_activation"
    STRETCHED_AND_LOADED = "stretched_and_loaded"
    FINDING_WITHOUT_EXERCISE = "finding_without_exercise"
    OVER_BUDGET = "over_budget"
    CAUTION = "caution"
    EQUIPMENT = "equipment"
    BOTH_SIDES_FOR_ONE = "both_sides_for_one"
    EXERCISE_WITHOUT_FINDING = "exercise_without_finding"


@dataclass(frozen=True, slots=True)
class PlanRemark:
    """One remark in words. `stage` 0 is the whole plan; `session` "" every session of the stage."""

    kind: Kind
    words: str
    exercises: tuple[str, ...] = ()
    hypotheses: tuple[str, ...] = ()
    stage: int = 0
    session: str = ""
