"""What a client's page is told of their assessments: the timeline, the gap over time, the last one in short."""

import pytest
from django.urls import reverse

from therapy.assessments.actions import finish_assessment, start_assessment
from therapy.assessments.last_assessment import last_assessment
from therapy.assessments.models import Measurement
from therapy.assessments.telling import assessments_told, gap_charted


def sitting_with_gap(dana, alice, width):
    sitting = start_assessment(client=dana, battery="postpartum", by=alice)
    Measurement.objects.create(
        practice=dana.practice, assessment=sitting, test="diastasis_check", key="mm_rest", site="at_navel", value=width
    )
    return sitting


def test_the_first_assessment_and_those_after_it_are_told_apart(finished, dana, alice):
    start_assessment(client=dana, battery="knee_hip", by=alice)

    told = [(entry.title, entry.text) for entry in assessments_told(dana)]

    assert told == [
        ("Re-assessment", "Not finished yet"),
        ("First assessment", f"{len(finished.tests)} tests, 6 signs seen"),
    ]


def test_the_gap_is_charted_once_it_was_measured_in_two_finished_assessments(dana, alice):
    finish_assessment(assessment=sitting_with_gap(dana, alice, 31), by=alice)
    later = sitting_with_gap(dana, alice, 26)
    assert list(gap_charted(dana)) == []

    finish_assessment(assessment=later, by=alice)

    [chart] = gap_charted(dana)
    assert chart.values == [31, 26]
    assert "same way" in chart.says


def test_the_last_assessment_says_what_leads_and_that_nobody_decided_yet(finished, alice, dana, signed_in):
    last = last_assessment(dana, [])

    page = signed_in(alice).get(reverse("assessments:panel", args=[dana.pk]), headers={"HX-Request": "true"})

    assert last is not None
    assert last.leading is not None
    assert "gluteus" in f"{last.under} {last.over}"
    for said in ("Leading hypothesis", "Not decided yet", "Open map"):
        assert said in page.content.decode()


@pytest.mark.django_db
def test_before_the_first_assessment_there_is_none(dana):
    assert last_assessment(dana, []) is None
