"""R14: how fast four senders are, also as a share of what the same mail server takes from a bare loop."""

import os
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date
from datetime import time as time_of_day

from django.core.mail import EmailMessage, mailers
from django.utils import timezone

from clients.practices.ids import uuid7
from programmes.reminders.channels.mail import message
from programmes.reminders.letters import Letter
from programmes.reminders.models import Kind
from programmes.reminders.words import SPEECHES, values_for
from scripts.measures.faults import rows, sending
from scripts.measures.faults.herd import herd
from scripts.measures.faults.processes import wait_until
from scripts.measures.faults.rig import Mail, mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

SENDERS = 4


def figures(size: Size) -> Iterator[Figure]:
    count, sink = size.of(150, 2000, 10_000), mail()
    yield Figure("R14 load of the machine before", round(os.getloadavg()[0], 1))
    bare = _pace(sink, count, _bare_loop(count // SENDERS))
    kept = _pace(sink, count, _kept_connection(count // SENDERS))
    plain = _pace(sink, count, _plain_text(count // SENDERS))
    rows.empty()
    rows.due(count, now=timezone.now())
    spent = _seconds_of_children()
    own = _pace(sink, count, sending.send_for_ever)
    each = (_seconds_of_children() - spent) / count
    yield Figure("R14 a bare loop, a connection each", round(bare), "/s")
    yield Figure("R14 the same, one connection kept", round(kept), "/s")
    yield Figure("R14 the same, and of plain text only", round(plain), "/s")
    yield Figure("R14 reminders sent", round(own), "/s")
    yield Figure("R14 a sender's own processor time for each", round(1000 * each, 1), "ms")
    yield Figure("R14 time for 10,000", round(10_000 / own), "s", most=None if size is Size.TINY else 60)
    yield Figure("R14 share of the bare loop", round(100 * own / bare), "%", least=None if size is Size.TINY else 60)
    yield Figure("R14 duplicates", sending.duplicates(sink), most=0, least=0)


def _pace(sink: Mail, count: int, work: Callable[[int], object]) -> float:
    """Messages a second that four processes get into the sink."""
    sink.forget()
    begun = time.monotonic()
    with herd(SENDERS, work):
        wait_until(lambda: sink.count() >= count // SENDERS * SENDERS, seconds=600, every=0.05)
        took = time.monotonic() - begun
    return sink.count() / took


def _seconds_of_children() -> float:
    """Processor time of the senders that ended; unlike the pace, hardly a matter of who else is at work here."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _bare_loop(share: int) -> Callable[[int], None]:
    """What one would write without a schedule: the same message to each recipient, and nothing remembered."""

    def send(number: int) -> None:
        for turn in range(share):
            message(_letter(number, turn), now=timezone.now()).send()

    return send


def _kept_connection(share: int) -> Callable[[int], None]:
    def send(number: int) -> None:
        with mailers["default"] as connection:
            for turn in range(share):
                connection.send_messages([message(_letter(number, turn), now=timezone.now())])

    return send


def _plain_text(share: int) -> Callable[[int], None]:
    """No template, no second shape: about as long, and nearly all the work is the server's."""

    def send(number: int) -> None:
        with mailers["default"] as connection:
            for turn in range(share):
                text = "A line of text.\n" * 150
                connection.send_messages([EmailMessage("Your session at 18:00", text, to=[_address(number, turn)])])

    return send


def _letter(number: int, turn: int) -> Letter:
    values = values_for("Dana", "practice1", date(2026, 11, 25), time_of_day(18), "en")
    return Letter(
        key=uuid7(),
        to=_address(number, turn),
        language="en",
        words=SPEECHES["en"].words[Kind.SESSION_DUE].filled(values),
        practice="practice1",
        action="Open my session",
        url="https://plumbline.example.test",
        stop_url=f"https://plumbline.example.test/reminders/stop/{number}.{turn}",
        expires_at=None,
    )


def _address(number: int, turn: int) -> str:
    return f"{number}.{turn}@example.test"
