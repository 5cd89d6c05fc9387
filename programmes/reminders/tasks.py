from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from programmes.reminders.actions import plan_reminders
from programmes.reminders.delivery import deliver_next


@shared_task
def tick() -> None:
    """Plan what is missing, then send what is due, for as long as this tick may last."""
    stop_at = timezone.now() + timedelta(seconds=settings.TICK_SECONDS)
    plan_reminders(now=timezone.now())
    while timezone.now() < stop_at and deliver_next(now=timezone.now()):
        pass
