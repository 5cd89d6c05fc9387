"""Notifications: encrypted for the phone (RFC 8291), replacing one another by their topic, gone when of no use."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr, parsedate_to_datetime

import requests
from django.conf import settings
from pywebpush import WebPushException, webpush

from programmes.reminders.channels.answers import Failure, Outage, Refusal
from programmes.reminders.channels.push_line import PATIENCE_SECONDS, PushLine
from programmes.reminders.channels.push_service import LeadsInside, NotAPushService, insist_on_listed, signing_key
from programmes.reminders.letters import Letter
from programmes.reminders.models import Phone

LASTS = timedelta(hours=12)
LONGEST_WAIT = timedelta(hours=6)
GONE = (404, 410)
NOT_NOW = (408, 429)
NO_PHONE = "No phone takes notifications any more."
REFUSED = "The push service refused the notification."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a push service said, and how long it asked us to wait. 0 is silence."""

    status: int
    wait: timedelta = timedelta()

    @property
    def took_it(self) -> bool:
        return 200 <= self.status < 300

    @property
    def is_passing(self) -> bool:
        return self.status in (0, *NOT_NOW) or self.status >= 500


def send(letter: Letter, now: datetime) -> str:
    """Post it to each phone. One that took it is enough; those that are gone are ended."""
    answers = [_send_to(phone, letter, now) for phone in letter.phones]
    for phone, answer in zip(letter.phones, answers, strict=True):
        if answer.status in GONE:
            Phone.across_practices.in_force().filter(pk=phone.pk).update(ended_at=now)
    if any(answer.took_it for answer in answers):
        return str(letter.key)
    passing = [answer for answer in answers if answer.is_passing]
    if passing:
        silent = all(answer.status == 0 for answer in passing)
        raise (Outage if silent else Failure)(wait=max(answer.wait for answer in passing))
    raise Refusal(NO_PHONE if all(answer.status in GONE for answer in answers) else REFUSED)


def _send_to(phone: Phone, letter: Letter, now: datetime) -> Answer:
    try:
        insist_on_listed(phone.endpoint)
        return Answer(_post(phone, letter, now).status_code)
    except LeadsInside:
        return Answer(403)  # refused by us, before anything was connected
    except NotAPushService:
        return Answer(410)
    except WebPushException as refused:
        answer = refused.response
        return Answer(400) if answer is None else Answer(answer.status_code, _wait(answer, now))
    except (requests.RequestException, OSError):
        return Answer(0)


def _wait(answer: requests.Response, now: datetime) -> timedelta:
    """What Retry-After asks for, in seconds or as a date; nothing beyond reason."""
    said = answer.headers.get("Retry-After", "").strip()
    try:
        wait = timedelta(seconds=int(said)) if said.isdecimal() else parsedate_to_datetime(said).astimezone(UTC) - now
    except (ValueError, OverflowError):
        return timedelta()
    return min(max(wait, timedelta()), LONGEST_WAIT)


def _post(phone: Phone, letter: Letter, now: datetime) -> requests.Response:
    keys = {"p256dh": phone.public_key, "auth": phone.auth_secret}
    with PushLine() as line:
        answer: requests.Response = webpush(
            subscription_info={"endpoint": phone.endpoint, "keys": keys},
            data=json.dumps(content(letter)),
            vapid_private_key=signing_key(),
            vapid_claims={"sub": f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"},
            headers={"Topic": letter.key.hex, "Urgency": "normal"},
            ttl=_seconds_of_use(letter, now),
            timeout=PATIENCE_SECONDS,
            requests_session=line,
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
