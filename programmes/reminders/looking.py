"""One look at the schedule: move what waits, plan what is new, send what is due; for a Celery task and a plain loop."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from programmes.reminders.delivery import deliver_due
from programmes.reminders.health import beat
from programmes.reminders.planning.following import plan_news
from programmes.training.waiting import follow_gates, move_waiting


def look(*, going_on: Callable[[], bool] = lambda: True) -> int:
    """Plan and send for as long as one tick may last, or until `going_on` says stop. Returns how many were dealt with.

    Several may look at the same time: the claim keeps them apart.
    """
    now = timezone.now()
    stop_at = now + timedelta(seconds=settings.TICK_SECONDS)
    beat(now=now)
    move_waiting(now=now)
    follow_gates(now=now)
    plan_news(now=now)
    return deliver_due(clock=timezone.now, going_on=lambda: going_on() and timezone.now() < stop_at)
