"""Everything recorded becomes findings of signs, in one list, and what cannot be scored is kept."""

import pytest

from tests.therapy.reasoning.conftest import found
from tests.therapy.reasoning.known import collected, known, remarked, shown
from therapy.knowledge.records import Side
from therapy.reasoning.values import (
    BodyMapEntry,
    Change,
    Done,
    FindingMade,
    Length,
    LengthTested,
    Measurement,
    Origin,
    RangeTested,
    Result,
    Retested,
    SpecialTested,
    Symptoms,
)


@pytest.mark.parametrize(("state", "short", "long"), [(Length.SHORT, 2, 0), (Length.NORMAL, 0, 0), (Length.LONG, 0, 2)])
def test_short_and_long_are_two_ends_and_each_speaks_against_the_other(state, short, long):
    assert shown(lengths=(LengthTested("gluteus_medius", Side.LEFT, state),)) == {
        "short:gluteus_medius left": short,
        "long:gluteus_medius left": long,
    }


def test_a_muscle_whose_length_is_not_scored_is_kept():
    told = collected(lengths=(LengthTested("soleus", Side.LEFT, Length.SHORT, "lunge"),))

    assert (told.findings, told.recorded_only) == ((), ("Soleus length, left: short (lunge)",))


def test_a_special_test_is_seen_not_seen_or_says_nothing():
    def result(which: Result) -> dict[str, int]:
        return shown(specials=(SpecialTested("Patrick", Side.LEFT, which),))

    assert result(Result.POSITIVE) == {"special:faber left": 2}
    assert result(Result.NEGATIVE) == {"special:faber left": 0}
    assert result(Result.UNCLEAR) == {}


def test_a_test_of_the_assessment_may_be_given_in_short_where_a_number_decides_it():
    drops = (SpecialTested("trendelenburg", Side.LEFT, Result.POSITIVE),)
    squat = (SpecialTested("overhead_squat", Side.LEFT, Result.POSITIVE),)

    assert shown(specials=drops) == {"tr_drop left": 2}
    assert shown(specials=squat) == {}
    assert collected(specials=squat).recorded_only == (f"{known().tests['overhead_squat'].name}, left: positive",)


def test_a_special_test_that_is_unknown_unclear_or_only_noted_is_kept():
    told = collected(
        specials=(
            SpecialTested("my_own_test", Side.LEFT, Result.POSITIVE),
            SpecialTested("noted", Side.MIDLINE, Result.POSITIVE),
            SpecialTested("faber", Side.RIGHT, Result.UNCLEAR),
        )
    )

    assert told.findings == ()
    assert told.recorded_only == ("FABER, right: unclear", "My own test, left: positive", "Noted: positive")


def test_what_brings_a_complaint_on_speaks_at_each_place_that_is_complained_of():
    body_map = (
        BodyMapEntry("hip", Side.LEFT, pain=3),
        BodyMapEntry("hip", Side.RIGHT, pain=2),
        BodyMapEntry("lumbar", tension=4),
        BodyMapEntry("neck", pain=9),
    )

    asked = shown(symptoms=Symptoms(provokes=("desk work",), eases=("sitting",)), body_map=body_map)

    assert {key: value for key, value in asked.items() if "sitting" in key} == {
        "provoked_by:sitting:hip left": 2,
        "provoked_by:sitting:lumbar": 2,
        "eased_by:sitting:lumbar": 2,
    }


def test_what_was_not_named_is_no_evidence_against_anything():
    assert shown(symptoms=Symptoms(), body_map=(BodyMapEntry("hip", Side.LEFT, pain=5),)) == {}


def test_a_symptom_that_speaks_of_no_complaint_is_kept():
    told = collected(symptoms=Symptoms(provokes=("sitting", "my_shoes", "coughing"), eases=("long walks",)))

    assert told.findings == ()
    assert told.recorded_only == (
        "Coughing brings it on",
        "Long walks eases it",
        "My shoes brings it on",
        "Sitting brings it on",
    )


@pytest.mark.parametrize(
    ("change", "first", "second"), [(Change.BETTER, 2, 0), (Change.SAME, 0, 1), (Change.WORSE, 0, 1)]
)
def test_a_retest_sets_two_explanations_apart(change, first, second):
    again = Retested("step_down", "sd_knee", Side.LEFT, "heel_wedge", change)

    assert shown(retests=(again,)) == {"retest:knee_in:first left": first, "retest:knee_in:second left": second}


def test_a_retest_that_sets_nothing_apart_is_kept():
    told = collected(retests=(Retested("step_down", "sd_trunk", Side.LEFT, "heels_raised", Change.SAME),))

    assert told.findings == ()
    (words,) = told.recorded_only
    assert words.endswith(", left, heels raised: same")


def test_marks_of_tension_and_recurrence_are_findings_and_an_empty_chart_is_no_examination():
    body_map = (
        BodyMapEntry("hip", Side.LEFT, tension=5, recurrence="most weeks"),
        BodyMapEntry("neck", pain=8, tension=2, recurrence="once"),
    )

    assert shown(body_map=body_map) == {"tension:hip left": 2, "recurrence:hip left": 2}


def test_what_the_therapist_saw_stands_above_what_a_number_says_and_both_are_kept():
    number = Measurement("aslr", Side.LEFT, values={"score": 4})

    told = collected(findings=found("as_effort left 1"), measurements=(number,))

    assert told.findings == found("as_effort left 1")
    assert told.superseded == (FindingMade("as_effort", Side.LEFT, 3, Origin.MEASURED),)


def test_a_side_difference_of_a_test_within_error_is_said_to_be():
    def planks(left: float, right: float) -> tuple[Measurement, ...]:
        sides = ((Side.LEFT, left), (Side.RIGHT, right))
        return tuple(Measurement("side_plank_endurance", side, values={"hold": seconds}) for side, seconds in sides)

    assert remarked(measurements=planks(20, 24)) == {"sk_asym left: within measurement error"}
    assert remarked(measurements=planks(40, 60)) == remarked(measurements=planks(40, 41)) == set()


def test_how_well_a_test_could_be_done_holds_for_all_its_signs():
    library = known()
    told = collected(quality={"step_down": Done.POOR, "Patrick": Done.FAIR})

    assert told.how_well(library.signs["sd_knee"], Side.LEFT) is Done.POOR
    assert told.how_well(library.signs["special:faber"], Side.LEFT) is Done.FAIR
    assert told.how_well(library.signs["as_effort"], Side.LEFT) is Done.GOOD


def test_the_order_of_what_was_recorded_never_matters():
    parts = {
        "ranges": tuple(
            RangeTested("hip", "internal_rotation", side, degrees=degrees, pain=4)
            for side, degrees in ((Side.LEFT, 20), (Side.RIGHT, 44))
        ),
        "specials": tuple(SpecialTested(name, Side.LEFT, Result.POSITIVE) for name in ("faber", "own", "other")),
        "body_map": (BodyMapEntry("hip", Side.LEFT, 5, 5), BodyMapEntry("hip", Side.LEFT, 3, 3)),
    }

    assert collected(**parts) == collected(**{kind: rows[::-1] for kind, rows in parts.items()})
