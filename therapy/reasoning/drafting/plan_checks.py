"""Checks of a plan as a whole: is each finding served, in the right order, within the time."""

from collections.abc import Iterator

from therapy.knowledge.records import Category, Exercise, LoadClass
from therapy.reasoning.drafting.checked import Checked, Line
from therapy.reasoning.drafting.remarks import Kind, PlanRemark
from therapy.reasoning.drafting.treatment import Aim, treatment_of
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis

FIRST_STEPS = (Category.BREATHING, Category.ACTIVATION, Category.CONTROL)
HEAVY = (LoadClass.HIGH, LoadClass.IMPACT)


def finding_without_exercise(checked: Checked) -> Iterator[PlanRemark]:
    """What was accepted, asks for something, and is given nothing."""
    for each in checked.muscles:
        treatment = treatment_of(each)
        if treatment.aims and not any(_serves(line, each) for line in checked.lines()):
            says = f"{checked.name_of(each)} was accepted, and no exercise serves it: {treatment.words}."
            yield PlanRemark(Kind.FINDING_WITHOUT_EXERCISE, says, (), (each.key,))


def load_before_activation(checked: Checked) -> Iterator[PlanRemark]:
    """A quiet muscle is loaded before any exercise has let it begin."""
    for each in checked.muscles:
        if treatment_of(each).trains is Aim.ACTIVATE and _can_begin_gently(each, checked):
            loaded = _loaded_first(each, checked)
            if loaded:
                says = f"{loaded.exercise.name} loads the {checked.name_of(each)} before anything activates it."
                yield loaded.remark(Kind.LOAD_BEFORE_ACTIVATION, says, each.key)


def stretched_and_loaded(checked: Checked) -> Iterator[PlanRemark]:
    """The same muscle on the same side is drawn long and loaded in one session."""
    for session in checked.plan:
        lines = list(checked.lines_of(session))
        for stretch in lines:
            for load in lines:
                shared = sorted({*stretch.exercise.stretched} & {*load.exercise.primary})
                if shared and _loads(load.exercise) and stretch.sides & load.sides:
                    muscle = checked.library.muscles[shared[0]].name
                    says = f"{stretch.exercise.name} stretches and {load.exercise.name} loads {muscle} in one session."
                    both = (stretch.exercise.id, load.exercise.id)
                    yield PlanRemark(Kind.STRETCHED_AND_LOADED, says, both, (), session.stage, session.name)


def over_budget(checked: Checked) -> Iterator[PlanRemark]:
    budget = checked.budget
    for session in checked.plan:
        if session.minutes > budget.minutes or session.active > budget.exercises:
            says = (
                f"Session {session.name} of stage {session.stage} takes about {session.minutes} minutes with "
                f"{session.active} active exercises; your budget is {budget.minutes} and {budget.exercises}."
            )
            yield PlanRemark(Kind.OVER_BUDGET, says, (), (), session.stage, session.name)


def _serves(line: Line, each: MuscleHypothesis) -> bool:
    """Whether an exercise is there for a hypothesis: by name, or because it eases or trains its muscle as asked."""
    if each.key in line.planned.hypotheses:
        return True
    treatment = treatment_of(each)
    asked = treatment.eases if line.exercise.adjunct else (treatment.trains or treatment.later)
    return bool(asked) and each.muscle in line.exercise.primary and line.reaches(each.side)


def _can_begin_gently(each: MuscleHypothesis, checked: Checked) -> bool:
    return any(exercise.category in FIRST_STEPS for exercise in checked.library.exercises_for(each.muscle))


def _loaded_first(each: MuscleHypothesis, checked: Checked) -> Line | None:
    """The first exercise that loads a muscle, if none that begins it stands in an earlier stage or before it."""
    begun: set[int] = set()
    for session in sorted(checked.plan, key=lambda session: session.stage):
        here = False
        for line in checked.lines_of(session):
            works = each.muscle in (*line.exercise.primary, *line.exercise.secondary) and line.reaches(each.side)
            here = here or (works and line.exercise.category in FIRST_STEPS)
            earlier = here or any(stage < session.stage for stage in begun)
            if each.muscle in line.exercise.primary and _loads(line.exercise) and not earlier:
                return line
        begun |= {session.stage} if here else set()
    return None


def _loads(exercise: Exercise) -> bool:
    return exercise.category in (Category.STRENGTH, Category.IMPACT) or exercise.load_class in HEAVY
