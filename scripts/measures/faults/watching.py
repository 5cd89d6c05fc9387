"""R9: every sender is stopped. The health page says so once the oldest due reminder is three minutes late."""

import http.client
from collections.abc import Iterator
from datetime import timedelta

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from programmes.reminders.models import Reminder
from scripts.measures.faults import product, rows
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure


def figures(size: Size) -> Iterator[Figure]:
    try:
        path = reverse("deep_health")
    except NoReverseMatch:
        yield Figure("R9 there is a deep health page", 0, least=1)
        return
    rows.empty()
    rows.due(3, now=timezone.now(), practices=1, session_in=timedelta(hours=3))
    with product.pages() as port:
        for late, wanted in ((2, 200), (4, 503)):
            Reminder.across_practices.update(due_at=timezone.now() - timedelta(minutes=late))
            yield Figure(
                f"R9 health page with the oldest {late} min late", _status(port, path), most=wanted, least=wanted
            )


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "localhost"})
    return connection.getresponse().status
