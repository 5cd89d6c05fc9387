import pytest

from programmes.prescribing.dose import as_fields, dose_of, minutes_of
from programmes.prescribing.models import DoseSide, Prescription
from therapy.knowledge import load_library
from therapy.reasoning.drafting.dosage import own_dose


def row(**fields) -> Prescription:
    usual = {"exercise": "bird_dog", "sets": 3, "reps": 10, "hold_seconds": 5, "rest_seconds": 45, "per_week": 5}
    return Prescription(**(usual | {"side": DoseSide.EACH, "effort": 3, "position": 1} | fields))


def test_a_dose_is_written_in_one_way():
    assert str(dose_of(row())) == "3 × 10 · hold 5 s · each side · rest 45 s · 1×/day · 5×/week · effort 3/10"


def test_what_is_nought_is_not_named():
    assert str(dose_of(row(hold_seconds=0, rest_seconds=0, side=""))) == "3 × 10 · 1×/day · 5×/week · effort 3/10"


def test_the_weaker_side_goes_first():
    assert "each side, left first" in str(dose_of(row(side=DoseSide.LEFT_FIRST)))


@pytest.mark.parametrize("side", DoseSide.values)
def test_a_dose_survives_the_way_into_a_row_and_back(side):
    dose = dose_of(row(side=side))

    assert dose_of(Prescription(**as_fields(dose))) == dose


def test_every_exercise_of_the_library_has_a_dose_that_fits_a_row():
    for exercise in load_library().exercises.values():
        row(exercise=exercise.id, **as_fields(own_dose(exercise))).clean_fields(exclude=["practice", "workout"])


def test_minutes_count_sides_holds_and_rests_but_not_a_walk():
    walk = row(sets=1, reps=1, hold_seconds=0, rest_seconds=0, side="", tempo="20 min")

    assert minutes_of([row(), walk]) == round(3 * (10 * 7 * 2 + 45) / 60)
