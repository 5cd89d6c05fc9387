"""Text messages and notifications, each against a provider on this machine."""

import json
import socket
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from clients.records.actions.consents import withdraw_consent
from clients.records.models import Consent
from programmes.reminders.actions import add_phone, choose_reminders, plan_reminders, send_again
from programmes.reminders.channels import push_service, texts
from programmes.reminders.channels.push_service import NotAPushService, insist_on_push_service
from programmes.reminders.delivery import LEASE, claim, deliver_next
from programmes.reminders.delivery.asking import open_attempt
from programmes.reminders.models import Attempt, Phone, Reminder
from programmes.reminders.standing import settings_of
from tests.programmes.reminders.conftest import AGREED, DUE, MORNING
from tests.programmes.reminders.providers import running_provider

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def provider():
    with running_provider() as provider:
        yield provider


@pytest.fixture
def text(session, dana, provider, settings) -> Reminder:
    """Dana's reminder by text message, and by that alone."""
    settings.SMS_URL = f"{provider.url}/messages"
    dana.phone = "+44 7700 900123"
    dana.save()
    choose_reminders(client=dana, choices={"by_sms": True, "by_email": False}, by=dana)
    Consent.objects.of(dana).filter(kind="texts").update(given_at=AGREED)
    plan_reminders(now=MORNING)
    return session.reminders.get(kind="session_due")


@pytest.fixture
def notification(session, dana, provider, settings, tmp_path) -> Reminder:
    """Dana's reminder by notification, and by that alone."""
    push_service.signing_key.cache_clear()
    settings.VAR, settings.EMBEDDED = tmp_path, True
    settings.PUSH_LOCAL_SERVICE = provider.url
    add_phone(endpoint=f"{provider.url}/phone", **provider.keys(), now=MORNING, by=dana)
    choose_reminders(client=dana, choices={"by_email": False}, by=dana)
    plan_reminders(now=MORNING)
    return session.reminders.get(kind="session_due")


def state_after_sending(reminder: Reminder) -> str:
    deliver_next(now=DUE)
    reminder.refresh_from_db()
    return reminder.state


def test_a_text_message_goes_to_the_number_in_neutral_words(text, provider):
    assert state_after_sending(text) == "sent"

    [(path, headers, body)] = provider.got
    assert path == "/messages"
    assert headers["idempotency-key"] == str(text.pk)
    assert json.loads(body) == {
        "to": "+447700900123",
        "text": "Harbour Movement: your session is at 18:00.",
        "key": str(text.pk),
    }
    assert Attempt.across_practices.get().provider_id == "provider-1"


@pytest.mark.parametrize(
    ("status", "state"), [(202, "sent"), (400, "dead"), (302, "dead"), (429, "retry"), (503, "retry"), (500, "unknown")]
)
def test_what_the_provider_answers_decides_whether_a_text_is_tried_again(text, provider, status, state):
    provider.status = status

    assert state_after_sending(text) == state


def test_a_text_that_broke_in_our_own_hands_may_have_gone_and_is_not_repeated(text, monkeypatch):
    def break_off(*_):
        raise LookupError

    monkeypatch.setattr(texts, "_judge", break_off)

    assert state_after_sending(text) == "unknown"


def test_a_text_whose_provider_cannot_be_reached_is_tried_again(text, settings):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.SMS_URL = f"http://127.0.0.1:{nobody.getsockname()[1]}/"

    assert state_after_sending(text) == "retry"


def test_a_text_that_may_have_gone_out_is_never_repeated_until_a_member_asks(text, provider, alice):
    abandoned = claim(now=DUE)
    open_attempt(abandoned, revision=1, now=DUE)
    assert claim(now=DUE + LEASE + timedelta(seconds=1)) is None

    deliver_next(now=DUE + LEASE + timedelta(seconds=1))
    text.refresh_from_db()
    assert (text.state, provider.got) == ("unknown", [])

    send_again(reminder=text, now=DUE + timedelta(minutes=1), by=alice)
    deliver_next(now=DUE + timedelta(minutes=1))
    assert len(provider.got) == 1


@pytest.mark.parametrize("stopped", [True, False])
def test_a_stop_after_the_question_keeps_a_text_from_going(text, dana, stopped):
    claimed = claim(now=DUE)

    if stopped:
        withdraw_consent(client=dana, kind="texts", now=DUE, because="The client answered STOP.", by=None)

    revision = settings_of(dana).revision
    assert (open_attempt(claimed, revision=revision, now=DUE) is None) == stopped


def test_a_text_claimed_by_a_sender_that_died_before_it_began_goes_out(text, provider):
    claim(now=DUE)

    deliver_next(now=DUE + LEASE + timedelta(seconds=1))

    assert len(provider.got) == 1


@pytest.mark.parametrize(("way", "state"), [("file", "sent"), ("console", "sent"), ("apprise+json", "sent")])
def test_texts_also_go_to_files_the_console_and_through_apprise(text, provider, settings, tmp_path, way, state):
    host = provider.url.removeprefix("http://")
    ways = {"file": f"file://{tmp_path}/texts", "console": "console:", "apprise+json": f"apprise+json://{host}/"}
    settings.SMS_URL = ways[way]

    assert state_after_sending(text) == state


def test_a_notification_is_encrypted_for_the_phone_and_tells_a_locked_screen_nothing(notification, provider):
    assert state_after_sending(notification) == "sent"

    [(_, headers, body)] = provider.got
    [shown] = provider.shown()
    assert b"session" not in body
    assert shown["body"] == "Harbour Movement: your session is at 18:00."
    assert shown["tag"] == str(notification.pk)
    assert "Dana" not in json.dumps(shown)
    assert headers["content-encoding"] == "aes128gcm"
    assert headers["topic"] == notification.pk.hex
    assert headers["ttl"] == "1800", "half an hour later the session begins"
    assert headers["authorization"].startswith("vapid t=")


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x",
        "https://127.0.0.1/x",
        "https://169.254.169.254/latest",
        "https://evil.example/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://user@fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://notfcm.googleapis.com.evil/x",
        "file:///etc/passwd",
    ],
)
def test_notifications_go_to_no_other_host(endpoint, monkeypatch):
    monkeypatch.setattr(push_service, "_addresses", lambda host: [])

    with pytest.raises(NotAPushService):
        insist_on_push_service(endpoint)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "100.64.0.1"])
def test_a_listed_host_that_leads_into_our_own_network_is_refused(address, monkeypatch):
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)

    with pytest.raises(NotAPushService):
        insist_on_push_service("https://fcm.googleapis.com/x")


def test_a_phone_with_a_strange_push_service_is_not_added(dana, monkeypatch):
    with pytest.raises(ValidationError, match="push service is not known"):
        add_phone(endpoint="https://evil.example/x", public_key="k", auth_secret="s", now=MORNING, by=dana)

    assert not Phone.across_practices.exists()
