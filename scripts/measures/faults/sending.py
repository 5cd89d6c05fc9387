"""What senders do and what became of it: loops that send, what is left, and how it compares with what the sink took."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from programmes.reminders.delivery import LEASE, deliver_next
from programmes.reminders.models import Attempt, Reminder
from scripts.measures.faults.processes import wait_until
from scripts.measures.faults.rig import Mail

OPEN = ["planned", "retry", "sending"]
IDLE_SECONDS = 0.02


def send_for_ever(_: int) -> None:
    while True:
        if not deliver_next(now=timezone.now()):
            time.sleep(IDLE_SECONDS)


def send_all(now: Callable[[], datetime]) -> int:
    """Send until nothing is due; how many reminders were dealt with."""
    dealt = 0
    while deliver_next(now=now()):
        dealt += 1
    return dealt


def idle(*, seconds: float) -> bool:
    """Whether within so many seconds nothing was left but what dead senders hold."""
    return wait_until(lambda: not due_now().exists() and not held_by_the_living().exists(), seconds=seconds, every=0.1)


def due_now() -> QuerySet[Reminder]:
    return Reminder.across_practices.filter(state__in=["planned", "retry"], due_at__lte=timezone.now())


def held_by_the_living() -> QuerySet[Reminder]:
    """Claimed so lately that its sender may yet be at work; a dead one's claim is older."""
    lately = timezone.now() + LEASE - timedelta(seconds=3)
    return Reminder.across_practices.filter(state__in=["claimed", "sending"], lease_until__gt=lately)


def after_the_leases() -> datetime:
    return timezone.now() + LEASE + timedelta(seconds=1)


def unfinished() -> int:
    return Reminder.across_practices.filter(state__in=["claimed", *OPEN]).count()


def missing(mail: Mail) -> int:
    """Reminders whose client got nothing."""
    wanted = set(Reminder.across_practices.values_list("client__email", flat=True))
    return len(wanted - set(mail.per_recipient()))


def duplicates(mail: Mail) -> int:
    return sum(number - 1 for number in mail.per_recipient().values())


def sent_after_recorded() -> int:
    """Reminders that were tried once more although an attempt said already that they had been sent."""
    recorded = Attempt.across_practices.filter(outcome="sent").annotate(last=Max("reminder__attempts__number"))
    return recorded.filter(Q(number__lt=F("last"))).count()
