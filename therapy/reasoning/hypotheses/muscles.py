"""Muscle hypotheses: on which side a muscle may do too much or too little, and whether it is short or long.

How much a muscle works and how long it is are two axes. Long yet working hard, and short yet weak, both exist, so
neither is concluded from the other; where a test of length is taught to say something of activity, its record says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from therapy.knowledge import Library
from therapy.knowledge.records import Arm, Scoring, Side
from therapy.reasoning.evidence.reasons import Reason, reasons
from therapy.reasoning.evidence.votes import Ballot, Standing, Vote, order_of
from therapy.reasoning.evidence.weighing import MuscleSide
from therapy.reasoning.hypotheses.tiers import Confidence, confidence_in
from therapy.reasoning.values import BOTH_SIDES

type Arms = Mapping[Arm, Ballot]

HALF = 0.5


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


def muscle_hypotheses(votes: Mapping[MuscleSide, Arms], library: Library) -> tuple[MuscleHypothesis, ...]:
    """Every muscle that something was seen of, the most supported first."""
    joined = join_unsided(votes, library)
    made = [_Muscle(muscle, side, arms, library).hypothesis() for (muscle, side), arms in joined.items() if shows(arms)]
    ranked = sorted(made, key=lambda each: each.rank)
    return tuple(_paired(each, ranked, library) for each in ranked)


def join_unsided(votes: Mapping[MuscleSide, Arms], library: Library) -> dict[MuscleSide, Arms]:
    """Votes without a side count for each side that has something seen, and stand alone only if none has."""
    joined = dict(votes)
    for (muscle, side), arms in votes.items():
        if side is Side.MIDLINE and library.muscles[muscle].sided:
            seen = [each for each in BOTH_SIDES if shows(votes.get((muscle, each), {}))]
            for each in seen:
                joined[muscle, each] = _both(votes[muscle, each], arms)
            if seen:
                del joined[muscle, side]
    return joined


def shows(arms: Arms) -> bool:
    """Whether anything was seen of a muscle."""
    return any(ballot.seen for ballot in arms.values())


def muscle_key(muscle: str, side: Side) -> str:
    """The stable name of a hypothesis, such as `muscle:gluteus_medius:left`."""
    return f"muscle:{muscle}:{side}" if side else f"muscle:{muscle}"


def _both(one: Arms, other: Arms) -> Arms:
    return {**one, **{arm: ballot.joined(one[arm]) if arm in one else ballot for arm, ballot in other.items()}}


@dataclass(frozen=True, slots=True)
class _Muscle:
    """The ballots of one muscle on one side, on their way to a hypothesis."""

    muscle: str
    side: Side
    arms: Arms
    library: Library

    def hypothesis(self) -> MuscleHypothesis:
        scores = {arm: self._ballot(arm).score for arm in Arm}
        state, length = self._state(scores), self._length(scores)
        activity, stretch = self._activity_tier(state), self._tier(_LENGTH_ARMS.get(length))
        behind = {vote.group for ballot in self.arms.values() for vote in ballot.seen}
        asked = frozenset().union(*(ballot.groups for ballot in self.arms.values()))
        return MuscleHypothesis(
            key=muscle_key(self.muscle, self.side),
            muscle=self.muscle,
            side=self.side,
            over=round(scores[Arm.OVER], 3),
            under=round(scores[Arm.UNDER], 3),
            short=round(scores[Arm.SHORT], 3),
            long=round(scores[Arm.LONG], 3),
            state=state,
            length=length,
            confidence=max((tier for tier in (activity, stretch) if tier), key=lambda tier: tier.rank),
            activity=activity,
            stretch=stretch,
            score=round(max(scores.values()), 3),
            tests=len(behind),
            tests_asked=len(asked),
            words=f"{STATE_WORDS[state]}{LENGTH_WORDS[length]}; seen in {len(behind)} of {len(asked)} tests",
            because=self._because(state, length),
            against=reasons(self._against(state), self.library),
        )

    @property
    def _scoring(self) -> Scoring:
        return self.library.scoring

    def _ballot(self, arm: Arm) -> Ballot:
        return self.arms.get(arm) or Ballot(self.library.scoring)

    def _tier(self, arm: Arm | None) -> Confidence | None:
        ballot = self._ballot(arm) if arm else None
        return confidence_in(ballot) if ballot and ballot.seen else None

    def _activity_tier(self, state: State) -> Confidence | None:
        """What conflicts leads nowhere before the therapist has chosen."""
        return Confidence.LOW if state is State.CONFLICTING else self._tier(_ACTIVITY_ARMS[state])

    def _state(self, scores: Mapping[Arm, float]) -> State:
        """The arm of the higher tier, then of the higher score; where nothing speaks of activity, what length is
        taught to go with."""
        over, under = self._tier(Arm.OVER), self._tier(Arm.UNDER)
        if over and under and over is under and self._is_even(scores[Arm.OVER], scores[Arm.UNDER]):
            return State.CONFLICTING
        if over or under:
            ranks = [(tier.rank if tier else -1, scores[arm]) for tier, arm in ((over, Arm.OVER), (under, Arm.UNDER))]
            return State.OVER if ranks[0] > ranks[1] else State.UNDER
        return State.OVER if scores[Arm.SHORT] >= scores[Arm.LONG] else State.UNDER

    def _is_even(self, over: float, under: float) -> bool:
        return min(over, under) >= self._scoring.conflict_share * max(over, under)

    def _length(self, scores: Mapping[Arm, float]) -> LengthState:
        for arm, other, state in (
            (Arm.SHORT, Arm.LONG, LengthState.SHORT),
            (Arm.LONG, Arm.SHORT, LengthState.LONG),
        ):
            if scores[arm] > scores[other] and self._ballot(arm).share >= HALF:
                return state
        return LengthState.NORMAL if self._was_measured_long_enough() else LengthState.UNKNOWN

    def _was_measured_long_enough(self) -> bool:
        """Whether a test that shows this muscle's length was done and found nothing."""
        direct = {f"{Arm.SHORT}:{self.muscle}", f"{Arm.LONG}:{self.muscle}"}
        unseen = (*self._ballot(Arm.SHORT).unseen, *self._ballot(Arm.LONG).unseen)
        return any(vote.sign in direct or vote.standing >= Standing.GOOD for vote in unseen)

    def _because(self, state: State, length: LengthState) -> tuple[Reason, ...]:
        """The findings for what is said; for a conflict those of both arms."""
        arms = _CONFLICT if state is State.CONFLICTING else (_ACTIVITY_ARMS[state], _LENGTH_ARMS.get(length))
        votes = sorted((vote for arm in arms if arm for vote in self._ballot(arm).pro), key=order_of)
        strongest = {(vote.sign, vote.side): vote for vote in reversed(votes)}
        return reasons(strongest.values(), self.library)

    def _against(self, state: State) -> Iterable[Vote]:
        """What was looked for and not seen, and what was seen and says the contrary."""
        if state is State.CONFLICTING:
            return ()
        arm = _ACTIVITY_ARMS[state]
        contrary = Arm.UNDER if arm is Arm.OVER else Arm.OVER
        return (*self._ballot(contrary).pro, *self._ballot(arm).con)


def _paired(quiet: MuscleHypothesis, all_: Iterable[MuscleHypothesis], library: Library) -> MuscleHypothesis:
    """With the muscles that commonly take over from it, where they too stand out on that side."""
    if quiet.state is not State.UNDER:
        return quiet
    substitutes = library.muscles[quiet.muscle].substitutes
    busy = [
        each.key
        for each in all_
        if each.state is State.OVER and each.muscle in substitutes and _same_side(each.side, quiet.side)
    ]
    return replace(quiet, partners=tuple(busy))


def _same_side(one: Side, other: Side) -> bool:
    """Whether two sides meet; the midline meets both."""
    return one is other or Side.MIDLINE in (one, other)


_ACTIVITY_ARMS = {State.OVER: Arm.OVER, State.UNDER: Arm.UNDER}
_LENGTH_ARMS = {LengthState.SHORT: Arm.SHORT, LengthState.LONG: Arm.LONG}
_CONFLICT = (Arm.OVER, Arm.UNDER)
