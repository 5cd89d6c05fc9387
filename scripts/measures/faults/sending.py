"""What senders do and what became of it: loops that send, what is left, and how it compares with what the sink took."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice
from unittest import mock

from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from programmes.reminders.delivery import LEASE, deliver_due, deliver_next, running
from programmes.reminders.models import Attempt, Reminder
from scripts.measures.faults import rows
from scripts.measures.faults.processes import wait_until
from scripts.measures.faults.rig import Mail

IDLE_SECONDS = 0.02
STILL_SECONDS = 3.0  # longer than any answer the sink is told to give late


def send_for_ever(_: int) -> None:
    """What a sender of the product does all day."""
    while True:
        if not deliver_due(clock=timezone.now, going_on=lambda: True):
            time.sleep(IDLE_SECONDS)


def warm_up() -> None:
    """What a sender needs for its first message is loaded here, once, before senders are forked."""
    rows.empty()
    rows.due(1, now=timezone.now(), practices=1)
    send_all(timezone.now)


def send_all(now: Callable[[], datetime]) -> int:
    """Send until nothing is due; how many reminders were dealt with."""
    dealt = 0
    while deliver_next(now=now()):
        dealt += 1
    return dealt


def send_one_by_one(_: int) -> None:
    """A sender that claims a single reminder at a time: killed, it leaves one behind, and that in the middle."""
    while True:
        if not deliver_next(now=timezone.now()):
            time.sleep(IDLE_SECONDS)


def go_on_with(held: list[Reminder], *, now: datetime) -> None:
    """Let a sender deal with what it claimed before."""
    waiting = iter(held)

    def next_held(**_: object) -> list[Reminder]:
        return list(islice(waiting, 1))

    with mock.patch.object(running, "claim_some", next_held):
        while deliver_next(now=now):
            pass


def idle(*, seconds: float) -> bool:
    """Whether within so many seconds nothing was due and nothing moved any more: what is held then, the dead hold."""
    until, seen, moved = time.monotonic() + seconds, -1, time.monotonic()
    while time.monotonic() < until:
        left = due_now().count() + held().count()
        if left != seen:
            seen, moved = left, time.monotonic()
        if not left or (not due_now().exists() and time.monotonic() - moved > STILL_SECONDS):
            return True
        time.sleep(0.1)
    return False


def due_now() -> QuerySet[Reminder]:
    return Reminder.across_practices.filter(state__in=["planned", "retry"], due_at__lte=timezone.now())


def held() -> QuerySet[Reminder]:
    return Reminder.across_practices.filter(state__in=["claimed", "sending"])


def at_work() -> bool:
    """Whether there is anything left to do, or a claim that has not run out."""
    return due_now().exists() or held().filter(lease_until__gt=timezone.now()).exists()


def goes_on(sink: Mail) -> bool:
    """Wait for the next message after a kill, so that each hits senders at work; False once all is sent."""
    before = sink.count()
    return wait_until(lambda: sink.count() > before or not at_work(), seconds=120) and at_work()


def after_the_leases() -> datetime:
    return timezone.now() + LEASE + timedelta(seconds=1)


def unfinished() -> int:
    """Reminders that are due, or in somebody's hands, after all is done."""
    return due_now().count() + held().count()


def missing(mail: Mail) -> int:
    """Clients who got nothing, of those whose reminder of a session was due."""
    ripe = Reminder.across_practices.filter(kind="session_due", due_at__lte=timezone.now())
    wanted = set(ripe.values_list("client__email", flat=True))
    return len(wanted - set(mail.per_recipient()))


def duplicates(mail: Mail) -> int:
    return sum(number - 1 for number in mail.per_recipient().values())


def cut_short() -> int:
    """Tries whose sender did not live to see how they went."""
    return Attempt.across_practices.filter(outcome="").count()


def sent_after_recorded() -> int:
    """Reminders that were tried once more although an attempt said already that they had been sent."""
    recorded = Attempt.across_practices.filter(outcome="sent").annotate(last=Max("reminder__attempts__number"))
    return recorded.filter(Q(number__lt=F("last"))).count()
