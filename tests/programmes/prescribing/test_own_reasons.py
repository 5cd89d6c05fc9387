"""A hypothesis of the therapist's own as the reason of an exercise: put there by hand, and never by a rule."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from programmes.prescribing.actions import ChangedSince
from programmes.prescribing.models import Prescription
from programmes.prescribing.reasons.own import put_own_reason, take_own_reason
from therapy.assessments.actions import add_hypothesis, decide

WORDS, WHY = "The old ankle sprain started it", "She limps on stairs since 2019"


@pytest.fixture
def own(assessment, alice):
    return add_hypothesis(assessment=assessment, words=WORDS, reason=WHY, submission=uuid7(), by=alice).hypothesis


@pytest.fixture
def page(first):
    return reverse("prescribing:reasons", args=[first.pk])


def reasons_of(row):
    return Prescription.across_practices.get(pk=row.pk).because


def post(browser, page, draft, own, **said):
    draft.refresh_from_db()
    return browser.post(page, {"edits": draft.edits, "hypothesis": own, **said})


def test_the_draft_offers_it_and_puts_it_beside_what_reasoning_gave(signed_in, alice, draft, first, own, page):
    browser, before = signed_in(alice), list(first.because)
    assert WORDS in browser.get(page).text

    answer = post(browser, page, draft, own, put="on")

    assert answer.status_code == 302
    assert reasons_of(first)[:-1] == before
    assert reasons_of(first)[-1]["short"] == WORDS
    assert "a hypothesis of Alice, put here by Alice; no rule connects the two" in reasons_of(first)[-1]["text"]
    assert WHY not in str(reasons_of(first)), "what it rests on stays with the assessment"
    assert WORDS in browser.get(reverse("prescribing:programme", args=[draft.programme_id])).text
    assert AuditEvent.objects.visible_to(alice).get(event="reason.put").details["prescription"] == str(first.pk)


def test_it_is_taken_away_again_and_what_reasoning_gave_stays(signed_in, alice, draft, first, own, page):
    browser, before = signed_in(alice), list(first.because)
    for said in ({"put": "on"}, {"put": "on"}, {}, {}):
        assert post(browser, page, draft, own, **said).status_code == 302

    assert reasons_of(first) == before
    assert AuditEvent.objects.visible_to(alice).filter(event__startswith="reason.").count() == 2
    if before:
        take_own_reason(prescription=first, hypothesis=before[0]["key"], seen=2, by=alice)
    assert reasons_of(first) == before


def test_one_that_was_given_up_is_offered_no_more_and_can_only_be_taken_away(
    signed_in, alice, assessment, draft, first, own, page
):
    browser = signed_in(alice)
    post(browser, page, draft, own, put="on")
    decide(assessment=assessment, hypothesis=own, choice="reject", reason="The ankle is fine", by=alice)

    assert "(given up since)" in browser.get(page).text
    post(browser, page, draft, own)
    assert WORDS not in browser.get(page).text
    refused = post(browser, page, draft, own, put="on")
    assert (refused.status_code, "stands no more" in refused.text) == (422, True)


def test_without_any_the_page_leads_to_where_one_is_added(signed_in, alice, assessment, page):
    assert f"{reverse('assessments:result', args=[assessment.pk])}#own" in signed_in(alice).get(page).text


def test_another_practice_finds_nothing_and_a_published_line_stays(
    signed_in, alice, charlie, published, first, own, page
):
    assert signed_in(charlie).get(page).status_code == 404

    with pytest.raises(ValidationError, match="published version never changes"):
        put_own_reason(prescription=first, hypothesis=own, seen=0, by=alice)


def test_a_line_that_somebody_else_changed_meanwhile_is_not_written_over(alice, bob, draft, first, own):
    put_own_reason(prescription=first, hypothesis=own, seen=draft.edits, by=bob)

    with pytest.raises(ChangedSince):
        take_own_reason(prescription=first, hypothesis=own, seen=draft.edits, by=alice)


def test_the_choice_of_a_template_says_that_it_chooses_nothing(signed_in, alice, assessment, own):
    text = signed_in(alice).get(reverse("prescribing:draft", args=[assessment.pk])).text

    assert f"{WORDS}. It chooses no exercise" in text
