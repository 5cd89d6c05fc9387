from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from programmes.reminders.actions import plan_news
from programmes.reminders.delivery import deliver_due


@shared_task
def tick() -> None:
    """Plan what is new, then send what is due, for as long as this tick may last."""
    stop_at = timezone.now() + timedelta(seconds=settings.TICK_SECONDS)
    plan_news(now=timezone.now())
    deliver_due(clock=timezone.now, going_on=lambda: timezone.now() < stop_at)
