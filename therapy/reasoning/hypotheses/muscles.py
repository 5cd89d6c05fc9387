"""Muscle hypotheses: on which side a muscle may do too much or too little, and whether it is short or long.

How much a muscle works and how long it is are two axes. Long yet working hard, and short yet weak, both exist, so
neither is concluded from the other; where a test of length is taught to say something of activity, its record says so.
"""

from dataclasses import dataclass
from enum import StrEnum

from therapy.knowledge.records import Side
from therapy.reasoning.evidence.reasons import Reason
from therapy.reasoning.hypotheses.tiers import Confidence


class State(StrEnum):
    """What the findings suggest of a muscle's activity; conflicting until the therapist has chosen."""

    OVER = "over"
    UNDER = "under"
    CONFLICTING = "conflicting"


class LengthState(StrEnum):
    """What the findings suggest of a muscle's length; unknown is not the same as normal."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"
    UNKNOWN = "unknown"


STATE_WORDS = {
    State.OVER: "may be over-working",
    State.UNDER: "may be under-working",
    State.CONFLICTING: "conflicting: some findings say over-working, others under-working",
}
LENGTH_WORDS = {
    LengthState.SHORT: ", and may be short",
    LengthState.LONG: ", and may be long",
    LengthState.NORMAL: ", of usual length",
    LengthState.UNKNOWN: "",
}


@dataclass(frozen=True, slots=True)
class MuscleHypothesis:
    """One muscle on one side, and what speaks for and against it; scores are ranks, never probabilities.

    `over`, `under`, `short` and `long` are what the votes on each come to, 0 to 1. `confidence` is the higher of the
    two axes' tiers, `activity` and `stretch` (None where nothing was seen on that axis). `tests` of `tests_asked`
    counts the tests behind it. `partners` are the keys of hypotheses that belong on the same line by the pairing
    rule: this muscle quiet, those busy.
    """

    key: str
    muscle: str
    side: Side
    over: float
    under: float
    short: float
    long: float
    state: State
    length: LengthState
    confidence: Confidence
    activity: Confidence | None
    stretch: Confidence | None
    score: float
    tests: int
    tests_asked: int
    words: str
    because: tuple[Reason, ...]
    against: tuple[Reason, ...]
    partners: tuple[str, ...] = ()

    @property
    def leads(self) -> bool:
        """Whether it stands on the page at once; the low ones are one tap away."""
        return self.confidence is not Confidence.LOW

    @property
    def rank(self) -> tuple[int, float, str, Side]:
        """Its place among all: the higher tier first, then the higher score."""
        return -self.confidence.rank, -self.score, self.muscle, self.side


def muscle_key(muscle: str, side: Side) -> str:
    """The stable name of a hypothesis, such as `muscle:gluteus_medius:left`."""
    return f"muscle:{muscle}:{side}" if side else f"muscle:{muscle}"
