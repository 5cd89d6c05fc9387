from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from clients.records.actions.safety import lift_hold, record_screen
from therapy.assessments.actions import decide, finish_assessment, record_finding, start_assessment
from therapy.assessments.analysis import accepted_hypotheses, analysis_of
from therapy.assessments.models import Decision
from therapy.assessments.safety_notice import screen_chip
from therapy.knowledge import load_library

GLUTEUS = "muscle:gluteus_medius:left"
TODAY = date(2026, 11, 25)


def test_accepted_and_edited_hypotheses_stand_until_the_next_decision(finished, alice):
    decide(assessment=finished, hypothesis=GLUTEUS, choice="accept", by=alice)
    assert accepted_hypotheses(finished) == (GLUTEUS,)

    decide(assessment=finished, hypothesis=GLUTEUS, choice="edit", words="The left hip is shy", by=alice)
    assert accepted_hypotheses(finished) == (GLUTEUS,)

    decide(assessment=finished, hypothesis=GLUTEUS, choice="reopen", by=alice)
    assert accepted_hypotheses(finished) == ()
    assert Decision.objects.visible_to(alice).count() == 3


def test_a_decision_sent_twice_is_kept_once(finished, alice):
    first, second = (decide(assessment=finished, hypothesis=GLUTEUS, choice="accept", by=alice) for _ in range(2))

    assert first == second == Decision.objects.visible_to(alice).get()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"choice": "reject"}, "Say in a few words why you reject it. The record keeps both."),
        ({"choice": "edit"}, "Write the hypothesis as you would put it."),
        ({"choice": "believe"}, "Accept, edit, reject or park the hypothesis."),
        ({"choice": "accept", "hypothesis": "muscle:wing"}, "This assessment has no such hypothesis. Reload the page."),
    ],
)
def test_a_decision_without_what_it_needs_is_refused(finished, alice, said, sentence):
    with pytest.raises(ValidationError) as refused:
        decide(**{"assessment": finished, "hypothesis": GLUTEUS, "by": alice, **said})

    assert refused.value.messages == [sentence]
    assert not Decision.objects.visible_to(alice).exists()


def test_nothing_is_decided_before_the_assessment_is_finished(recorded, alice):
    with pytest.raises(ValidationError, match="Finish the assessment first"):
        decide(assessment=recorded, hypothesis=GLUTEUS, choice="accept", by=alice)

    decide(assessment=finish_assessment(assessment=recorded, by=alice), hypothesis=GLUTEUS, choice="accept", by=alice)


def test_the_analysis_agrees_with_what_was_recorded(finished):
    analysis = analysis_of(finished, today=TODAY)

    first = analysis.muscles[0]
    assert first.key == GLUTEUS
    assert first.state == "under"
    assert not analysis.safety.stop


def test_a_stop_that_comes_later_rests_what_was_accepted_before(finished, alice, dana):
    decide(assessment=finished, hypothesis=GLUTEUS, choice="accept", by=alice)
    answers = {"rf_ces_saddle": True}
    record_screen(client=dana, answers=answers, urgency="emergency", now=timezone.now(), by=alice)

    assert accepted_hypotheses(finished) == ()
    assert analysis_of(finished, today=TODAY).safety.stop


def test_a_stop_leaves_nothing_to_decide_until_the_medical_outcome_is_recorded(dana, alice):
    screen = record_screen(
        client=dana, answers={"rf_ces_saddle": True}, urgency="emergency", now=timezone.now(), by=alice
    )
    sitting = start_assessment(client=dana, battery="knee_hip", screen=screen, by=alice)
    record_finding(assessment=sitting, observation="sd_pelvis", side="left", severity=3, by=alice)
    sitting = finish_assessment(assessment=sitting, by=alice)

    assert analysis_of(sitting, today=TODAY).safety.stop
    assert accepted_hypotheses(sitting) == ()
    with pytest.raises(ValidationError, match="no such hypothesis"):
        decide(assessment=sitting, hypothesis=GLUTEUS, choice="accept", by=alice)

    lift_hold(screen=screen, medical_outcome="Seen at the hospital, nothing found.", now=timezone.now(), by=alice)
    sitting.screen.refresh_from_db()
    decide(assessment=sitting, hypothesis=GLUTEUS, choice="accept", by=alice)
    assert accepted_hypotheses(sitting) == (GLUTEUS,)


def test_after_a_lifted_hold_the_chip_does_not_claim_there_were_no_warning_answers(dana, alice):
    now, outcome = timezone.now(), "Seen at the hospital, nothing found."
    screen = record_screen(client=dana, answers={"saddle_numbness": True}, urgency="emergency", now=now, by=alice)
    lifted = lift_hold(screen=screen, medical_outcome=outcome, now=now, by=alice)

    assert screen_chip(lifted, load_library()).text == "Hold lifted"
