"""A practice without suggestions: the record, the sides compared, a programme by hand; nothing concluded."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.actions.practice import switch_suggestions
from clients.practices.tokens import issue_token
from clients.records.actions.safety import record_screen
from programmes.prescribing.actions import draft_programme
from therapy.assessments.actions import Where, decide, record_measurement
from therapy.assessments.analysis import accepted_hypotheses
from therapy.assessments.models import Assessment, Decision

GLUTEUS = "muscle:gluteus_medius:left"


def without(ada, assessment) -> Assessment:
    """The assessment as it is read after an admin turned suggestions off."""
    switch_suggestions(on=False, by=ada)
    return Assessment.objects.of(assessment.client).with_client().get(pk=assessment.pk)


def result(browser, assessment) -> str:
    return browser.get(reverse("assessments:result", args=[assessment.pk])).text


def from_template(assessment, template, alice):
    return draft_programme(assessment=assessment, template=template, submission=uuid4(), now=timezone.now(), by=alice)


def test_the_result_shows_hypotheses_with_suggestions_and_the_record_alone_without(signed_in, alice, ada, finished):
    browser = signed_in(alice)
    assert "Left gluteus medius may be under-working" in result(browser, finished)

    without(ada, finished)
    page = result(browser, finished)

    assert "Suggestions are turned off in this practice." in page
    assert "Knee travels inward: left clear, right not seen" in page
    assert "Left compared with right" in page
    assert "may be under-working" not in page
    assert "Accept" not in page
    assert reverse("prescribing:draft", args=[finished.pk]) in page


def test_what_was_measured_and_marked_is_part_of_the_record(signed_in, alice, ada, recorded):
    for side, value in (("left", 6), ("right", 11)):
        where = Where("knee_to_wall", "distance", side)
        recorded = record_measurement(assessment=recorded, where=where, value=value, by=alice)
    browser = signed_in(alice)
    browser.post(reverse("assessments:finish", args=[recorded.pk]))

    without(ada, recorded)

    assert "5 cm" in result(browser, recorded)


def test_nothing_is_decided_without_suggestions_and_what_was_decided_rests(alice, ada, finished):
    decide(assessment=finished, hypothesis=GLUTEUS, choice="accept", by=alice)
    assert accepted_hypotheses(finished) == (GLUTEUS,)

    off = without(ada, finished)

    assert accepted_hypotheses(off) == ()
    with pytest.raises(ValidationError, match="Suggestions are turned off"):
        decide(assessment=off, hypothesis=GLUTEUS, choice="park", by=alice)
    assert Decision.objects.visible_to(alice).count() == 1


def test_a_programme_is_not_drafted_from_hypotheses_but_from_a_template(alice, ada, finished):
    decide(assessment=finished, hypothesis=GLUTEUS, choice="accept", by=alice)
    off = without(ada, finished)

    with pytest.raises(ValidationError, match="choose a template"):
        from_template(off, "", alice)

    assert from_template(off, "foundation_inner_unit_4w", alice).template == "foundation_inner_unit_4w"


def test_the_page_to_draft_from_proposes_no_template_as_fitting(signed_in, alice, ada, finished):
    browser, url = signed_in(alice), reverse("prescribing:draft", args=[finished.pk])
    assert "Fits best" in browser.get(url).text

    without(ada, finished)
    page = browser.get(url).text

    assert "Fits best" not in page
    assert "Accepted hypotheses" not in page
    assert "foundation_inner_unit_4w" in page


def test_the_api_gives_safety_and_no_hypotheses(signed_in, alice, ada, finished):
    _, key = issue_token(name="Other software", by=alice)
    url = reverse("api:assessment_hypotheses", args=[finished.pk])
    browser = signed_in(None)
    headers = {"Authorization": f"Bearer {key}"}
    assert browser.get(url, headers=headers).json()["muscles"]

    without(ada, finished)
    whole = browser.get(url, headers=headers).json()

    assert whole["suggestions"] is False
    assert whole["muscles"] == whole["drivers"] == whole["cascades"] == whole["rivals"] == whole["retests"] == []
    assert whole["safety"]["stop"] is False


def test_the_api_refuses_a_decision_without_suggestions(signed_in, alice, ada, finished):
    _, key = issue_token(name="Other software", by=alice)
    without(ada, finished)

    refused = signed_in(None).post(
        reverse("api:assessment_decisions", args=[finished.pk]),
        {"hypothesis": GLUTEUS, "choice": "accept"},
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )

    assert refused.status_code == 400
    assert "Suggestions are turned off" in refused.text


def test_the_map_stays_empty_while_recording_and_says_why(signed_in, alice, ada, recorded):
    without(ada, recorded)

    page = signed_in(alice).get(reverse("assessments:test", args=[recorded.pk, "step_down"]))

    assert page.context["live"].findings == []
    assert "the map stays empty" in page.text


def test_a_warning_answer_still_stops_everything(signed_in, alice, ada, dana, finished):
    off = without(ada, finished)
    answers = {"rf_ces_saddle": True}
    record_screen(client=dana, answers=answers, urgency="emergency", now=timezone.now(), by=alice)

    page = result(signed_in(alice), off)

    assert "Stop: " in page
    assert reverse("prescribing:draft", args=[off.pk]) not in page
    with pytest.raises(ValidationError, match="training is held"):
        from_template(off, "foundation_inner_unit_4w", alice)
