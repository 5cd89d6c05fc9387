"""What would mend a remark of the plan checks: one change a colleague would propose, as a value. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from therapy.knowledge.records import Exercise, Side
from therapy.reasoning.drafting.allowance import Allowance
from therapy.reasoning.drafting.checked import Checked, Line
from therapy.reasoning.drafting.plan_checks import FIRST_STEPS
from therapy.reasoning.drafting.remarks import Kind, PlanRemark
from therapy.reasoning.drafting.treatment import treatment_of
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis

type Limits = Callable[[int], Allowance]
"""What the client may be given in a stage, by its number."""


class Way(StrEnum):
    SWAP = "swap"
    REMOVE = "remove"
    ADD = "add"
    SIDE_FIRST = "side_first"


@dataclass(frozen=True, slots=True)
class Mend:
    """One change, in words on a button. `exercises` are those changed, wherever the same remark holds.

    `to` is the exercise swapped in or added: to `stage` and `session`, in front of `before` ("" is the end).
    `because` is the hypothesis an added one serves, by its key; `side` the side that goes first.
    """

    way: Way
    words: str
    exercises: tuple[str, ...] = ()
    to: str = ""
    stage: int = 0
    session: str = ""
    before: str = ""
    because: str = ""
    side: Side = Side.MIDLINE


def mend_of(remark: PlanRemark, checked: Checked, limits: Limits) -> Mend | None:
    """What would mend it; None where only the therapist can say, or nothing of the library would do."""
    way = _WAYS.get(remark.kind)
    return way(remark, checked, limits) if way else None


def _swap_or_remove(remark: PlanRemark, checked: Checked, limits: Limits) -> Mend:
    return _swap(remark, checked, limits) or _remove(remark, checked, limits)


def _swap(remark: PlanRemark, checked: Checked, limits: Limits) -> Mend | None:
    """A neighbour on the ladder for a muscle of the same, that asks for no care and needs nothing that is lacking."""
    exercise, allowed = checked.library.exercises[remark.exercises[0]], limits(remark.stage)
    taken = {planned.exercise for session in checked.plan for planned in session.exercises}
    for other in _neighbours(exercise, checked):
        if other.id not in taken and {*other.primary} & {*exercise.primary} and _is_free(other, allowed):
            return Mend(Way.SWAP, f"Swap it for {other.name}", (exercise.id,), to=other.id)
    return None


def _neighbours(exercise: Exercise, checked: Checked) -> Iterator[Exercise]:
    """The steps down, nearest first; then those beside it, that the easier ones lead up to."""
    seen, rung = {exercise.id}, [exercise]
    while rung := [down for each in rung for down in checked.library.easier(each) if down.id not in seen]:
        seen |= {each.id for each in rung}
        yield from rung
    for down in checked.library.easier(exercise):
        yield from (up for up in checked.library.harder(down) if up.stage <= exercise.stage and up.id not in seen)


def _is_free(exercise: Exercise, allowed: Allowance) -> bool:
    return allowed.allows(exercise) and not allowed.cautions(exercise) and not allowed.lacking(exercise)


def _remove(remark: PlanRemark, checked: Checked, _: Limits) -> Mend:
    exercise = checked.library.exercises[remark.exercises[0]]
    return Mend(Way.REMOVE, f"Take out {exercise.name}", (exercise.id,))


def _first_step(remark: PlanRemark, checked: Checked, limits: Limits) -> Mend | None:
    """A gentle exercise for the muscle, right before the one that loads it."""
    hypothesis = _hypothesis(remark, checked)
    gentle = (each for each in _for_muscle(hypothesis, checked) if each.category in FIRST_STEPS)
    found = _first_free(gentle, limits(remark.stage))
    if hypothesis is None or found is None:
        return None
    words = f"Put {found.name} before it"
    return Mend(
        Way.ADD, words, to=found.id, stage=remark.stage, session=remark.session, before=remark.exercises[0],
        because=hypothesis.key,
    )  # fmt: skip


def _serve(remark: PlanRemark, checked: Checked, limits: Limits) -> Mend | None:
    """An exercise that eases or trains the muscle as asked, at the end of the first session."""
    hypothesis = _hypothesis(remark, checked)
    if hypothesis is None or not checked.plan:
        return None
    first, eases = checked.plan[0], bool(treatment_of(hypothesis).eases)
    fitting = (each for each in _for_muscle(hypothesis, checked) if each.adjunct is eases)
    found = _first_free(fitting, limits(first.stage))
    if found is None:
        return None
    words = f"Add {found.name}"
    return Mend(Way.ADD, words, to=found.id, stage=first.stage, session=first.name, because=hypothesis.key)


def _side_first(remark: PlanRemark, checked: Checked, _: Limits) -> Mend | None:
    hypothesis = _hypothesis(remark, checked)
    if hypothesis is None:
        return None
    return Mend(Way.SIDE_FIRST, f"Do the {hypothesis.side} first", remark.exercises, side=hypothesis.side)


def _lighten(remark: PlanRemark, checked: Checked, _: Limits) -> Mend | None:
    """Take out the last exercise of the session that no finding asks for."""
    spare = [line for line in _lines_at(remark, checked) if not (checked.behind(line) or line.exercise.adjunct)]
    if not spare:
        return None
    last = spare[-1].exercise
    return Mend(Way.REMOVE, f"Take out {last.name}", (last.id,), stage=remark.stage, session=remark.session)


def _lines_at(remark: PlanRemark, checked: Checked) -> Iterator[Line]:
    for session in checked.plan:
        if (session.stage, session.name) == (remark.stage, remark.session):
            yield from checked.lines_of(session)


def _hypothesis(remark: PlanRemark, checked: Checked) -> MuscleHypothesis | None:
    return next((each for each in checked.muscles if each.key in remark.hypotheses), None)


def _for_muscle(hypothesis: MuscleHypothesis | None, checked: Checked) -> Iterable[Exercise]:
    found = checked.library.exercises_for(hypothesis.muscle) if hypothesis else ()
    return sorted(found, key=lambda each: each.stage)


def _first_free(exercises: Iterable[Exercise], allowed: Allowance) -> Exercise | None:
    return next((each for each in exercises if _is_free(each, allowed)), None)


_WAYS: Mapping[Kind, Callable[[PlanRemark, Checked, Limits], Mend | None]] = {
    Kind.CONTRAINDICATED: _swap_or_remove,
    Kind.STRETCHES_LONG: _remove,
    Kind.LOAD_BEFORE_ACTIVATION: _first_step,
    Kind.STRETCHED_AND_LOADED: _remove,
    Kind.FINDING_WITHOUT_EXERCISE: _serve,
    Kind.OVER_BUDGET: _lighten,
    Kind.CAUTION: _swap,
    Kind.EQUIPMENT: _swap,
    Kind.BOTH_SIDES_FOR_ONE: _side_first,
}
