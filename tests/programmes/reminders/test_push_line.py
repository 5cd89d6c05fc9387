"""A push service is told to us by a browser: we go to public addresses alone, are patient for seconds, read no body."""

import base64
import json
import socket
import ssl
import time
from datetime import timedelta
from itertools import chain, repeat

import pytest
import requests
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from programmes.reminders.actions import add_phone, choose_reminders, plan_reminders
from programmes.reminders.channels import push_line, push_service
from programmes.reminders.channels.push_line import PushLine
from programmes.reminders.channels.push_service import LeadsInside
from programmes.reminders.delivery import deliver_next
from programmes.reminders.models import Phone
from tests.programmes.reminders.awkward import answer, awkward, certificate_for, drip, hang, never_stop
from tests.programmes.reminders.conftest import DUE, MORNING
from tests.programmes.reminders.providers import running_provider

pytestmark = pytest.mark.enable_socket
PUBLIC, PRIVATE = "142.250.1.1", "10.1.2.3"


@pytest.fixture
def provider():
    with running_provider() as provider:
        yield provider


@pytest.fixture
def send(session, dana, provider, settings, tmp_path, monkeypatch):
    """Dana's reminder by notification alone, sent to `endpoint`; the reminder after that."""
    push_service.signing_key.cache_clear()
    monkeypatch.setattr(push_line, "PATIENCE_SECONDS", 0.4)
    settings.VAR, settings.EMBEDDED = tmp_path, True
    settings.PUSH_LOCAL_SERVICE = provider.url
    add_phone(endpoint=f"{provider.url}/phone", **provider.keys(), now=MORNING, by=dana)
    choose_reminders(client=dana, choices={"by_email": False}, by=dana)
    plan_reminders(now=MORNING)
    reminder = session.reminders.get(kind="session_due")

    def sent(endpoint: str = ""):
        if endpoint:
            Phone.across_practices.update(endpoint=endpoint)
        deliver_next(now=DUE)
        reminder.refresh_from_db()
        return reminder

    return sent


def looked_up(*addresses: str):
    """A name server that answers with these, one after the other, the last for ever."""
    answers = chain(addresses, repeat(addresses[-1]))
    return lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 443))]


def test_the_push_service_can_check_that_it_was_we_who_posted(send, provider):
    assert send().state == "sent"

    [(_, headers, _)] = provider.got
    token, key = (part.partition("=")[2] for part in headers["authorization"].removeprefix("vapid ").split(","))
    head, claims, signature = token.split(".")
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _plain(key))
    raw = _plain(signature)
    halves = [int.from_bytes(raw[:32]), int.from_bytes(raw[32:])]
    point.verify(encode_dss_signature(*halves), f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
    said = json.loads(_plain(claims))
    assert said["aud"] == provider.url
    assert said["sub"].startswith("mailto:")
    assert time.time() < said["exp"] <= time.time() + 24 * 3600
    assert key == push_service.public_key(), "the key that browsers were given"


@pytest.mark.parametrize(
    ("status", "state", "still_there"),
    [
        (201, "sent", True),
        (400, "dead", True),
        (403, "dead", True),
        (404, "dead", False),
        (410, "dead", False),
        (413, "dead", True),
        (429, "retry", True),
        (500, "retry", True),
        (503, "retry", True),
    ],
)
def test_each_answer_has_its_consequence(send, provider, status, state, still_there):
    provider.status = status

    assert send().state == state
    assert Phone.across_practices.in_force().exists() == still_there


@pytest.mark.parametrize(
    ("said", "at_least"),
    [
        ("900", timedelta(minutes=15)),
        ("Wed, 25 Nov 2026 17:50:00 GMT", timedelta(minutes=20)),
        ("soon", timedelta(minutes=1)),
        ("-5", timedelta(minutes=1)),
        ("99999999999999999999", timedelta(minutes=1)),
    ],
)
def test_a_push_service_that_asks_us_to_wait_is_left_alone_for_so_long(send, provider, said, at_least):
    provider.status, provider.headers = 429, {"Retry-After": said}

    reminder = send()

    assert reminder.state == "retry"
    assert at_least <= reminder.due_at - DUE <= at_least * 1.25


@pytest.mark.parametrize(("behave", "state"), [(hang, "retry"), (drip, "retry"), (never_stop, "sent")])
def test_a_push_service_that_hangs_drips_or_never_stops_is_left_within_seconds(send, settings, behave, state):
    with awkward(behave) as port:
        settings.PUSH_LOCAL_SERVICE = f"http://127.0.0.1:{port}"
        begun = time.monotonic()

        assert send(f"http://127.0.0.1:{port}/phone").state == state
        assert time.monotonic() - begun < 3
    assert Phone.across_practices.in_force().exists()


def test_an_answer_elsewhere_is_not_followed(send, provider):
    provider.status, provider.redirect = 307, f"{provider.url}/elsewhere"

    assert send().state == "dead"
    assert [path for path, _, _ in provider.got] == ["/phone"]


def test_a_name_that_leads_into_our_network_is_refused_before_anything_is_connected(send, monkeypatch):
    connected = []
    monkeypatch.setattr(push_line.socket, "create_connection", lambda place, **_: connected.append(place))
    monkeypatch.setattr(push_service.socket, "getaddrinfo", looked_up(PRIVATE))

    assert send("https://fcm.googleapis.com/x").state == "dead"
    assert connected == []
    assert Phone.across_practices.in_force().exists(), "the name may lead back to where it belongs"


def test_what_was_looked_up_is_what_is_connected_to_though_the_name_leads_elsewhere_a_moment_later(monkeypatch):
    connected = []

    def connect(place, **_):
        connected.append(place[0])
        raise OSError

    monkeypatch.setattr(push_line.socket, "create_connection", connect)
    monkeypatch.setattr(push_service.socket, "getaddrinfo", looked_up(PUBLIC, PRIVATE))

    with pytest.raises(requests.ConnectionError):
        PushLine().post("https://fcm.googleapis.com/x")
    assert connected == [PUBLIC]

    with pytest.raises(LeadsInside):
        PushLine().post("https://fcm.googleapis.com/x")
    assert connected == [PUBLIC]


@pytest.mark.parametrize(("asked_for", "taken"), [("fcm.googleapis.com", True), ("updates.push.apple.com", False)])
def test_the_certificate_must_be_that_of_the_name_not_of_the_address(asked_for, taken, tmp_path, monkeypatch):
    pem = certificate_for("fcm.googleapis.com", tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem)
    monkeypatch.setattr(push_line, "insist_on_public", lambda host: "127.0.0.1")
    with awkward(answer, tls=tls) as port, PushLine() as line:
        line.verify = str(pem)

        if taken:
            assert line.post(f"https://{asked_for}:{port}/x").status_code == 201
        else:
            with pytest.raises(requests.exceptions.SSLError):
                line.post(f"https://{asked_for}:{port}/x")


def test_proxies_of_the_machine_are_not_used(provider, settings, monkeypatch):
    settings.PUSH_LOCAL_SERVICE = provider.url
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")

    assert PushLine().post(f"{provider.url}/x", data=b"x").status_code == 201


def _plain(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
