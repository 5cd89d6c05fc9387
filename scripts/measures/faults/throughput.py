"""R14: how fast four senders are, also as a share of what the same mail server takes from a bare loop."""

import os
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date
from datetime import time as time_of_day
from typing import NamedTuple

from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.smtp import EmailBackend
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
MILLISECONDS = 1000


class Pace(NamedTuple):
    """Messages a second that four processes got into the sink, and their own processor time for each, in seconds.

    The second is hardly a matter of who else is at work on this machine.
    """

    rate: float
    each: float


def figures(size: Size) -> Iterator[Figure]:
    count, sink = size.of(150, 2000, 10_000), mail()
    yield Figure("R14 load of the machine before", round(os.getloadavg()[0], 1))
    bare = _pace(sink, count, _bare_loop(count // SENDERS))
    sending.warm_up()
    rows.empty()
    rows.due(count, now=timezone.now())
    own = _pace(sink, count, sending.send_for_ever)
    doubled = sending.duplicates(sink)
    ready = _pace(sink, count, _ready_bytes(count // SENDERS))
    yield from _told("a bare loop by Django's mail API", bare)
    yield from _told("ready bytes over one connection", ready)
    yield from _told("reminders", own)
    bounded = size is not Size.TINY
    yield Figure("R14 time for 10,000", round(10_000 / own.rate), "s", most=60 if bounded else None)
    share = round(100 * own.rate / bare.rate)
    yield Figure("R14 share of the bare loop", share, "%", least=60 if bounded else None)
    yield Figure("R14 share of ready bytes", round(100 * own.rate / ready.rate), "%")
    yield Figure("R14 duplicates", doubled, most=0, least=0)


def _told(what: str, pace: Pace) -> Iterator[Figure]:
    yield Figure(f"R14 {what}", round(pace.rate), "/s")
    yield Figure(f"R14 {what}: processor time of its own for each", round(MILLISECONDS * pace.each, 1), "ms")


def _pace(sink: Mail, count: int, work: Callable[[int], object]) -> Pace:
    sink.forget()
    spent, begun = _seconds_of_children(), time.monotonic()
    with herd(SENDERS, work):
        wait_until(lambda: sink.count() >= count // SENDERS * SENDERS, seconds=600, every=0.1)
        took = time.monotonic() - begun
    return Pace(sink.count() / took, (_seconds_of_children() - spent) / sink.count())


def _seconds_of_children() -> float:
    """Processor time of the senders that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _bare_loop(share: int) -> Callable[[int], None]:
    """What one would write without a schedule: the same templates and words to each, by Django's mail API."""

    def send(number: int) -> None:
        for turn in range(share):
            ours = message(_letter(number, turn), now=timezone.now())
            mail = EmailMultiAlternatives(ours.subject, ours.body, to=ours.to, headers=ours.extra_headers)
            mail.attach_alternative(str(ours.alternatives[0][0]), "text/html")
            mail.send()

    return send


def _ready_bytes(share: int) -> Callable[[int], None]:
    """The bytes of one message again and again, to other recipients: nearly all the work is the server's."""

    def send(number: int) -> None:
        ready = message(_letter(number, 0), now=timezone.now())
        sender, written = ready.from_email.rpartition("<")[2].rstrip(">"), ready.written()
        with mailers["default"] as server:
            assert isinstance(server, EmailBackend)
            assert server.connection
            for turn in range(share):
                server.connection.sendmail(sender, [_address(number, turn)], written)

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
