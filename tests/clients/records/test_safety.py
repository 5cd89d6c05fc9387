from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.actions.safety import lift_hold, record_screen
from clients.records.models import Consent, SafetyScreen

OUTCOME = "Seen by Dr Lee on 3 May: no fracture, may train."


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def hold(alice, dana, now):
    return record_screen(client=dana, answers={"saddle_numbness": True}, urgency="same_day", now=now, by=alice)


def lift(browser, hold, outcome):
    url = reverse("records:lift_hold", args=[hold.client_id, hold.pk])
    return browser.post(url, {"medical_outcome": outcome})


def test_an_answer_that_needs_help_today_holds_training_until_an_outcome_is_recorded(alice, dana, hold, signed_in):
    browser = signed_in(alice)
    url = reverse("records:client", args=[dana.pk])
    assert "Training is held since" in browser.get(url).content.decode()

    answer = lift(browser, hold, OUTCOME)

    hold.refresh_from_db()
    assert answer.status_code == 302
    assert (hold.holds, hold.medical_outcome, hold.lifted_by) == (False, OUTCOME, alice)
    assert "Training is held since" not in browser.get(url).content.decode()
    line = AuditEvent.objects.visible_to(alice).get(event="hold.lifted")
    assert "fracture" not in str(line.details)


def test_a_calm_screen_after_a_hold_does_not_hide_what_holds(alice, dana, hold, now, signed_in):
    record_screen(client=dana, answers={"saddle_numbness": False}, urgency="", now=now + timedelta(hours=1), by=alice)

    page = signed_in(alice).get(reverse("records:client", args=[dana.pk])).content.decode()

    assert "Training held: medical assessment today" in page
    assert "no warning answers" not in page.lower().partition("timeline")[0]


@pytest.mark.parametrize("outcome", ["", "Fine.", "                       x"])
def test_an_outcome_too_short_to_mean_anything_is_refused_and_kept_on_the_page(alice, hold, signed_in, outcome):
    page = lift(signed_in(alice), hold, outcome)

    hold.refresh_from_db()
    assert page.status_code == 422
    assert "Training is held since" in page.content.decode()
    assert hold.holds


def test_a_stranger_cannot_lift_a_hold(charlie, hold, signed_in):
    assert lift(signed_in(charlie), hold, OUTCOME).status_code == 404

    hold.refresh_from_db()
    assert hold.holds


def test_lifting_twice_keeps_the_first_outcome(alice, bob, hold, now):
    lift_hold(screen=hold, medical_outcome=OUTCOME, now=now, by=alice)

    again = lift_hold(screen=hold, medical_outcome="Something else, at length.", now=now, by=bob)

    assert (again.medical_outcome, again.lifted_by) == (OUTCOME, alice)


def test_a_second_hold_stays_when_the_first_is_lifted(alice, dana, hold, now, signed_in):
    other = record_screen(client=dana, answers={"x": True}, urgency="emergency", now=now, by=dana)

    lift(signed_in(alice), hold, OUTCOME)

    assert list(SafetyScreen.objects.of(dana).holding()) == [other]
    assert other.asked_by is None
    recorded = AuditEvent.objects.visible_to(alice).filter(event="screen.recorded").order_by("number")
    assert [line.actor_kind for line in recorded] == ["member", "client"]


def test_a_screen_without_answers_or_with_an_unknown_urgency_is_refused(alice, dana, now):
    with pytest.raises(ValidationError):
        record_screen(client=dana, answers={}, urgency="", now=now, by=alice)
    with pytest.raises(ValidationError):
        record_screen(client=dana, answers={"x": True}, urgency="whenever", now=now, by=alice)


def consent(browser, dana, **said):
    return browser.post(reverse("records:consent", args=[dana.pk]), said, follow=True).content.decode()


def test_a_consent_is_recorded_once_taken_back_and_given_again(alice, dana, signed_in):
    browser = signed_in(alice)

    for _ in range(2):
        assert "Recorded as agreed: Photos." in consent(browser, dana, kind="photos")
    for _ in range(2):
        assert "Withdrawn: Photos." in consent(browser, dana, kind="photos", withdraw="yes")
    consent(browser, dana, kind="photos")

    assert Consent.objects.of(dana).count() == 2
    assert Consent.objects.of(dana).in_force().count() == 1
    events = AuditEvent.objects.visible_to(alice).filter(event__startswith="consent").order_by("number")
    assert [line.event for line in events] == ["consent.given", "consent.withdrawn", "consent.given"]


def test_an_unknown_consent_changes_nothing_and_says_so(alice, dana, signed_in, now):
    assert "Nothing was changed." in consent(signed_in(alice), dana, kind="everything")
    with pytest.raises(ValidationError, match="Choose one of"):
        give_consent(client=dana, kind="everything", now=now, by=alice)
    assert not Consent.objects.of(dana).exists()


def test_a_client_may_take_back_a_consent_themselves(alice, dana, now):
    give_consent(client=dana, kind="reminders", now=now, by=alice)

    withdraw_consent(client=dana, kind="reminders", now=now, by=dana)

    line = AuditEvent.objects.visible_to(alice).get(event="consent.withdrawn")
    assert (line.actor_kind, line.actor_name) == ("client", "Dana Reed")
