"""Whether reminders go out: how late the oldest due one is, and when senders last looked."""

from datetime import datetime, timedelta

from django.db.models import Min

from programmes.reminders.models import Pulse, Reminder
from programmes.reminders.timing import zone_data_version

SENDERS = "senders"
LATE = timedelta(minutes=3)


def beat(*, now: datetime) -> None:
    """Say that a sender is at work."""
    Pulse.objects.update_or_create(name=SENDERS, defaults={"at": now})


def delivery_health(*, now: datetime) -> dict[str, object]:
    """Ages in seconds. Not well from three minutes on; a product where no sender ever looked is not well either."""
    oldest = Reminder.across_practices.waiting(now).aggregate(due=Min("due_at"))["due"]
    looked = Pulse.objects.filter(name=SENDERS).values_list("at", flat=True).first()
    late, silent = now - (oldest or now), now - looked if looked else None
    return {
        "well": late < LATE and silent is not None and silent < LATE,
        "oldest_due_seconds": int(late.total_seconds()),
        "senders_looked_seconds": None if silent is None else int(silent.total_seconds()),
        "zone_data": zone_data_version(),
    }
