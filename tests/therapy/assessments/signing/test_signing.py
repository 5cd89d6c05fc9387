import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from therapy.assessments.actions import decide
from therapy.assessments.analysis import analysis_when_finished, decisions_of, standing_screen
from therapy.assessments.models import Addendum, Decision, Finding, Signature
from therapy.assessments.signing.actions import sign_assessment
from therapy.assessments.signing.standing import is_as_signed, signature_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(finished, alice):
    sign_assessment(assessment=finished, now=timezone.now(), by=alice)
    return finished


def url(name, assessment):
    return reverse(f"assessments:{name}", args=[assessment.pk])


def first_hypothesis(assessment):
    return sorted(analysis_when_finished(assessment, screen=standing_screen(assessment)).keys)[0]


def add(browser, assessment, text="The left hip was sore the day before.", submission=None):
    said = {"text": text, "submission": str(submission or uuid7())}
    return browser.post(url("add_addendum", assessment), said)


def panel(browser, assessment):
    return browser.get(url("signing", assessment), headers={"HX-Request": "true"}).content.decode()


def test_its_therapist_signs_a_finished_assessment_and_a_colleague_does_not(alice, bob, signed_in, finished):
    assert "Alice, who did it, signs it." in panel(signed_in(bob), finished)
    signed_in(bob).post(url("sign", finished))
    assert signature_of(finished) is None

    answer = signed_in(alice).post(url("sign", finished))

    assert answer["Location"] == url("result", finished)
    signature = signature_of(finished)
    assert signature.signed_by == alice
    event = AuditEvent.objects.visible_to(alice).get(event="assessment.signed")
    assert (event.subject_id, event.details) == (finished.pk, {"digest": signature.digest})


def test_a_colleague_signs_what_a_therapist_who_left_could_not(alice, bob, finished):
    with pytest.raises(ValidationError, match="Only Alice"):
        sign_assessment(assessment=finished, now=timezone.now(), by=bob)
    alice.left_at = timezone.now()
    alice.save()

    assert sign_assessment(assessment=finished, now=timezone.now(), by=bob).signed_by == bob


def test_an_open_assessment_is_not_signed(alice, signed_in, recorded):
    answer = signed_in(alice).post(url("sign", recorded), follow=True)

    assert "Finish the assessment first, then sign it." in answer.content.decode()
    assert signature_of(recorded) is None


def test_signing_twice_keeps_the_first_signature(alice, signed_in, finished):
    browser = signed_in(alice)

    for _ in range(2):
        browser.post(url("sign", finished))

    assert Signature.objects.visible_to(alice).count() == 1
    assert AuditEvent.objects.visible_to(alice).filter(event="assessment.signed").count() == 1


def test_decisions_are_taken_until_it_is_signed_and_none_after(alice, finished):
    hypothesis = first_hypothesis(finished)
    decide(assessment=finished, hypothesis=hypothesis, choice="accept", by=alice)
    sign_assessment(assessment=finished, now=timezone.now(), by=alice)

    with pytest.raises(ValidationError, match="signed and stays as it is"):
        decide(assessment=finished, hypothesis=hypothesis, choice="reject", reason="No", by=alice)

    assert decisions_of(finished)[hypothesis].choice == "accept"


@pytest.mark.parametrize("model", [Finding, Decision])
def test_what_is_changed_behind_the_back_of_the_application_shows(alice, signed_in, finished, model):
    decide(assessment=finished, hypothesis=first_hypothesis(finished), choice="accept", by=alice)
    signature = sign_assessment(assessment=finished, now=timezone.now(), by=alice)
    assert is_as_signed(finished, signature)
    assert "Unchanged since." in panel(signed_in(alice), finished)

    model.objects.visible_to(alice).filter(assessment=finished).first().delete()

    assert not is_as_signed(finished, signature)
    assert "This is not what was signed." in panel(signed_in(alice), finished)


def test_any_therapist_adds_to_a_signed_assessment_and_each_addendum_has_name_and_date(alice, bob, signed_in, signed):
    assert add(signed_in(bob), signed).status_code == 302

    shown = panel(signed_in(alice), signed)
    assert "The left hip was sore the day before." in shown
    assert "by Bob" in shown
    assert AuditEvent.objects.visible_to(alice).get(event="assessment.added_to").actor_id == bob.pk


def test_nothing_is_added_before_it_is_signed_and_what_was_typed_is_still_there(alice, signed_in, finished):
    refused = add(signed_in(alice), finished)

    assert refused.status_code == 422
    assert "Only a signed assessment takes an addendum." in refused.content.decode()
    assert not Addendum.objects.visible_to(alice).exists()


@pytest.mark.parametrize("text", ["", "   \n ", "x" * 10_001])
def test_an_addendum_says_something_and_not_without_end(alice, signed_in, signed, text):
    assert add(signed_in(alice), signed, text=text).status_code == 422
    assert not Addendum.objects.visible_to(alice).exists()


def test_an_addendum_sent_twice_is_written_once(alice, signed_in, signed):
    submission = uuid7()

    assert [add(signed_in(alice), signed, submission=submission).status_code for _ in range(2)] == [302, 302]
    assert Addendum.objects.visible_to(alice).count() == 1


def test_strangers_admins_and_clients_neither_sign_nor_add(charlie, ada, dana, alice, signed_in, signed):
    for who, status in ((charlie, 404), (ada, 403), (dana, 403)):
        assert add(signed_in(who), signed).status_code == status
        assert signed_in(who).post(url("sign", signed)).status_code == status
        assert signed_in(who).get(url("signing", signed)).status_code == status
    assert not Addendum.objects.visible_to(alice).exists()


def test_the_signature_is_a_page_of_its_own_without_script(alice, signed_in, signed):
    page = signed_in(alice).get(url("signing", signed))

    assert page.status_code == 200
    assert "Signature and addenda" in page.content.decode()
    assert AuditEvent.objects.visible_to(alice).filter(event="assessment.viewed").count() == 1
