"""What a strength test shows: by its grade, by what is usual, by the other side, and when it hurt."""

import pytest

from tests.therapy.reasoning.known import collected, known, remarked, shown
from therapy.knowledge.records import Side
from therapy.reasoning.values import ClientFacts, Done, StrengthTested

ADULT = ClientFacts(age=40)


def graded(grade: float, pain: float | None = None, side: Side = Side.LEFT) -> StrengthTested:
    return StrengthTested(side, "gluteus_medius", grade=grade, pain=pain)


def newtons(left: float | None = None, right: float | None = None, muscle="gluteus_medius") -> tuple:
    sides = ((Side.LEFT, left), (Side.RIGHT, right))
    return tuple(StrengthTested(side, muscle, value=value, unit="N") for side, value in sides if value is not None)


def turning(unit: str, left: float, right: float) -> tuple:
    """Hip rotation both ways round, of which the knowledge says nothing usual."""
    return tuple(
        StrengthTested(side, region="hip", movement="internal_rotation", value=value, unit=unit)
        for side, value in ((Side.LEFT, left), (Side.RIGHT, right))
    )


@pytest.mark.parametrize(
    ("grade", "severity"),
    [(5, 0), (4.67, 0), (4.33, 1), (4, 1), (3.67, 2), (3.33, 2), (3, 2), (2.67, 2), (2, 3), (0, 3)],
)
def test_a_grade_by_hand_shows_full_strength_or_how_weak_it_is(grade, severity):
    assert shown(strength=(graded(grade),)) == {"weak:gluteus_medius left": severity}


def test_a_side_that_was_not_tested_is_not_full_strength():
    assert shown(strength=(graded(5),)) == {"weak:gluteus_medius left": 0}
    assert shown() == {}


@pytest.mark.parametrize(("value", "severity"), [(100, 0), (91, 0), (90, 1), (76, 1), (75, 2), (60, 3), (0, 3)])
def test_a_value_is_compared_with_what_is_usual_at_the_age(value, severity):
    assert shown(strength=newtons(value), client=ADULT) == {"weak:gluteus_medius left": severity}


def test_without_an_age_a_value_alone_shows_nothing_and_is_kept():
    alone = collected(strength=newtons(60))

    assert alone.findings == ()
    assert alone.recorded_only == ("Gluteus medius strength, left: 60 N",)


@pytest.mark.parametrize(
    ("left", "right", "severity"), [(100, 100, 0), (85, 100, 0), (84, 100, 1), (74, 100, 2), (59, 100, 3)]
)
def test_the_weaker_side_is_compared_with_the_stronger_which_is_not_weak(left, right, severity):
    expected = {"weak:hip_internal_rotation left": severity, "weak:hip_internal_rotation right": 0}

    assert shown(strength=turning("percent_bodyweight", left, right)) == expected


def test_two_units_are_not_compared_with_each_other():
    left, _ = turning("N", 50, 50)
    _, right = turning("kg", 10, 10)

    assert shown(strength=(left, right)) == {}


def test_two_sides_that_are_both_weak_are_weak_although_they_are_equal():
    assert shown(strength=newtons(60, 60), client=ADULT) == {
        "weak:gluteus_medius left": 3,
        "weak:gluteus_medius right": 3,
    }


def test_the_worse_of_both_comparisons_counts():
    assert shown(strength=newtons(100, 150), client=ADULT)["weak:gluteus_medius left"] == 2


def test_nothing_at_all_is_never_full_strength():
    assert shown(strength=turning("N", 0, 0)) == {
        "weak:hip_internal_rotation left": 3,
        "weak:hip_internal_rotation right": 3,
    }


def test_of_a_grade_and_a_value_the_worse_counts():
    both = (graded(5), *newtons(60))

    assert shown(strength=both, client=ADULT) == {"weak:gluteus_medius left": 3}


@pytest.mark.parametrize(("left", "severity"), [(5, 0), (4.67, 1), (4.33, 1), (4, 2), (3, 3), (2, 3)])
def test_a_grade_is_compared_with_the_other_side_too(left, severity):
    both = (graded(left), graded(5, side=Side.RIGHT))

    assert shown(strength=both) == {"weak:gluteus_medius left": severity, "weak:gluteus_medius right": 0}


def test_weak_with_pain_counts_as_fairly_done_at_best_on_that_side_alone():
    sign = known().signs["weak:gluteus_medius"]
    tested = (graded(3, pain=4), graded(3, pain=3, side=Side.RIGHT))

    told = collected(strength=tested)
    poor = collected(strength=tested, quality={sign.group: Done.POOR})

    assert (told.how_well(sign, Side.LEFT), told.how_well(sign, Side.RIGHT)) == (Done.FAIR, Done.GOOD)
    assert poor.how_well(sign, Side.LEFT) is Done.POOR
    assert remarked(strength=tested) == {
        "weak:gluteus_medius left: weak with pain, so it counts as fairly done at best"
    }


def test_strong_in_spite_of_pain_is_strong():
    told = collected(strength=(graded(5, pain=8),))

    assert (told.painful, told.remarks) == (frozenset(), ())


def test_a_movement_or_muscle_without_a_record_is_kept_and_not_scored():
    tested = (
        StrengthTested(Side.LEFT, region="knee", movement="extension", grade=3.33, pain=1),
        StrengthTested(Side.LEFT, "soleus", value=30.5, unit="percent_bodyweight"),
        StrengthTested(Side.MIDLINE, "rectus_abdominis", grade=3.67),
    )

    told = collected(strength=tested)

    assert told.findings == ()
    assert told.recorded_only == (
        "Knee extension strength, left: 3+ of 5, pain 1",
        "Rectus abdominis strength: 4- of 5",
        "Soleus strength, left: 30.5 % of body weight",
    )


def test_a_muscle_without_sides_has_a_finding_without_one():
    assert shown(strength=(StrengthTested(Side.MIDLINE, "diaphragm", grade=3),)) == {"weak:diaphragm": 2}


def test_what_was_recorded_without_a_side_is_said_of_both():
    assert shown(strength=(StrengthTested(Side.MIDLINE, "gluteus_medius", grade=4),)) == {
        "weak:gluteus_medius left": 1,
        "weak:gluteus_medius right": 1,
    }
