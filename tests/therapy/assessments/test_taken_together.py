"""Warnings taken together on the therapist's pages: what is found may hold training as an answer does."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.records.actions.safety import lift_hold, record_screen, set_tag
from clients.records.models import SafetyScreen
from programmes.prescribing.actions import draft_programme
from therapy.assessments.actions import (
    Screening,
    Where,
    finish_assessment,
    record_finding,
    record_measurement,
    screen_client,
)
from therapy.assessments.analysis import analysis_of

FOUNDATION = "foundation_inner_unit_4w"
OUTCOME = "Seen at the hospital, the picture showed nothing broken."


@pytest.fixture
def found(sitting, alice):
    """Finish the sitting with these special tests positive on the left."""

    def _found(*tests):
        for test in tests:
            where = Where("special", test, "left")
            record_measurement(assessment=sitting, where=where, value={"result": "positive"}, by=alice)
        return finish_assessment(assessment=sitting, by=alice)

    return _found


def text_of(page):
    return " ".join(page.content.decode().split())


def draft(assessment, alice):
    return draft_programme(assessment=assessment, template=FOUNDATION, submission=uuid7(), now=timezone.now(), by=alice)


def test_what_was_found_holds_training_until_the_medical_outcome_is_recorded(found, dana, alice):
    finished = found("ottawa_ankle")
    [screen] = SafetyScreen.objects.of(dana).holding()

    assert (finished.screen, screen.urgency, screen.answers) == (screen, "same_day", {})
    with pytest.raises(ValidationError, match="held"):
        draft(finished, alice)

    lift_hold(screen=screen, medical_outcome=OUTCOME, now=timezone.now(), by=alice)
    finished.screen.refresh_from_db()
    assert not analysis_of(finished, today=timezone.localdate()).safety.stop
    assert draft(finished, alice).client == dana


def test_findings_that_stop_nothing_hold_nothing(finished, dana):
    assert finished.screen is None
    assert not SafetyScreen.objects.of(dana).exists()


def test_a_hold_as_urgent_is_not_doubled_and_a_more_urgent_one_is_added(found, sitting, dana, alice):
    record_screen(client=dana, answers={"rf_fever": True}, urgency="same_day", now=timezone.now(), by=alice)

    assert found("ottawa_ankle").screen is None
    assert SafetyScreen.objects.of(dana).holding().count() == 1


def test_findings_more_urgent_than_the_hold_raise_it(found, dana, alice):
    record_screen(client=dana, answers={"rf_fever": True}, urgency="same_day", now=timezone.now(), by=alice)

    assert found("foot_drop").screen.urgency == "emergency"


def test_findings_that_stop_draft_nothing_even_where_no_screen_holds(found, dana, alice):
    finished = found("ottawa_ankle")
    finished.screen = None
    finished.save(update_fields=["screen"])
    SafetyScreen.objects.of(dana).delete()

    with pytest.raises(ValidationError, match="What warns in this assessment stops here"):
        draft(finished, alice)


def test_the_result_page_shows_the_notice_with_what_was_found(found, signed_in, alice):
    finished = found("ottawa_ankle")

    page = text_of(signed_in(alice).get(reverse("assessments:result", args=[finished.pk])))

    assert "Stop: medical assessment today" in page
    assert "Because: Ottawa ankle and foot rules, left: positive." in page


def test_the_result_page_tells_what_is_for_within_days_and_what_to_ask_next(found, sitting, signed_in, alice):
    record_finding(assessment=sitting, observation="sd_knee", side="left", severity=1, by=alice)
    finished = found("reflex_loss", "myotome_weakness")

    page = text_of(signed_in(alice).get(reverse("assessments:result", args=[finished.pk])))

    assert "Taken together, a reason to think again." in page
    assert "A reflex and strength are lost in the same limb" in page
    assert "Does it get better, stay the same, or get worse?" in page
    assert "Stop:" not in page


def test_a_screen_takes_answers_together_with_what_is_known_of_the_client(dana, alice):
    now, hot_joint = timezone.now(), Screening(answers={"rf_hot_joint": True})

    before = screen_client(client=dana, screening=hot_joint, now=now, by=alice)
    set_tag(client=dana, tag="immune_low", now=now, by=alice)
    after = screen_client(client=dana, screening=hot_joint, now=now, by=alice)

    assert (before.urgency, after.urgency) == ("same_day", "emergency")


def test_the_saved_screen_says_what_its_answers_mean_together_and_what_to_ask(signed_in, dana, alice):
    answers = {"flag.rf_night_pain": "yes", "flag.rf_weight_loss": "no"}

    page = text_of(signed_in(alice).post(reverse("assessments:screen", args=[dana.pk]), answers))

    assert "Worth asking next: a yes could make this more urgent." in page
    assert "Have you ever had cancer?" in page

    answers |= {"flag.rf_cancer_history": "yes"}
    page = text_of(signed_in(alice).post(reverse("assessments:screen", args=[dana.pk]), answers))

    assert "Stop: medical assessment today" in page
    assert "in somebody who has had cancer, is a reason for a person to think again today" in page


def test_what_is_found_is_told_while_it_is_recorded(sitting, signed_in, alice):
    where = Where("special", "ottawa_ankle", "left")
    record_measurement(assessment=sitting, where=where, value={"result": "positive"}, by=alice)

    page = text_of(signed_in(alice).get(reverse("assessments:test", args=[sitting.pk, "step_down"])))

    assert "Stop here and think again." in page
    assert "Because: Ottawa ankle and foot rules, left: positive." in page
