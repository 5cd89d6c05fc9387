"""How much a dose adds up to. "Each side" is twice the number, an extra set is counted, a range counts its upper end:
what may be done is what tissue has to bear."""

from therapy.reasoning.dosage.value import SECONDS_A_BREATH, SECONDS_A_REPETITION, Counted, Dose

DAYS_A_WEEK = 7


def sets_a_bout(dose: Dose) -> int:
    """The sets of one bout, those of both sides counted apart."""
    return dose.sets * (2 if dose.is_per_side else 1) + bool(dose.extra_set)


def reps_a_bout(dose: Dose) -> int:
    """The repetitions (or breaths) of one bout, both sides together; one for each set that lasts."""
    return sets_a_bout(dose) * (dose.reps_most or dose.reps)


def seconds_of_work_a_bout(dose: Dose) -> float:
    """The seconds under load of one bout, rests left out, both sides together."""
    return sets_a_bout(dose) * _seconds_of_a_set(dose)


def bouts_a_week(dose: Dose, *, days: int = 0) -> int:
    """How often it is done in a week; on `days` days where the dose itself names none."""
    return dose.times_per_day * (dose.per_week or days or DAYS_A_WEEK)


def _seconds_of_a_set(dose: Dose) -> float:
    if dose.lasts:
        return dose.duration_most or dose.set_seconds
    usual = SECONDS_A_BREATH if dose.counted_in is Counted.BREATHS else SECONDS_A_REPETITION
    return (dose.reps_most or dose.reps) * max(dose.hold_seconds, usual)
