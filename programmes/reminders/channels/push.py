"""Notifications: encrypted for the phone (RFC 8291), replacing one another by their topic, gone when of no use."""

import json
import socket
from datetime import datetime, timedelta
from email.utils import parseaddr

import requests
from django.conf import settings
from pywebpush import WebPushException, webpush

from programmes.reminders.channels.answers import Failure, Outage, Refusal
from programmes.reminders.channels.push_service import NotAPushService, insist_on_push_service, signing_key
from programmes.reminders.letters import Letter
from programmes.reminders.models import Phone

PATIENCE_SECONDS = 10
LASTS = timedelta(hours=12)
GONE = (404, 410)
NOT_NOW = (408, 429)
NO_PHONE = "No phone takes notifications any more."


def send(letter: Letter, now: datetime) -> str:
    """Post it to each phone. One that took it is enough; those that are gone are ended."""
    answers = [_send_to(phone, letter, now) for phone in letter.phones]
    for phone, answer in zip(letter.phones, answers, strict=True):
        if answer in GONE:
            Phone.across_practices.in_force().filter(pk=phone.pk).update(ended_at=now)
    if any(200 <= answer < 300 for answer in answers):
        return str(letter.key)
    if any(answer >= 500 or answer in NOT_NOW for answer in answers):
        raise Failure
    raise Refusal(NO_PHONE)


def _send_to(phone: Phone, letter: Letter, now: datetime) -> int:
    """The status its push service answers with."""
    try:
        insist_on_push_service(phone.endpoint)
        return _post(phone, letter, now).status_code
    except NotAPushService:
        return 410
    except WebPushException as refused:
        return refused.response.status_code if refused.response is not None else 400
    except (requests.RequestException, socket.gaierror) as error:
        raise Outage from error


def _post(phone: Phone, letter: Letter, now: datetime) -> requests.Response:
    keys = {"p256dh": phone.public_key, "auth": phone.auth_secret}
    with requests.Session() as session:
        session.max_redirects = 0  # a push service has no reason to send us elsewhere
        session.trust_env = False
        answer: requests.Response = webpush(
            subscription_info={"endpoint": phone.endpoint, "keys": keys},
            data=json.dumps(content(letter)),
            vapid_private_key=signing_key(),
            vapid_claims={"sub": f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"},
            headers={"Topic": letter.key.hex, "Urgency": "normal"},
            ttl=_seconds_of_use(letter, now),
            timeout=PATIENCE_SECONDS,
            requests_session=session,
        )
    return answer


def content(letter: Letter) -> dict[str, str]:
    """What a locked screen may show: no name, no health. The tag lets a repeat replace the first."""
    return {
        "title": "Plumbline",
        "body": letter.words.short,
        "lang": letter.language,
        "dir": letter.speech.direction,
        "url": letter.url,
        "tag": str(letter.key),
    }


def _seconds_of_use(letter: Letter, now: datetime) -> int:
    until = min(letter.expires_at or now + LASTS, now + LASTS)
    return max(int((until - now).total_seconds()), 0)
