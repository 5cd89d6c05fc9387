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


def trouble(*, now: datetime) -> str:
    """What is wrong, in a sentence; "" where reminders go out."""
    return _trouble(_late(now), _silent(now))


def _trouble(late: timedelta, silent: timedelta | None) -> str:
    if silent is None:
        return "No sender of reminders has ever looked."
    if silent >= LATE:
        return f"No sender of reminders has looked for {_minutes(silent)} minutes."
    return f"The oldest due reminder has waited for {_minutes(late)} minutes." if late >= LATE else ""


def delivery_health(*, now: datetime) -> dict[str, object]:
    """Ages in seconds. Not well from three minutes on; a product where no sender ever looked is not well either."""
    late, silent = _late(now), _silent(now)
    return {
        "well": not _trouble(late, silent),
        "oldest_due_seconds": int(late.total_seconds()),
        "senders_looked_seconds": None if silent is None else int(silent.total_seconds()),
        "zone_data": zone_data_version(),
    }


def _late(now: datetime) -> timedelta:
    oldest = Reminder.across_practices.waiting(now).aggregate(due=Min("due_at"))["due"]
    return now - (oldest or now)


def _silent(now: datetime) -> timedelta | None:
    looked = Pulse.objects.filter(name=SENDERS).values_list("at", flat=True).first()
    return now - looked if looked else None


def _minutes(age: timedelta) -> int:
    return int(age.total_seconds() // 60)
