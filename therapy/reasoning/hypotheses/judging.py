"""From the ballots of a muscle to its hypothesis: the state, the length, the confidence and the reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from therapy.knowledge import Library
from therapy.knowledge.records import Arm, Scoring, Side
from therapy.reasoning.evidence.joining import Arms, MuscleSide, shows
from therapy.reasoning.evidence.reasons import Reason, reasons
from therapy.reasoning.evidence.votes import Ballot, Standing, Vote, no_votes, order_of
from therapy.reasoning.hypotheses.muscles import (
    LENGTH_WORDS,
    STATE_WORDS,
    LengthState,
    MuscleHypothesis,
    State,
    muscle_key,
)
from therapy.reasoning.hypotheses.tiers import Confidence, confidence_in

HALF = 0.5
NOTHING = (False, -1)
_ACTIVITY_ARMS = {State.OVER: Arm.OVER, State.UNDER: Arm.UNDER}
_LENGTH_ARMS = {LengthState.SHORT: Arm.SHORT, LengthState.LONG: Arm.LONG}
_CONFLICT = (Arm.OVER, Arm.UNDER)


def said(state: State, length: LengthState) -> tuple[Arm, ...]:
    """The arms a hypothesis speaks of: of its activity, and of its length where it is short or long."""
    activity = _CONFLICT if state is State.CONFLICTING else (_ACTIVITY_ARMS[state],)
    return (*activity, _LENGTH_ARMS[length]) if length in _LENGTH_ARMS else activity


def muscle_hypotheses(votes: Mapping[MuscleSide, Arms], library: Library) -> tuple[MuscleHypothesis, ...]:
    """Every muscle that something speaks for, the most supported first."""
    made = (_Muscle(muscle, side, arms, library).hypothesis() for (muscle, side), arms in votes.items() if shows(arms))
    ranked = sorted((each for each in made if each), key=lambda each: each.rank)
    busy = [each for each in ranked if each.state is State.OVER]
    return tuple(_paired(each, busy, library) for each in ranked)


@dataclass(frozen=True, slots=True)
class _Muscle:
    """The ballots of one muscle on one side, on their way to a hypothesis."""

    muscle: str
    side: Side
    arms: Arms
    library: Library
    tiers: Mapping[Arm, Confidence] = field(init=False)

    def __post_init__(self) -> None:
        """The tier of each arm that something was seen of."""
        tiers = {arm: confidence_in(ballot) for arm, ballot in self.arms.items() if ballot.seen}
        object.__setattr__(self, "tiers", tiers)

    def hypothesis(self) -> MuscleHypothesis | None:
        """What may be said of this muscle; None where little of a length was seen and nothing of activity."""
        scores = {arm: self.arms[arm].score if arm in self.arms else 0.0 for arm in Arm}
        state, length = self._state(scores), self._length(scores)
        activity, stretch = self._activity_tier(state), self._length_tier(length)
        tiers = [tier for tier in (activity, stretch) if tier]
        if not tiers:
            return None
        ballots = [self._ballot(arm) for arm in said(state, length)]
        behind = {vote.group for ballot in ballots for vote in ballot.seen}
        asked = frozenset().union(*(ballot.groups for ballot in ballots))
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
            confidence=max(tiers, key=lambda tier: tier.rank),
            activity=activity,
            stretch=stretch,
            score=round(max(scores[arm] for arm in said(state, length)), 3),
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
        return self.arms.get(arm) or no_votes(self.library)

    def _activity_tier(self, state: State) -> Confidence | None:
        """What conflicts leads nowhere before the therapist has chosen."""
        return Confidence.LOW if state is State.CONFLICTING else self.tiers.get(_ACTIVITY_ARMS[state])

    def _length_tier(self, length: LengthState) -> Confidence | None:
        return self.tiers.get(_LENGTH_ARMS[length]) if length in _LENGTH_ARMS else None

    def _state(self, scores: Mapping[Arm, float]) -> State:
        """The arm that signs of activity speak for, then that of the higher tier and score.

        Where nothing speaks of activity at all, what the length is taught to go with.
        """
        over, under = self._standing_of(Arm.OVER), self._standing_of(Arm.UNDER)
        if over == under == NOTHING:
            return State.OVER if scores[Arm.SHORT] >= scores[Arm.LONG] else State.UNDER
        if over == under and self._is_even(scores[Arm.OVER], scores[Arm.UNDER]):
            return State.CONFLICTING
        return State.OVER if (over, scores[Arm.OVER]) > (under, scores[Arm.UNDER]) else State.UNDER

    def _standing_of(self, arm: Arm) -> tuple[bool, int]:
        """Whether a sign of activity itself speaks for an arm, and its tier."""
        tier = self.tiers.get(arm)
        if tier is None:
            return NOTHING
        return any(not self._is_of_length(vote) for vote in self._ballot(arm).seen), tier.rank

    def _is_of_length(self, vote: Vote) -> bool:
        """Whether a sign shows this muscle's length, and so speaks of its activity by teaching alone."""
        links = self.library.signs[vote.sign].links
        return any(self.muscle in links.get(arm, {}) for arm in _LENGTH_ARMS.values())

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
        strongest: dict[tuple[str, Side], Vote] = {}
        for vote in sorted((vote for arm in said(state, length) for vote in self._ballot(arm).pro), key=order_of):
            strongest.setdefault((vote.sign, vote.side), vote)
        return reasons(strongest.values(), self.library)

    def _against(self, state: State) -> Iterable[Vote]:
        """What was looked for and not seen, and what was seen and says the contrary."""
        if state is State.CONFLICTING:
            return ()
        arm = _ACTIVITY_ARMS[state]
        contrary = Arm.UNDER if arm is Arm.OVER else Arm.OVER
        return (*self._ballot(contrary).pro, *self._ballot(arm).con)


def _paired(quiet: MuscleHypothesis, busy: Iterable[MuscleHypothesis], library: Library) -> MuscleHypothesis:
    """With the muscles that commonly take over from it, where they too stand out on that side."""
    substitutes = library.muscles[quiet.muscle].substitutes
    if quiet.state is not State.UNDER or not substitutes:
        return quiet
    partners = [each.key for each in busy if each.muscle in substitutes and _same_side(each.side, quiet.side)]
    return replace(quiet, partners=tuple(partners)) if partners else quiet


def _same_side(one: Side, other: Side) -> bool:
    """Whether two sides meet; the midline meets both."""
    return one is other or Side.MIDLINE in (one, other)
