"""R3 and R4: two beats, three dispatchers and four workers at once send nothing twice; a beat dies unnoticed."""

import time
from collections.abc import Iterator
from contextlib import ExitStack

from django.db import connection
from django.utils import timezone

from programmes.reminders.models import Reminder
from scripts.measures.faults import product, rows, sending
from scripts.measures.faults.herd import herd
from scripts.measures.faults.processes import wait_until
from scripts.measures.faults.rig import Mail, mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

QUICK = {"TICK_SECONDS": "2"}


def figures(size: Size) -> Iterator[Figure]:
    if connection.vendor == "sqlite":
        yield from two_processes(size.of(40, 200, 1000))
        return
    yield from all_at_once(size.of(80, 800, 5000))
    if size is not Size.TINY:
        yield from beat_dies()


def two_processes(count: int) -> Iterator[Figure]:
    """R3 on SQLite, which has no row locks: two senders, and a third by hand."""
    sink = mail()
    rows.due(count, now=timezone.now())
    with herd(2, sending.send_for_ever):
        sending.send_all(timezone.now)
        sending.idle(seconds=120)
    yield from _each_once(sink, count, "R3 on SQLite")


def all_at_once(count: int) -> Iterator[Figure]:
    sink = mail()
    rows.empty()
    sink.forget()
    with ExitStack() as running:
        running.enter_context(product.worker("--concurrency=4", **QUICK))
        running.enter_context(product.beat(**QUICK))
        running.enter_context(product.beat(**QUICK))
        running.enter_context(product.dispatcher())
        running.enter_context(herd(2, sending.send_for_ever))
        time.sleep(2)  # both beats tick by now
        rows.due(count, now=timezone.now())
        sending.send_all(timezone.now)
        sending.idle(seconds=180)
    yield from _each_once(sink, count, "R3 on PostgreSQL")


def _each_once(sink: Mail, count: int, name: str) -> Iterator[Figure]:
    states = Reminder.across_practices.filter(state="sent").count()
    yield Figure(f"{name}: sent", states, most=count, least=count)
    yield Figure(f"{name}: missing", sending.missing(sink), most=0, least=0)
    yield Figure(f"{name}: duplicates", sending.duplicates(sink), most=0, least=0)


def beat_dies() -> Iterator[Figure]:
    """R4: two beats at their usual pace; the one that leads is killed and not replaced."""
    sink = mail()
    rows.empty()
    sink.forget()
    with product.worker("--concurrency=2"), product.beat() as leading:
        rows.due(1, now=timezone.now(), practices=1)
        wait_until(lambda: sink.count() == 1, seconds=150)
        with product.beat():
            time.sleep(5)  # the second is up and knows that it does not lead
            leading.kill()
            killed = time.monotonic()
            rows.due(1, now=timezone.now(), practices=1)
            wait_until(lambda: sink.count() == 2, seconds=120)
    yield Figure("R4 sent after the leading beat's death", round(time.monotonic() - killed, 1), "s", most=30)
