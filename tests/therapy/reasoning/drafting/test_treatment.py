"""What activity and length together ask for: every pair, in a therapist's words."""

import pytest

from tests.therapy.reasoning.drafting.made import LIBRARY, LONG, NORMAL, SHORT, UNKNOWN, suspected
from therapy.reasoning.drafting.treatment import Aim, objective, treatment_of
from therapy.reasoning.hypotheses.muscles import LengthState, State


@pytest.mark.parametrize(
    ("activity", "length", "aims"),
    [
        (State.UNDER, LONG, (Aim.INNER_RANGE,)),
        (State.UNDER, SHORT, (Aim.FULL_RANGE,)),
        (State.UNDER, NORMAL, (Aim.ACTIVATE, Aim.LOAD)),
        (State.UNDER, UNKNOWN, (Aim.ACTIVATE, Aim.LOAD)),
        (State.OVER, SHORT, (Aim.RELEASE, Aim.LENGTHEN)),
        (State.OVER, LONG, (Aim.PARTNER,)),
        (State.OVER, NORMAL, (Aim.RELEASE,)),
        (State.OVER, UNKNOWN, (Aim.RELEASE,)),
        (None, SHORT, (Aim.LENGTHEN,)),
        (None, LONG, (Aim.INNER_RANGE,)),
        (None, NORMAL, ()),
        (State.CONFLICTING, UNKNOWN, ()),
    ],
)
def test_the_pair_of_activity_and_length_says_what_is_done(activity, length, aims):
    assert treatment_of(suspected("gluteus_medius", activity, length)).aims == aims


@pytest.mark.parametrize("activity", [State.UNDER, State.OVER, State.CONFLICTING, None])
def test_what_is_long_is_never_lengthened_nor_calmed_by_hand(activity):
    assert treatment_of(suspected("hamstrings_medial", activity, LONG)).eases == ()


@pytest.mark.parametrize("length", list(LengthState))
def test_what_conflicts_waits_for_the_therapist(length):
    treatment = treatment_of(suspected("soleus", State.CONFLICTING, length))

    assert (treatment.aims, treatment.trains, treatment.later) == ((), None, None)
    assert "until you have chosen" in treatment.words


def test_a_long_and_busy_muscle_is_strengthened_only_later():
    assert treatment_of(suspected("hamstrings_medial", State.OVER, LONG)).later is Aim.INNER_RANGE


@pytest.mark.parametrize(
    ("exercise", "aim", "does"),
    [
        ("clam", Aim.INNER_RANGE, Aim.INNER_RANGE),
        ("clam", Aim.ACTIVATE, Aim.ACTIVATE),
        ("band_row", Aim.FULL_RANGE, Aim.FULL_RANGE),
        ("band_row", Aim.INNER_RANGE, Aim.LOAD),
        ("stance_free", Aim.INNER_RANGE, Aim.CONTROL),
    ],
)
def test_an_exercise_does_what_its_record_tells_and_no_more(exercise, aim, does):
    assert objective(LIBRARY.exercises[exercise], aim) is does
