from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    pass


class ReminderQuerySet(ScopedQuerySet["Reminder"]):
    def claimable(self, now: datetime) -> Self:
        """The reminders that are due, and those whose sender died with its lease."""
        waiting = Q(state__in=["planned", "retry"], due_at__lte=now)
        abandoned = Q(state="sending", lease_until__lt=now)
        return self.filter(waiting | abandoned)

    def still_to_come(self) -> Self:
        return self.filter(state__in=["planned", "retry"])


class AttemptQuerySet(ScopedQuerySet["Attempt"]):
    client_path = "reminder__client"
