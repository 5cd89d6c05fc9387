"""The budget of a session: the practice's, or the usual one; the template itself may ask for more."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.drafting.made import LIBRARY, drafted, suspected
from therapy.knowledge.records import Side
from therapy.reasoning.drafting.budget import Budget, usual_budget
from therapy.reasoning.hypotheses.muscles import State

BACK, KNEE = "chronic_low_back_12w", "knee_valgus_hip_stability_8w"
TIGHT = Budget(minutes=20, exercises=5)


def active(workout):
    return [each for each in workout.prescriptions if not each.adjunct and not each.dose.is_a_stretch_of_time]


@pytest.mark.parametrize("template", sorted(LIBRARY.templates))
def test_a_session_keeps_to_the_budget_of_the_practice(template):
    busy = suspected("adductors_short", State.OVER)

    for stage in drafted(busy, template=template, budget=TIGHT).stages:
        for workout in stage.workouts:
            assert workout.minutes <= TIGHT.minutes
            assert len(active(workout)) <= TIGHT.exercises


def test_without_a_budget_of_its_own_a_practice_has_the_usual_one():
    assert usual_budget(LIBRARY) == Budget(45, 9)
    assert drafted(template=BACK) == drafted(template=BACK, budget=Budget(45, 9))


def test_a_template_that_asks_for_more_than_the_budget_is_shortened_and_that_is_said():
    tight, usual = drafted(template=BACK, budget=TIGHT), drafted(template=BACK)

    assert any("your budget is 20 minutes and 5 items. It is shortened to fit." in each for each in tight.warnings)
    assert not any("your budget is" in each for each in usual.warnings)


def test_what_serves_a_need_stays_before_what_nothing_asks_for():
    quiet = suspected("gluteus_medius", State.UNDER)

    draft = drafted(quiet, template=KNEE, budget=TIGHT)

    assert "clam" in {each.exercise for workout in draft.stages[0].workouts for each in workout.prescriptions}


def test_eases_give_way_before_the_last_exercise_does():
    template = LIBRARY.templates[KNEE]
    first = template.phases[0]
    one = replace(first, exercises=(replace(first.exercises[2], sets=1, reps=30, hold_seconds=20),))
    busy = suspected("adductors_short", State.OVER, side=Side.LEFT)

    draft = drafted(busy, template=replace(template, phases=(one,)), budget=Budget(5, 1))

    (workout,) = draft.stages[0].workouts
    assert [each.exercise for each in workout.prescriptions] == ["clam"]
    assert any("is left out of workout A: the session is full." in each for each in draft.warnings)
