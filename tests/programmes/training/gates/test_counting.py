"""What is counted of a criterion, each beside what just does not do."""

from datetime import date, timedelta

import pytest

from programmes.training.gates.counting import Facts, Seen, SessionSaid, State, count
from programmes.training.gates.flares import flare_in
from therapy.knowledge import load_library

TODAY = date(2026, 3, 20)
CRITERIA = load_library().criteria


def said(days_ago, worst, *, before=0, was_worse=False):
    return SessionSaid(TODAY - timedelta(days=days_ago), before, worst, was_worse)


def state(criterion, **facts):
    return count(CRITERIA[criterion], Facts(**facts)).state


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([said(1, 2), said(3, 1)], State.MET),
        ([said(1, 3), said(3, 1)], State.NOT_MET),
        ([said(1, 2, was_worse=True), said(3, 1)], State.NOT_MET),
        ([said(1, 2, was_worse=None), said(3, 1)], State.UNKNOWN),
        ([said(1, None), said(3, 1)], State.UNKNOWN),
        ([said(1, 2)], State.UNKNOWN),
        ([said(1, 5, before=4), said(3, 4, before=3)], State.MET),
        ([said(1, 6, before=5), said(3, 4, before=3)], State.NOT_MET),
    ],
)
def test_pain_is_read_of_the_last_two_sessions_and_their_mornings(sessions, expected):
    assert state("C_PAIN2", sessions=sessions) is expected


def test_sessions_done_are_counted_of_those_due():
    assert state("C_DONE", due=10, done=7) is State.MET
    assert state("C_DONE", due=10, done=6) is State.NOT_MET
    assert state("C_DONE") is State.UNKNOWN


def test_safety_questions_have_to_be_answered_clear_and_lately():
    assert state("C_CLEAR", screened=(TODAY, True, True)) is State.MET
    assert state("C_CLEAR", screened=(TODAY, False, True)) is State.NOT_MET
    assert state("C_CLEAR", screened=(TODAY, True, False)) is State.UNKNOWN
    assert state("C_CLEAR") is State.UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "expected"), [(20, 22, State.MET), (19, 22, State.NOT_MET), (20, 30, State.NOT_MET)]
)
def test_a_measure_counts_on_both_sides_and_against_the_other(left, right, expected):
    measures = {("heel_raise_endurance", "reps"): (TODAY, {"left": left, "right": right})}

    assert state("C_CALF20", measures=measures) is expected


def test_a_measure_of_one_side_alone_is_not_tested():
    assert state("C_BAL30", measures={("single_leg_stance", "eo"): (TODAY, {"left": 40})}) is State.UNKNOWN


def test_what_the_product_cannot_count_is_for_the_therapist_to_see():
    told = count(CRITERIA["C_SQUAT"], Facts())
    assert told.state is State.UNKNOWN
    assert "Not tested yet" in told.says

    assert state("C_SQUAT", seen={"C_SQUAT": Seen(True, TODAY, "Alice")}) is State.MET
    assert state("C_SQUAT", seen={"C_SQUAT": Seen(False, TODAY, "Alice")}) is State.NOT_MET


def test_what_the_therapist_saw_stands_until_something_newer_is_counted():
    seen = {"C_PAIN2": Seen(True, TODAY - timedelta(days=2), "Alice")}

    assert state("C_PAIN2", seen=seen, sessions=[said(2, 4), said(4, 1)]) is State.MET
    assert state("C_PAIN2", seen=seen, sessions=[said(1, 4), said(4, 1)]) is State.NOT_MET


def test_two_red_sessions_within_seven_days_are_a_flare_and_one_is_not():
    assert flare_in([said(1, 6), said(3, 7)], usual=1, today=TODAY)
    assert not flare_in([said(1, 6), said(9, 7)], usual=5, today=TODAY)


def test_two_points_above_usual_and_worse_next_morning_is_a_flare():
    assert flare_in([said(1, 4, was_worse=True)], usual=2, today=TODAY)
    assert not flare_in([said(1, 4)], usual=2, today=TODAY)
    assert not flare_in([said(1, 3, was_worse=True)], usual=2, today=TODAY)
