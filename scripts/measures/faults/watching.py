"""R9: every sender is stopped, or none keeps up. The health page says so once a reminder is three minutes late."""

import http.client
from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from programmes.reminders.health import beat
from programmes.reminders.models import Reminder
from scripts.measures.faults import product, rows
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


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "localhost"})
    return connection.getresponse().status
