"""What providers tell is believed when signed, fresh and new; and STOP ends text messages in whatever language."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.records.models import Client, Consent
from programmes.reminders.actions import choose_reminders
from programmes.reminders.delivery import deliver_next
from programmes.reminders.models import ProviderEvent, Reminder, ReminderSettings
from programmes.reminders.provider_events import sign
from programmes.reminders.standing import settings_of
from programmes.reminders.stop_words import STOP_WORDS, says_stop
from tests.programmes.reminders.conftest import DUE, client_of


@pytest.fixture
def tell(client, settings):
    """Post an event as a provider does; `at` is when it was signed."""
    settings.MESSAGE_HOOK_SECRET = "between the provider and us"

    def post(at=None, signature=None, **told) -> int:
        body = json.dumps({"id": "event-1", **told}).encode()
        signed = signature or sign(body, int((at or timezone.now()).timestamp()))
        return client.post(
            reverse("reminders:events"), body, content_type="application/json", headers={"X-Signature": signed}
        ).status_code

    return post


@pytest.fixture
def by_text(dana):
    dana.phone = "+44 7700 900123"
    dana.save()
    choose_reminders(client=dana, choices={"by_sms": True}, by=dana)
    return lambda: settings_of(Client.across_practices.get(pk=dana.pk))


@pytest.fixture
def sent(reminder, mailoutbox) -> Reminder:
    deliver_next(now=DUE)
    reminder.refresh_from_db()
    return reminder


def about(reminder: Reminder) -> str:
    return reminder.attempts.get().provider_id


@pytest.mark.parametrize(
    "word", ["STOP", " stop ", "Stop!", "Arrêt.", "ARRETER", "baja", "стоп", "停止", "Stopp", "OPT-OUT"]
)
def test_a_stop_word_ends_text_messages_and_says_why(tell, by_text, word):
    assert tell(kind="answered", sender="+447700900123", text=word) == 204

    assert (by_text().by_sms, by_text().by_email) == (False, True)
    assert by_text().off_because == {"sms": "The client answered STOP."}


@pytest.mark.parametrize("text", ["Please do not stop", "stopping by at 6", "", "end of the week?"])
def test_other_answers_change_nothing(tell, by_text, text):
    assert tell(kind="answered", sender="+447700900123", text=text) == 204

    assert by_text().by_sms


def test_all_stop_words_are_understood_in_capitals_and_padded():
    assert all(says_stop(f"  {word.upper()}.\n") for word in STOP_WORDS)


def test_stop_ends_texts_in_every_practice_with_the_number_and_for_nobody_else(tell, by_text, charlie):
    same = "0044 7700 900 123"
    for name, phone in (("dana", same), ("husband", same), ("other", "+447700900223")):
        client = client_of(charlie, f"{name}@elsewhere.test")
        client.phone = phone
        client.save()
        choose_reminders(client=client, choices={"by_sms": True}, by=client)

    tell(kind="answered", sender="+447700900123", text="STOP")

    agreed = Consent.across_practices.in_force().filter(kind="texts")
    assert list(agreed.values_list("client__email", flat=True)) == ["other@elsewhere.test"]


def test_an_event_told_twice_has_one_effect(tell, by_text, dana):
    tell(kind="answered", sender="+447700900123", text="STOP")
    choose_reminders(client=dana, choices={"by_sms": True}, by=dana)

    assert tell(kind="answered", sender="+447700900123", text="STOP") == 204

    assert by_text().by_sms
    assert ProviderEvent.across_practices.count() == 1


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_signature_too_old_or_from_the_future_is_not_believed(tell, by_text, minutes):
    at = timezone.now() + timedelta(minutes=minutes)

    assert tell(at=at, kind="answered", sender="+447700900123", text="STOP") == 403
    assert by_text().by_sms


@pytest.mark.parametrize("signature", ["t=1,v1=00", "v1=", "nonsense", "t=²,v1=x", "t=1,v1=é"])
def test_a_forged_signature_is_not_believed(tell, by_text, signature):
    assert tell(signature=signature, kind="answered", sender="+447700900123", text="STOP") == 403
    assert by_text().by_sms


def test_a_signature_over_another_body_is_not_believed(tell, by_text):
    signature = sign(b"something else", int(timezone.now().timestamp()))

    assert tell(signature=signature, kind="answered", sender="+447700900123", text="STOP") == 403
    assert by_text().by_sms


def test_nobody_is_believed_where_no_secret_is_set(tell, by_text, settings):
    settings.MESSAGE_HOOK_SECRET = ""

    assert tell(kind="answered", sender="+447700900123", text="STOP") == 403


def test_a_signed_event_of_no_known_kind_is_refused_with_what_would_do(tell):
    assert tell(kind="opened") == 400


def test_a_delivery_is_noted(tell, sent):
    tell(kind="delivered", about=about(sent))

    sent.refresh_from_db()
    assert (sent.state, sent.delivered_at is not None) == ("sent", True)


def test_a_delivery_settles_a_doubt(tell, sent):
    Reminder.across_practices.filter(pk=sent.pk).update(state="unknown", sent_at=None)

    tell(kind="delivered", about=about(sent))

    sent.refresh_from_db()
    assert sent.state == "sent"


@pytest.mark.parametrize(("kind", "state"), [("bounced", "dead"), ("complained", "sent")])
def test_a_bounce_or_a_complaint_ends_the_channel_and_says_why(tell, sent, dana, kind, state):
    tell(kind=kind, about=about(sent))

    sent.refresh_from_db()
    chosen = ReminderSettings.objects.of(dana).get()
    assert (sent.state, chosen.by_email) == (state, False)
    assert chosen.off_because["email"]
