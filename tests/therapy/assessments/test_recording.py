from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from clients.practices.models import AuditEvent
from therapy.assessments.actions import (
    Marks,
    Where,
    finish_assessment,
    record_body_map,
    record_finding,
    record_findings,
    record_measurement,
    record_nothing_seen,
    skip_test,
)
from therapy.assessments.changing import ChangedSince, Seen
from therapy.assessments.models import BodyMapEntry, Finding, Measurement


def knee(sitting, alice, severity, seen=None, side="left"):
    return record_finding(assessment=sitting, observation="sd_knee", side=side, severity=severity, seen=seen, by=alice)


def test_a_finding_is_kept_once_however_often_it_is_sent(sitting, alice):
    seen = Seen(value=None)
    knee(sitting, alice, 2, seen)
    again = knee(sitting, alice, 2, seen)

    assert Finding.objects.visible_to(alice).get().severity == 2
    assert again.version == 1
    assert AuditEvent.objects.visible_to(alice).filter(event="finding.recorded").count() == 1


def test_zero_is_kept_and_not_tested_has_no_row(sitting, alice):
    knee(sitting, alice, 0)
    assert Finding.objects.visible_to(alice).get().severity == 0

    knee(sitting, alice, None)
    assert not Finding.objects.visible_to(alice).exists()


def test_a_change_by_somebody_else_is_never_written_over(sitting, alice, bob):
    knee(sitting, bob, 3)

    with pytest.raises(ChangedSince) as refused:
        knee(sitting, alice, 1, Seen(value=None))
    assert (refused.value.theirs, refused.value.yours) == (3, 1)
    assert Finding.objects.visible_to(alice).get().severity == 3

    assert knee(sitting, alice, 1, Seen(value=3)).version == 2


def test_a_change_elsewhere_in_the_assessment_is_no_conflict(sitting, alice, bob):
    knee(sitting, bob, 3, side="right")

    knee(sitting, alice, 1, Seen(value=None))

    assert Finding.objects.visible_to(alice).count() == 2


def test_a_screen_that_saved_elsewhere_still_does_not_write_over_what_it_has_not_seen(sitting, alice, bob):
    knee(sitting, bob, 3)
    knee(sitting, alice, 1, Seen(value=None), side="right")

    with pytest.raises(ChangedSince):
        knee(sitting, alice, 1, Seen(value=None))
    assert Finding.objects.visible_to(alice).get(side="left").severity == 3


def test_two_reasons_for_skipping_a_test_do_not_overwrite_one_another(sitting, alice, bob):
    skip_test(assessment=sitting, test="step_down", reason="Too painful today", seen=Seen(""), by=bob)

    with pytest.raises(ChangedSince) as refused:
        skip_test(assessment=sitting, test="step_down", reason="No time", seen=Seen(""), by=alice)

    assert (refused.value.theirs, refused.value.yours) == ("Too painful today", "No time")
    sitting.refresh_from_db()
    assert sitting.skipped == {"step_down": "Too painful today"}


def test_taking_back_what_somebody_else_recorded_is_a_conflict_too(sitting, alice, bob):
    knee(sitting, alice, 2)
    knee(sitting, bob, None)

    with pytest.raises(ChangedSince):
        knee(sitting, alice, 3, Seen(value=2))


@pytest.mark.parametrize(
    ("observation", "side", "severity", "sentence"),
    [
        ("sd_elbow", "left", 1, "There is no such observation. Choose one from the test's list."),
        ("sd_knee", "", 1, "Knee travels inward is recorded left or right."),
        ("ohs_back_arch", "left", 1, "Low back arches is recorded without a side."),
        ("sd_knee", "left", 4, "Severity goes from 0 (looked for and not seen) to 3 (marked)."),
    ],
)
def test_what_the_knowledge_does_not_have_is_refused(sitting, alice, observation, side, severity, sentence):
    with pytest.raises(ValidationError) as refused:
        record_finding(assessment=sitting, observation=observation, side=side, severity=severity, by=alice)

    assert refused.value.messages == [sentence]
    assert not Finding.objects.visible_to(alice).exists()


