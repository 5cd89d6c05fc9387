"""Muscle hypotheses: which muscle may be over-working or under-working, on which side (model.md 5)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from therapy.knowledge import Library
from therapy.knowledge.records import Scoring, Side
from therapy.reasoning.evidence.reasons import Reason, reasons
from therapy.reasoning.evidence.votes import combined, one_per_test
from therapy.reasoning.evidence.weighing import MuscleRead, MuscleSide
from therapy.reasoning.values import BOTH_SIDES


class State(StrEnum):
    """What the findings suggest; conflicting until the therapist has chosen."""

    OVER = "over"
    UNDER = "under"
    CONFLICTING = "conflicting"


STATE_WORDS = {
    State.OVER: "may be over-working",
    State.UNDER: "may be under-working",
    State.CONFLICTING: "conflicting: some findings say over-working, others under-working",
}


@dataclass(frozen=True, slots=True)
class MuscleHypothesis:
    """One muscle on one side, and what speaks for it; `score` is a rank, never a probability.

    `tests` of `tests_asked` counts the tests behind it. `partners` are the keys of hypotheses that belong on the
    same line by the pairing rule: this muscle quiet, those busy.
    """

    key: str
    muscle: str
    side: Side
    over: float
    under: float
    state: State
    tests: int
    tests_asked: int
    words: str
    because: tuple[Reason, ...]
    partners: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """The larger of the two totals."""
        return max(self.over, self.under)


def muscle_hypotheses(read: dict[MuscleSide, MuscleRead], library: Library) -> tuple[MuscleHypothesis, ...]:
    """Every muscle with enough behind it to be shown, the most supported first."""
    joined = _join_unsided(read, library)
    made = [_hypothesis(muscle, side, votes, library) for (muscle, side), votes in joined.items()]
    shown = [each for each in made if each]
    ranked = sorted(shown, key=lambda each: (-each.score, each.muscle, each.side))
    return tuple(_paired(each, ranked, library) for each in ranked)


def _join_unsided(read: dict[MuscleSide, MuscleRead], library: Library) -> dict[MuscleSide, MuscleRead]:
    """Votes without a side count for each side that has votes of its own, and stand alone only if none has."""
    joined = {at: MuscleRead(list(votes.over), list(votes.under), set(votes.asked)) for at, votes in read.items()}
    unsided = [at for at in joined if at[1] is Side.MIDLINE and library.muscles[at[0]].sided]
    for at in unsided:
        sides = [joined[at[0], side] for side in BOTH_SIDES if _has_votes(joined.get((at[0], side)))]
        for side in sides:
            side.over.extend(joined[at].over)
            side.under.extend(joined[at].under)
            side.asked |= joined[at].asked
        if sides:
            del joined[at]
    return joined


def _has_votes(read: MuscleRead | None) -> bool:
    return read is not None and bool(read.over or read.under)


def _hypothesis(muscle: str, side: Side, votes: MuscleRead, library: Library) -> MuscleHypothesis | None:
    over, under = combined(votes.over), combined(votes.under)
    if max(over, under) < library.scoring.muscle_shown:
        return None
    state = _state(over, under, library.scoring)
    behind = {vote.test for vote in votes.over} | {vote.test for vote in votes.under}
    return MuscleHypothesis(
        key=muscle_key(muscle, side),
        muscle=muscle,
        side=side,
        over=round(over, 3),
        under=round(under, 3),
        state=state,
        tests=len(behind),
        tests_asked=len(votes.asked),
        words=f"{STATE_WORDS[state]}; seen in {len(behind)} of {len(votes.asked)} tests",
        because=_because(state, votes, library),
    )


def muscle_key(muscle: str, side: Side) -> str:
    """The stable name of a hypothesis, such as `muscle:gluteus_medius:left`."""
    return f"muscle:{muscle}:{side}" if side else f"muscle:{muscle}"


def _state(over: float, under: float, scoring: Scoring) -> State:
    if min(over, under) >= scoring.muscle_conflict:
        return State.CONFLICTING
    return State.OVER if over > under else State.UNDER


def _because(state: State, votes: MuscleRead, library: Library) -> tuple[Reason, ...]:
    """The findings for the state shown; for a conflict those of both arms."""
    arms = {State.OVER: votes.over, State.UNDER: votes.under}
    return reasons(arms.get(state) or [*one_per_test(votes.over), *one_per_test(votes.under)], library)


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
