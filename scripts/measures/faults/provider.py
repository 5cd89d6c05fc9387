"""R6 and R8: a mail server in trouble, one practice that sends much, and an outage of 26 hours. Time is virtual."""

import statistics
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db.models import Min
from django.utils import timezone

from clients.practices.models import Practice
from programmes.reminders.models import Attempt, Reminder
from scripts.measures.faults import rows, sending
from scripts.measures.faults.herd import herd
from scripts.measures.faults.processes import wait_until
from scripts.measures.faults.rig import Mail, mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

OUTAGE = timedelta(hours=26)
LATER = timedelta(hours=5)


def figures(size: Size) -> Iterator[Figure]:
    for mode in size.of(["4xx"], ["4xx", "refuse", "drop"], ["4xx", "refuse", "drop", "hang"]):
        yield from in_passing_trouble(mode, size.of(5, 10, 20) if mode != "hang" else 2)
    yield from refused_for_good(size.of(5, 10, 20))
    yield from after_an_outage(size.of(20, 60, 400))
    if size is not Size.TINY:
        yield from beside_a_big_practice(size.of(0, 1000, 2000))
        yield from at_one_a_second()


def in_passing_trouble(mode: str, count: int) -> Iterator[Figure]:
    sink, now = _fresh(mode), timezone.now()
    rows.due(count, now=now, session_in=LATER, practices=1)
    waits = _try_until_given_up(now)
    sink.behave("normal")
    attempts = Attempt.across_practices.values_list("reminder", "started_at")
    tries = Counter(reminder for reminder, _ in attempts)
    span = max(at for _, at in attempts) - min(at for _, at in attempts)
    dead = Reminder.across_practices.filter(state="dead").count()
    yield Figure(f"R6 {mode}: tries before it is given up", min(tries.values()), least=5)
    yield Figure(f"R6 {mode}: over how long", span / timedelta(minutes=1), "min", least=60)
    yield Figure(f"R6 {mode}: different waits after the first try", len(waits), least=min(count, 3))
    yield Figure(f"R6 {mode}: dead letters", dead, most=count, least=count)


def _try_until_given_up(now: datetime) -> set[datetime]:
    """Let the clock jump to each retry; returns the moments that the first failure led to."""
    first: set[datetime] = set()
    while True:
        sending.send_all(partial(_stopped, now))
        waiting = Reminder.across_practices.filter(state="retry")
        following = waiting.aggregate(at=Min("due_at"))["at"]
        if following is None:
            return first
        first = first or set(waiting.values_list("due_at", flat=True))
        now = following


def _stopped(clock: datetime) -> datetime:
    return clock


def refused_for_good(count: int) -> Iterator[Figure]:
    sink, now = _fresh("5xx"), timezone.now()
    rows.due(count, now=now, session_in=LATER, practices=1)
    _try_until_given_up(now)
    sink.behave("normal")
    yield Figure("R6 5xx: tries", Attempt.across_practices.count() / count, most=1, least=1)
    yield Figure(
        "R6 5xx: dead letters", Reminder.across_practices.filter(state="dead").count(), most=count, least=count
    )


def beside_a_big_practice(count: int) -> Iterator[Figure]:
    """A slow mail server and a practice with very many reminders: how late are those of the others, due just after?"""
    sink, now = _fresh("slow"), timezone.now()
    rows.due(count, now=now, practices=1)
    others = rows.due(20, now=now + timedelta(seconds=1))
    wanted = set(_addresses(others))
    with herd(4, sending.send_for_ever):
        wait_until(lambda: wanted <= set(sink.per_recipient()), seconds=150, every=0.5)
    late = [float(line["at"]) - now.timestamp() - 1 for line in sink.taken() if line["to"] in wanted]
    sink.behave("normal")
    seen = statistics.quantiles(late, n=20)[-1] if len(late) == len(wanted) else 999
    yield Figure(f"R6 beside {count} of one practice: the others' delay, p95", round(seen, 1), "s", most=60)


def at_one_a_second() -> Iterator[Figure]:
    """A mail server that takes one a second: nothing is lost, nothing doubled by impatience."""
    sink = _fresh("trickle")
    rows.due(20, now=timezone.now())
    with herd(4, sending.send_for_ever):
        sending.idle(seconds=90)
    sink.behave("normal")
    yield Figure("R6 one a second: missing", sending.missing(sink), most=0, least=0)
    yield Figure("R6 one a second: duplicates", sending.duplicates(sink), most=0, least=0)


def after_an_outage(count: int) -> Iterator[Figure]:
    """R8: nothing ran for 26 hours. Half of the sessions are past, half still ahead."""
    sink, now = _fresh("normal"), timezone.now()
    past = rows.due(count, now=now, practices=1, session_in=-timedelta(minutes=10))
    ahead = rows.due(count, now=now, practices=1, session_in=timedelta(hours=1))
    _spread_over_the_outage(now)
    begun = time.monotonic()
    sending.send_all(timezone.now)
    took = time.monotonic() - begun
    order = list(Reminder.across_practices.filter(practice__in=ahead).order_by("due_at").values_list("client__email"))
    ended = (
        Reminder.across_practices.filter(practice__in=past).filter(kind="session_due").exclude(state="expired").count()
    )
    got = [line["to"] for line in sink.taken()]
    yield Figure("R8 reminders of past sessions not expired", ended, most=0, least=0)
    yield Figure("R8 reminders of past sessions sent", len(set(got) & set(_addresses(past))), most=0, least=0)
    yield Figure("R8 useful reminders sent", len(set(got) & set(_addresses(ahead))), most=count, least=count)
    yield Figure("R8 oldest first: out of order", sum(a != b for a, (b,) in zip(got, order, strict=False)), most=0)
    yield Figure("R8 took", round(took, 1), "s", most=300)


def _spread_over_the_outage(now: datetime) -> None:
    found = list(sending.due_now())
    for number, reminder in enumerate(found):
        reminder.due_at = now - OUTAGE * (number / len(found))
    Reminder.across_practices.bulk_update(found, ["due_at"], batch_size=500)


def _addresses(practices: list[Practice]) -> list[str]:
    return list(Reminder.across_practices.filter(practice__in=practices).values_list("client__email", flat=True))


def _fresh(mode: str) -> Mail:
    sink = mail()
    rows.empty()
    sink.forget()
    sink.behave(mode)
    return sink
