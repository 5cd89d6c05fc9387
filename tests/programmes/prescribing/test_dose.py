from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given, settings

from programmes.prescribing.dose import as_fields, dose_of, minutes_of, stands_on
from programmes.prescribing.models import DoseSide, Prescription
from tests.therapy.reasoning.dosage.doses import doses
from therapy.knowledge import load_library
from therapy.reasoning.drafting.dosage import own_dose


def row(**fields) -> Prescription:
    usual = {"exercise": "bird_dog", "sets": 3, "reps": 10, "hold_seconds": 5, "rest_seconds": 45, "per_week": 5}
    return Prescription(**(usual | {"side": DoseSide.EACH, "effort": 3, "position": 1} | fields))


def test_a_dose_is_written_in_one_way():
    assert (
        str(dose_of(row()))
        == "3 × 10 · hold 5 s · each side · rest 45 s · 1×/day · 5×/week · effort 3/10 · pain up to 3/10"
    )


def test_what_is_nought_is_not_named():
    assert (
        str(dose_of(row(hold_seconds=0, rest_seconds=0, side="")))
        == "3 × 10 · 1×/day · 5×/week · effort 3/10 · pain up to 3/10"
    )


def test_the_weaker_side_goes_first():
    assert "each side, left first" in str(dose_of(row(side=DoseSide.LEFT_FIRST)))


@settings(max_examples=100, deadline=None)
@given(doses())
def test_every_dose_survives_the_way_into_a_row_and_back(dose):
    said = replace(dose, per_week=dose.per_week or 3, days_apart=0, pain_limit=dose.pain_limit or 2)
    assume(said.tempo != "hold" and "min" not in said.tempo)

    kept = Prescription(exercise="bird_dog", position=1, **as_fields(said))
    kept.clean_fields(exclude=["practice", "workout"])
    kept.clean()

    assert dose_of(kept) == said


def test_a_walk_from_before_time_had_a_column_lasts_as_its_tempo_says():
    walk = row(sets=1, reps=1, hold_seconds=0, rest_seconds=0, side="", tempo="10-20 min steady")

    assert dose_of(walk).today == "10–20 min · tempo steady"


def test_what_a_dose_cannot_say_is_refused_by_the_column_it_stands_in():
    with pytest.raises(ValidationError) as refusal:
        row(sets=30, reps_most=4, side="left", extra_set="left").clean()

    assert refusal.value.message_dict == {
        "sets": ["Sets are 1 to 10, not 30."],
        "reps_most": ["A range goes from less to more: 8–12."],
        "extra_set": ["One more set on a side needs each side."],
    }


def test_a_dose_with_weekdays_or_weeks_stands_on_those_alone():
    dose = dose_of(row(days=[0, 2], per_week=2, from_week=2, until_week=3))
    monday, tuesday = date(2026, 11, 30), date(2026, 12, 1)

    assert [stands_on(dose, day, week=2) for day in (monday, tuesday)] == [True, False]
    assert [stands_on(dose, monday, week=week) for week in (1, 2, 3, 4)] == [False, True, True, False]


def test_every_exercise_of_the_library_has_a_dose_that_fits_a_row():
    for exercise in load_library().exercises.values():
        row(exercise=exercise.id, **as_fields(own_dose(exercise))).clean_fields(exclude=["practice", "workout"])


def test_minutes_count_sides_holds_and_rests_but_not_a_walk():
    walk = row(sets=1, reps=1, hold_seconds=0, rest_seconds=0, side="", tempo="20 min")

    assert minutes_of([row(), walk]) == round(3 * (10 * 7 * 2 + 45) / 60)