def test_a_number_is_kept_within_the_bounds_of_its_measure(sitting, alice):
    where = Where("knee_to_wall", "distance", "left")
    record_measurement(assessment=sitting, where=where, value="6,5", by=alice)
    assert Measurement.objects.visible_to(alice).get().value == 6.5

    with pytest.raises(ValidationError, match=r"Toe to wall: give a number from -40 to 200 cm\."):
        record_measurement(assessment=sitting, where=where, value="900", by=alice)
    with pytest.raises(ValidationError, match="say left or right"):
        record_measurement(assessment=sitting, where=Where("knee_to_wall", "distance"), value="6", by=alice)
    with pytest.raises(ValidationError, match="has no measure of this name"):
        record_measurement(assessment=sitting, where=Where("knee_to_wall", "weight", "left"), value="6", by=alice)
    assert Measurement.objects.visible_to(alice).get().value == 6.5

    record_measurement(assessment=sitting, where=where, value="", by=alice)
    assert not Measurement.objects.visible_to(alice).exists()


def test_nothing_seen_fills_only_what_nobody_recorded_and_no_number_asks_for(sitting, alice):
    knee(sitting, alice, 2)

    record_nothing_seen(assessment=sitting, test="step_down", by=alice)
    record_nothing_seen(assessment=sitting, test="single_leg_stance", by=alice)

    kept = Finding.objects.visible_to(alice)
    assert kept.get(observation="sd_knee", side="left").severity == 2
    assert kept.filter(test="step_down", severity=0).count() == 11
    assert not kept.filter(observation__in=["sls_short", "sls_asym"]).exists()


def test_marks_on_the_body_map_are_kept_and_taken_off_again(sitting, alice):
    marks = Marks(pain=5, tension=6, recurrence="most weeks", onset=Decimal("2023.1"))
    record_body_map(assessment=sitting, region="lumbar", marks=marks, by=alice)
    assert BodyMapEntry.objects.visible_to(alice).get().pain == 5

    with pytest.raises(ValidationError, match="it has no side"):
        record_body_map(assessment=sitting, region="lumbar", side="left", marks=marks, by=alice)
    with pytest.raises(ValidationError, match="There is no such region"):
        record_body_map(assessment=sitting, region="tail", marks=marks, by=alice)

    record_body_map(assessment=sitting, region="lumbar", marks=Marks(), by=alice)
    assert not BodyMapEntry.objects.visible_to(alice).exists()


def test_a_test_is_skipped_with_its_reason_and_taken_up_again(sitting, alice):
    skip_test(assessment=sitting, test="step_down", reason="  Too   painful today ", by=alice)
    sitting.refresh_from_db()
    assert sitting.skipped == {"step_down": "Too painful today"}

    with pytest.raises(ValidationError, match="not part of the assessment"):
        skip_test(assessment=sitting, test="beighton", reason="No time", by=alice)

    skip_test(assessment=sitting, test="step_down", reason="", by=alice)
    sitting.refresh_from_db()
    assert sitting.skipped == {}


def test_many_findings_are_kept_together_or_not_at_all(sitting, alice):
    good = {"observation": "sd_knee", "side": "left", "severity": 2}
    bad = {"observation": "sd_knee", "side": "up", "severity": 2}

    with pytest.raises(ValidationError):
        record_findings(assessment=sitting, findings=[good, bad], version=0, by=alice)
    assert not Finding.objects.visible_to(alice).exists()

    assert record_findings(assessment=sitting, findings=[good], version=0, by=alice).version == 1
    with pytest.raises(ChangedSince):
        record_findings(assessment=sitting, findings=[good], version=0, by=alice)


def test_a_finished_assessment_is_not_changed_any_more(recorded, alice):
    finished = finish_assessment(assessment=recorded, by=alice)
    assert finished.knowledge_version

    deeds = [
        lambda: knee(recorded, alice, 1),
        lambda: record_measurement(
            assessment=recorded, where=Where("knee_to_wall", "distance", "left"), value=6, by=alice
        ),
        lambda: record_body_map(assessment=recorded, region="lumbar", marks=Marks(pain=1), by=alice),
        lambda: record_nothing_seen(assessment=recorded, test="step_down", by=alice),
        lambda: skip_test(assessment=recorded, test="step_down", reason="No time", by=alice),
        lambda: finish_assessment(assessment=recorded, by=alice),
    ]
    for deed in deeds:
        with pytest.raises(ValidationError, match="finished and is not changed any more"):
            deed()


def test_an_empty_assessment_is_not_finished(sitting, recorded, alice):
    Finding.objects.visible_to(alice).delete()
    with pytest.raises(ValidationError, match="Nothing is recorded yet"):
        finish_assessment(assessment=sitting, by=alice)


def test_the_trail_names_what_was_recorded_and_never_how_much(recorded, alice):
    lines = AuditEvent.objects.visible_to(alice).filter(event="finding.recorded")

    assert lines.count() == 7
    assert all(set(line.details) == {"assessment", "observation"} for line in lines)
