"""R9: every sender is stopped, or none keeps up. Health page and alarm say so once a reminder is three minutes late."""

import http.client
from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from programmes.reminders.health import LATE, beat
from programmes.reminders.models import Reminder
from scripts.measures.faults import product, rows
from scripts.measures.faults.processes import wait_until
from scripts.measures.faults.rig import mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

# How many minutes the oldest reminder is late, how many ago a sender looked, and what the page must answer.
CASES = ((2, 0, 200), (4, 0, 503), (0, 4, 503))


def figures(size: Size) -> Iterator[Figure]:
    rows.empty()
    rows.due(3, now=timezone.now(), practices=1, session_in=timedelta(hours=3))
    with product.pages() as port:
        for late, silent, wanted in CASES:
            now = timezone.now()
            Reminder.across_practices.update(due_at=now - timedelta(minutes=late))
            beat(now=now - timedelta(minutes=silent))
            name = f"R9 health page, a reminder {late} min late, senders silent for {silent} min"
            yield Figure(name, _status(port, reverse("healthz_deep")), most=wanted, least=wanted)
    if size is not Size.TINY:
        yield Figure("R9 the operators are told, after the three minutes", _told_after(), "s", most=300)


def _told_after() -> int:
    """The alarm of the product, at its own pace, beside no sender at all."""
    sink, ripe = mail(), timezone.now() + timedelta(seconds=3)
    sink.forget()
    Reminder.across_practices.update(due_at=ripe - LATE)
    beat(now=timezone.now())
    with product.alarm(ALERTS_TO="operators@example.test"):
        wait_until(lambda: "operators@example.test" in sink.per_recipient(), seconds=300)
    return round((timezone.now() - ripe).total_seconds())


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "localhost"})
    return connection.getresponse().status
