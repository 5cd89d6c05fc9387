"""A warning of the guard, and what a plan is held against."""

from dataclasses import dataclass
from enum import StrEnum

from therapy.knowledge import Library
from therapy.reasoning.pacing.limits import PaceLimits
from therapy.reasoning.pacing.weekly import Course


class Kind(StrEnum):
    """What goes too fast."""

    RISE = "rise"
    TWO_AT_ONCE = "two_at_once"
    CLOSE_DAYS = "close_days"
    EARLY_STAGE = "early_stage"
    EARLY_LOAD = "early_load"
    EARLY_IMPACT = "early_impact"


@dataclass(frozen=True, slots=True)
class TooFast:
    """One warning. `about` is a tissue, an exercise or a stage; `size` says how far, so that a worse one is new."""

    kind: Kind
    about: str
    week: int
    size: float
    title: str
    words: str

    @property
    def key(self) -> str:
        """What stays the same when numbers change: the rule, what it is about, and when."""
        return f"{self.kind}:{self.about}:{self.week}"


@dataclass(frozen=True, slots=True)
class Held:
    """All that a plan is held against: where the client is, the limits of the practice, the knowledge."""

    course: Course
    limits: PaceLimits
    library: Library
