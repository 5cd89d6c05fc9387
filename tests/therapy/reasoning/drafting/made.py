"""Hypotheses and drafts in as few words as a test needs: one finding behind each, whatever it says."""

from dataclasses import replace

from therapy.knowledge import load_library
from therapy.knowledge.records import Evidence, Side
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.drafting.deciding import UNDECIDED, Decided
from therapy.reasoning.drafting.draft import Prescription, ProgrammeDraft
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.evidence.reasons import Reason
from therapy.reasoning.hypotheses.muscles import LengthState, MuscleHypothesis, State, muscle_key
from therapy.reasoning.hypotheses.tiers import Confidence
from therapy.reasoning.values import ClientFacts, Record

LIBRARY = load_library()
NORMAL, UNKNOWN = LengthState.NORMAL, LengthState.UNKNOWN
SHORT, LONG = LengthState.SHORT, LengthState.LONG
SEEN = Reason("step_down", "sd_knee", Side.LEFT, 2, 0.5, "Knee moves inward, left: clear", Evidence.WEAK, ("seed",))


def suspected(
    muscle: str,
    state: State | None,
    length: LengthState = UNKNOWN,
    *,
    side: Side = Side.LEFT,
    confidence: Confidence = Confidence.MEDIUM,
) -> MuscleHypothesis:
    """A hypothesis of this activity (None: nothing speaks of it) and length, at 0.6 each."""
    return MuscleHypothesis(
        key=muscle_key(muscle, side),
        muscle=muscle,
        side=side,
        over=0.6 if state in (State.OVER, State.CONFLICTING) else 0.0,
        under=0.6 if state in (State.UNDER, State.CONFLICTING) else 0.0,
        short=0.6 if length is SHORT else 0.0,
        long=0.6 if length is LONG else 0.0,
        state=state or (State.OVER if length is SHORT else State.UNDER),
        length=length,
        confidence=confidence,
        activity=confidence if state else None,
        stretch=confidence if length in (SHORT, LONG) else None,
        score=0.6,
        tests=1,
        tests_asked=1,
        words="may be so; seen in 1 of 1 tests",
        because=(SEEN,),
        against=(),
    )


def analysis_of(*hypotheses: MuscleHypothesis) -> Analysis:
    """An analysis that holds these and nothing else."""
    return replace(assess(Record(), LIBRARY), muscles=hypotheses)


def drafted(*hypotheses: MuscleHypothesis, template: str, decided: Decided = UNDECIDED, **more) -> ProgrammeDraft:
    """The draft that follows from these alone."""
    named = LIBRARY.templates[template] if isinstance(template, str) else template
    draft = propose(analysis_of(*hypotheses), LIBRARY, client=ClientFacts(), decided=decided, template=named, **more)
    assert draft is not None
    return draft


def prescriptions(draft: ProgrammeDraft, *, first_stage: int = 1) -> list[Prescription]:
    return [
        each
        for stage in draft.stages[first_stage - 1 :]
        for workout in stage.workouts
        for each in workout.prescriptions
    ]


def keys_behind(draft: ProgrammeDraft) -> set[str]:
    """The hypotheses that any prescription names."""
    return {key for each in prescriptions(draft) for because in each.because for key in because.hypotheses}


def eases(draft: ProgrammeDraft) -> set[str]:
    return {each.exercise for each in prescriptions(draft) if each.adjunct}
