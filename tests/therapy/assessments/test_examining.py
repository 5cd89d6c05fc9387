"""Recording what is examined beside the tests, and what reasoning is told of it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.actions.clients import discharge_client
from therapy.assessments.actions import Where, finish_assessment, record_measurement, record_measurements
from therapy.assessments.analysis import analysis_of, facts_at_hand, record_of
from therapy.assessments.changing import ChangedSince, Seen
from therapy.assessments.models import Assessment, Measurement
from therapy.knowledge import load_library
from therapy.reasoning.values import Change, Done, Length, Result

HIP = "hip_internal_rotation"


@pytest.fixture
def keep(sitting, alice):
    """Record an entry of a book, and give back what is kept."""

    def _keep(book, key, value, side="left", site=""):
        record_measurement(assessment=sitting, where=Where(book, key, side, site), value=value, by=alice)
        row = Measurement.objects.visible_to(alice).filter(test=book, key=key, side=side, site=site).first()
        return row and row.value

    return _keep


@pytest.fixture
def told(sitting):
    """What reasoning is told of the sitting."""
    facts = facts_at_hand(sitting.client, today=timezone.localdate())
    return lambda: record_of(sitting, client=facts, screen=None)


def test_strength_is_kept_as_a_grade_or_as_a_value_with_its_unit(keep, told):
    assert keep("strength", "gluteus_medius", {"grade": "4", "pain": 2}) == {"grade": 4, "pain": 2}
    assert keep("strength", "gluteus_medius", {"grade": "4+"}, side="right") == {"grade": 4.33}
    value = {"value": "120,5", "unit": "N"}
    assert keep("strength", HIP, value) == {"value": 120.5, "unit": "N"}

    strength = {(each.of, each.side): each for each in told().strength}
    assert (strength["gluteus_medius", "left"].grade, strength["gluteus_medius", "left"].pain) == (4, 2)
    assert (strength[HIP, "left"].value, strength[HIP, "left"].unit) == (120.5, "N")


def test_a_grade_and_a_value_of_the_same_muscle_are_two_results(keep, told):
    keep("strength", "gluteus_medius", {"grade": 4, "value": 120, "unit": "N"})

    assert [(each.grade, each.value) for each in sorted(told().strength, key=str)] == [(4, None), (None, 120)]


def test_pain_alone_is_kept_and_nothing_follows_from_it(keep, told):
    assert keep("strength", "gluteus_medius", {"pain": 3}) == {"pain": 3}
    assert keep("range", HIP, {"end_feel": "bony"}) == {"end_feel": "bony"}

    assert (told().strength, told().ranges) == ((), ())


def test_a_range_is_kept_in_degrees_and_a_number_says_more_than_as_usual(keep, told):
    assert keep("range", HIP, {"degrees": "20", "usual": "yes", "end_feel": "capsular"}) == {
        "degrees": 20,
        "end_feel": "capsular",
    }

    tested = told().ranges[0]
    assert (tested.id, tested.degrees, tested.end_feel) == (HIP, 20, "capsular")
    assert not any(each.observation == f"limited:{HIP}" for each in told().findings)


def test_a_range_as_usual_by_eye_is_looked_for_and_not_limited(keep, told):
    assert keep("range", HIP, {"usual": True, "pain": 5}) == {"usual": True, "pain": 5}

    seen = {each.observation: each.severity for each in told().findings}
    assert (seen[f"limited:{HIP}"], seen[f"excessive:{HIP}"]) == (0, 0)
    assert seen[f"painful:{HIP}"] > 0
    assert told().ranges == ()


def test_length_special_tests_and_quality_are_told_in_the_words_of_reasoning(keep, told):
    keep("length", "gluteus_medius", {"state": "normal", "by": "on the side"})
    keep("special", "faber", {"result": "negative"})
    keep("quality", "step_down", {"done": "poor"}, side="")

    assert (told().lengths[0].state, told().lengths[0].by) == (Length.NORMAL, "on the side")
    assert told().specials[0].result is Result.NEGATIVE
    assert told().quality == {"step_down": Done.POOR}


def test_the_behaviour_of_the_complaint_is_one_entry_with_its_weeks_counted(keep, told):
    value = {"provokes": ["coughing"], "course": "worse", "since": "3 months", "response_to_care": "none"}
    keep("symptoms", "behaviour", value, side="")

    symptoms = told().symptoms
    assert (symptoms.provokes, symptoms.course, symptoms.response_to_care) == (("coughing",), "worse", "none")
    assert round(symptoms.since_weeks) == 13


def test_a_retest_names_the_finding_its_condition_and_how_it_changed(keep, told):
    keep("retest", "sd_knee", {"change": "better"}, site="heels_raised")

    again = told().retests[0]
    assert (again.test, again.observation, again.condition) == ("step_down", "sd_knee", "heels_raised")
    assert again.change is Change.BETTER


def test_palpation_is_a_note_that_nothing_follows_from(keep, sitting, told):
    before = told()

    assert keep("palpation", "hip", {"note": "  Tender   behind the trochanter. "}, side="") == {
        "note": "Tender behind the trochanter."
    }
    assert told() == before


def test_an_entry_is_never_mistaken_for_the_number_of_a_test(keep, told):
    keep("strength", "gluteus_medius", {"grade": 3})

    assert told().measurements == ()
    assert not set(load_library().tests) & {"strength", "range", "length", "special", "symptoms", "retest", "quality"}


def test_what_is_examined_moves_a_hypothesis(keep, sitting):
    keep("strength", "gluteus_medius", {"grade": 2})

    muscles = analysis_of(sitting, today=timezone.localdate()).muscles
    assert ("gluteus_medius", "left") in {(each.muscle, each.side) for each in muscles}


@pytest.mark.parametrize(
    ("book", "key", "side", "value", "sentence"),
    [
        ("strength", "gluteus_medius", "left", {"grade": 6}, "give a grade from 0 to 5, such as 4 or 4+"),
        ("strength", "gluteus_medius", "left", {"value": 9}, "say in which unit it was measured: N, kg"),
        ("strength", "gluteus_medius", "left", {"value": 9, "unit": "lb"}, "choose one of N, kg, percent_bodyweight"),
        ("strength", "gluteus_medius", "left", {"pain": 11}, "give a number from 0 to 10/10"),
        ("strength", "gluteus_medius", "", {"grade": 3}, "say left or right"),
        ("strength", "gluteus_medius", "left", {"force": 3}, "give an object with grade, value, unit, pain"),
        ("strength", "gluteus_medius", "left", 4, "give an object with grade, value, unit, pain"),
        ("strength", "gluteus_medus", "left", {"grade": 3}, "Did you mean “gluteus_medius”"),
        ("range", HIP, "left", {"degrees": 200}, "give a number from -20 to 90°"),
        ("range", HIP, "left", {"degrees": "about"}, "give a number from -20 to 90°"),
        ("range", HIP, "left", {"usual": "perhaps"}, "say true, or leave it out"),
        ("range", "zzz", "left", {"degrees": 2}, "Choose one from the examination page"),
        ("length", "gluteus_medius", "left", {"state": "tight"}, "choose one of short, normal, long"),
        ("length", "gluteus_medius", "left", {"by": "x" * 121}, "say it in at most 120 characters"),
        ("special", "patrick", "left", {"result": "positive"}, "Did you mean “faber”"),
        ("symptoms", "behaviour", "", {"provokes": ["moon"]}, "“moon” is not known"),
        ("symptoms", "behaviour", "", {"provokes": "coughing"}, "give a list of ids"),
        ("symptoms", "moods", "", {"note": "x"}, "no entry of this book"),
        ("quality", "step_dwn", "", {"done": "good"}, "Did you mean “step_down”"),
        ("palpation", "tail", "", {"note": "x"}, "no test or region"),
        ("handstand", "x", "", {"note": "x"}, "There is no such test"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_be_right(keep, alice, book, key, side, value, sentence):
    with pytest.raises(ValidationError) as refused:
        keep(book, key, value, side=side)

    assert sentence in refused.value.messages[0]
    assert not Measurement.objects.visible_to(alice).exists()


def test_a_retest_under_a_condition_that_tells_nothing_apart_is_refused(keep):
    with pytest.raises(ValidationError, match="no re-test of this finding called “eyes_closed”"):
        keep("retest", "sd_knee", {"change": "better"}, site="eyes_closed")
    with pytest.raises(ValidationError, match="it has no site"):
        keep("strength", "gluteus_medius", {"grade": 4}, site="heels_raised")


def test_an_emptied_entry_is_not_recorded_any_more(keep):
    keep("strength", "gluteus_medius", {"grade": 5})

    assert keep("strength", "gluteus_medius", {"grade": "", "pain": None, "unit": "N"}) is None


def test_an_entry_changed_by_a_colleague_meanwhile_is_never_written_over(sitting, alice, bob):
    where = Where("strength", "gluteus_medius", "left")
    record_measurement(assessment=sitting, where=where, value={"grade": 3}, by=bob)

    with pytest.raises(ChangedSince) as refused:
        record_measurement(assessment=sitting, where=where, value={"grade": 5}, seen=Seen(None), by=alice)
    assert (refused.value.theirs, refused.value.yours) == ({"grade": 3}, {"grade": 5})

    kept = record_measurement(assessment=sitting, where=where, value={"grade": 5}, seen=Seen({"grade": 3}), by=alice)
    assert kept.version == 2


def test_several_entries_are_kept_together_or_not_at_all(sitting, alice):
    good = {"test": "special", "key": "faber", "side": "left", "site": "", "value": {"result": "positive"}}

    with pytest.raises(ValidationError):
        record_measurements(assessment=sitting, measurements=[good, {**good, "side": ""}], version=0, by=alice)
    assert not Measurement.objects.visible_to(alice).exists()

    assert record_measurements(assessment=sitting, measurements=[good], version=0, by=alice).version == 1
    with pytest.raises(ChangedSince):
        record_measurements(assessment=sitting, measurements=[good], version=0, by=alice)


def test_a_colleague_may_record_and_a_stranger_finds_no_assessment(sitting, bob, charlie):
    deed = {"assessment": sitting, "where": Where("special", "faber", "left"), "value": {"result": "positive"}}

    assert record_measurement(**deed, by=bob).version == 1
    with pytest.raises(Assessment.DoesNotExist):
        record_measurement(**deed, by=charlie)


def test_a_finished_assessment_takes_no_entry(recorded, keep, alice):
    finish_assessment(assessment=recorded, by=alice)

    with pytest.raises(ValidationError, match="finished and is not changed any more"):
        keep("strength", "gluteus_medius", {"grade": 4})


def test_what_was_begun_before_a_discharge_can_still_be_written_down(sitting, keep, alice):
    discharge_client(client=sitting.client, by=alice)

    assert keep("special", "faber", {"result": "unclear"}) == {"result": "unclear"}


def test_the_trail_names_what_was_examined_and_never_the_result(keep, alice):
    keep("strength", "gluteus_medius", {"grade": 2, "pain": 7})

    line = AuditEvent.objects.visible_to(alice).get(event="measurement.recorded")
    assert set(line.details) == {"assessment", "test", "measure"}
