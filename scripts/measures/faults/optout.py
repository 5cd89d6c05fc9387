"""R10 and R12: who said stop gets nothing more, and no message says what it may not."""

import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

from django.test import Client as Browser
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from clients.records.actions.consents import withdraw_consent
from clients.records.models import Client, Consent
from programmes.prescribing.models import Programme
from programmes.reminders.delivery import claim_some, running
from programmes.reminders.models import Reminder
from programmes.reminders.stopping import stop_address
from scripts.measures.faults import rows, sending
from scripts.measures.faults.herd import herd
from scripts.measures.faults.processes import wait_until
from scripts.measures.faults.rig import Mail, mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

CANARY = "Quixotic"
GRACE_SECONDS = 5
ASKING = "verdict"  # what a sender asks before it opens a try


def figures(size: Size) -> Iterator[Figure]:
    sink = mail()
    yield from stopped_while_claimed(sink, size.of(20, 300, 1000))
    yield from stopped_after_asking(sink)
    yield from stopped_while_sending(sink, size.of(40, 400, 1000))
    yield from stopped_by_link(sink)
    yield from canaries(sink)


def stopped_while_claimed(sink: Mail, count: int) -> Iterator[Figure]:
    """All are claimed by one sender; then every client says stop; then the sender goes on with what it holds."""
    _fresh(sink, count)
    now, held = timezone.now(), []
    while taken := claim_some(now=now):
        held += taken
    for client in Client.across_practices.all():
        _stop(client)
    sending.go_on_with(held, now=now)
    yield Figure(f"R10 sent after the opt-out of {count} claimed", sink.count(), most=0, least=0)
    yield Figure("R10 claimed and not called off", _not_cancelled(), most=0, least=0)


def stopped_after_asking(sink: Mail) -> Iterator[Figure]:
    """Each says stop in the moment between the sender's question and its try."""
    _fresh(sink, 8)
    ask = getattr(running, ASKING)

    def ask_and_stop(reminder: Reminder, *told: Any, **also: Any) -> Any:
        said = ask(reminder, *told, **also)
        assert reminder.client
        _stop(reminder.client)
        return said

    with mock.patch.object(running, ASKING, ask_and_stop):
        sending.send_all(timezone.now)
    yield Figure("R10 sent to who stopped between the question and the try", sink.count(), most=0, least=0)


def _stop(client: Client) -> None:
    withdraw_consent(client=client, kind="reminders", now=timezone.now(), by=client)


def stopped_while_sending(sink: Mail, count: int) -> Iterator[Figure]:
    """Four senders are at work at a slow mail server when every client says stop at one moment."""
    _fresh(sink, count)
    sink.behave("slow")
    with herd(4, sending.send_for_ever):
        wait_until(lambda: sink.count() > 8, seconds=30)
        Consent.across_practices.update(withdrawn_at=timezone.now())
        stopped = time.time()
        sending.idle(seconds=60)
    sink.behave("normal")
    after = [float(line["at"]) - stopped for line in sink.taken()]
    yield Figure("R10 messages begun after the opt-out", sum(late > 0 for late in after), most=4)
    yield Figure("R10 messages 5 s after the opt-out", sum(late > GRACE_SECONDS for late in after), most=0, least=0)


@override_settings(STORAGES={"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}})
def stopped_by_link(sink: Mail) -> list[Figure]:
    """RFC 8058: opening the address changes nothing, posting to it without a cookie stops, twice is the same."""
    _fresh(sink, 1)
    client, browser = Client.across_practices.get(), Browser(enforce_csrf_checks=True, headers={"host": "localhost"})
    path = urlsplit(stop_address(client)).path
    opened = browser.get(path).status_code == 200 and Consent.across_practices.in_force().exists()
    posted = [browser.post(path, {"List-Unsubscribe": "One-Click"}).status_code for _ in range(2)]
    stopped = not Consent.across_practices.in_force().exists()
    forged = browser.post(reverse("reminders:stop", args=["forged"])).status_code
    right = [opened, posted == [200, 200], stopped, forged in (403, 404)]
    return [Figure("R10 one-click stop: of four rules hold", sum(right), most=4, least=4)]


def canaries(sink: Mail) -> Iterator[Figure]:
    """R12: a client whose name, goal, diagnosis and programme are telling words."""
    _fresh(sink, 1)
    Client.across_practices.update(name=f"Dana {CANARY}", goal=CANARY)
    Programme.across_practices.update(name=CANARY)
    sending.send_all(timezone.now)
    message = message_from_bytes(sink.last(), policy=policy.default)
    heads = [str(value) for name, value in message.items() if name != "To"]
    bodies = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    yield Figure("R12 canaries in subject, headers and addresses", _seen(heads), most=0, least=0)
    yield Figure("R12 canaries in text and HTML", _seen(bodies), most=0, least=0)
    yield Figure("R12 shapes of the message looked through", len(bodies), most=2, least=2)


def _seen(texts: list[str]) -> int:
    telling = (CANARY, "foundation", "breathe", "bird", "1990")
    return sum(word.lower() in text.lower() for word in telling for text in texts)


def _not_cancelled() -> int:
    return Reminder.across_practices.filter(due_at__lte=timezone.now()).exclude(state="cancelled").count()


def _fresh(sink: Mail, count: int) -> None:
    rows.empty()
    sink.forget()
    rows.due(count, now=timezone.now(), practices=min(count, 4))
