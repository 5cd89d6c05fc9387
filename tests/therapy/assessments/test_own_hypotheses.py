"""Hypotheses of the therapist's own: kept beside those that were reasoned, and never mistaken for them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from therapy.assessments.actions import add_hypothesis, decide
from therapy.assessments.analysis import accepted_hypotheses, made_decisions
from therapy.assessments.hypotheses import own_of
from therapy.assessments.models import Decision

WORDS, WHY = "The old ankle sprain started it", "She limps on stairs since 2019"


@pytest.fixture
def browser(signed_in, alice):
    return signed_in(alice)


@pytest.fixture
def own(finished, alice):
    return add_hypothesis(assessment=finished, words=WORDS, reason=WHY, submission=uuid7(), by=alice)


def add(browser, assessment, *, part=True, **said):
    headers = {"HX-Request": "true"} if part else {}
    said = {"words": WORDS, "reason": WHY, "submission": str(uuid7()), **said}
    return browser.post(reverse("assessments:add_hypothesis", args=[assessment.pk]), said, headers=headers)


def test_ones_own_hypothesis_stands_on_the_page_with_its_reason_and_says_that_nobody_reasoned_it(browser, finished):
    answer = add(browser, finished)

    assert answer.status_code == 200
    assert WORDS in answer.text
    assert WHY in answer.text
    assert "Not reasoned by the model" in answer.text
    assert "Your own hypothesis chooses no exercise" in answer.text


def test_it_needs_words_and_a_reason_and_what_was_typed_comes_back(browser, alice, finished):
    answer = add(browser, finished, reason=" ")

    assert answer.status_code == 422
    assert "Say what speaks for it" in answer.text
    assert WORDS in answer.text
    assert not Decision.objects.visible_to(alice).exists()


def test_a_form_sent_twice_adds_one(browser, alice, finished):
    submission = str(uuid7())
    for _ in range(2):
        assert add(browser, finished, part=False, submission=submission).status_code == 302

    assert Decision.objects.visible_to(alice).count() == 1
    assert AuditEvent.objects.visible_to(alice).filter(event="hypothesis.added").count() == 1


def test_it_is_reworded_parked_and_given_up_with_the_original_kept(alice, finished, own):
    decide(assessment=finished, hypothesis=own.hypothesis, choice="edit", words="The ankle came first", by=alice)
    (mine,) = own_of(made_decisions(finished))
    assert (mine.shown_title, mine.title, mine.stands) == ("The ankle came first", WORDS, True)

    decide(assessment=finished, hypothesis=own.hypothesis, choice="reject", reason="Full range today", by=alice)
    (mine,) = own_of(made_decisions(finished))
    assert (mine.title, mine.is_rejected, mine.stands) == (WORDS, True, False)

    decide(assessment=finished, hypothesis=own.hypothesis, choice="reopen", by=alice)
    (mine,) = own_of(made_decisions(finished))
    assert (mine.shown_title, mine.stands) == (WORDS, True)


def test_nothing_is_drafted_from_it(alice, finished, own):
    decide(assessment=finished, hypothesis=own.hypothesis, choice="edit", words="The ankle came first", by=alice)

    assert accepted_hypotheses(finished) == ()


def test_an_own_hypothesis_that_nobody_added_cannot_be_decided(alice, finished):
    with pytest.raises(ValidationError, match="no such hypothesis"):
        decide(assessment=finished, hypothesis=f"own:{uuid7()}", choice="park", by=alice)
    with pytest.raises(ValidationError):
        decide(assessment=finished, hypothesis="muscle:gluteus_medius:left", choice="add", words="x", by=alice)


def test_an_open_assessment_takes_none(alice, recorded):
    with pytest.raises(ValidationError, match="Finish the assessment first"):
        add_hypothesis(assessment=recorded, words=WORDS, reason=WHY, submission=uuid7(), by=alice)


def test_it_can_be_added_where_suggestions_are_turned_off(browser, alice, finished):
    alice.practice.suggestions = False
    alice.practice.save(update_fields=["suggestions"])

    assert add(browser, finished).status_code == 200
    assert WORDS in browser.get(reverse("assessments:result", args=[finished.pk])).text
