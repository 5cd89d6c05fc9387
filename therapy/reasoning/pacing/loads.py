"""What a dose asks of a tissue: seconds of work, weighed by the load class and the tissue's share in the exercise."""

from therapy.knowledge import Library
from therapy.knowledge.records import Exercise, Tissue
from therapy.reasoning.dosage import Dose
from therapy.reasoning.dosage.volume import seconds_of_work_a_bout


def work_seconds(dose: Dose) -> float:
    """Seconds under work on a day it is done, all bouts of the day together.

    What lies beside the session, as a walk does, counts nothing: its minutes would drown all sets and repetitions.
    """
    return 0 if dose.is_a_stretch_of_time else seconds_of_work_a_bout(dose) * dose.times_per_day


def load_on(tissue: Tissue, exercise: Exercise, seconds: float, library: Library) -> float:
    """What so many seconds of an exercise weigh for a tissue."""
    return seconds * library.load_weights[exercise.load_class].weight * tissue.share_of(exercise)


def is_high(exercise: Exercise, library: Library) -> bool:
    """Whether days of rest belong after it."""
    return library.load_weights[exercise.load_class].is_high and not exercise.adjunct
