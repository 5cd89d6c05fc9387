"""The words of a prescription's reasons: finding, hypothesis, aim."""

from therapy.knowledge import Library
from therapy.knowledge.records import Exercise
from therapy.reasoning.drafting.draft import Because
from therapy.reasoning.drafting.needs import Need
from therapy.reasoning.drafting.treatment import Aim, objective
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis
from therapy.reasoning.names import muscle_name

LOW = " (low confidence)"


def serves(need: Need, exercise: Exercise, library: Library) -> Because:
    """Why an exercise serves a need: what was found, what that may mean, what the exercise is for."""
    aim = objective(exercise, need.aim)
    if need.aim is Aim.PARTNER:
        says = f"{claim(need.hypothesis, library)} Never stretch it: train {library.muscles[need.muscle].name} instead."
    else:
        says = claim(need.hypothesis, library)
    return Because("serves", f"{says} Aim: {aim}.", (need.hypothesis.key,), need.hypothesis.because[0].sources, aim)


def claim(each: MuscleHypothesis, library: Library) -> str:
    """A hypothesis with its words and the finding that speaks loudest for it, as sentences."""
    low = "" if each.leads else LOW
    return f"{muscle_name(each.muscle, each.side, library)} {each.words}{low}. {each.because[0].says}."
