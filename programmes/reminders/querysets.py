from datetime import datetime
from typing import TYPE_CHECKING, Self

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from programmes.reminders.models import (  # noqa: F401 (named in quotes below)
        Attempt,
        Change,
        MemberSettings,
        Phone,
        PlanningMark,
        PracticeWords,
        ProviderEvent,
        Reminder,
        ReminderSettings,
    )


class ReminderQuerySet(ScopedQuerySet["Reminder"]):
    def waiting(self, now: datetime) -> Self:
        """The reminders that are due."""
        return self.filter(state__in=["planned", "retry"], due_at__lte=now)

    def abandoned(self, now: datetime) -> Self:
        """Those whose sender died with its lease.

        Not a text message whose sending had begun: it costs money and may have gone out.
        """
        held = self.filter(state__in=["claimed", "sending"], lease_until__lt=now)
        return held.exclude(state="sending", channel="sms")

    def left_in_doubt(self, now: datetime) -> Self:
        """The text messages whose sender died in the midst of sending."""
        return self.filter(state__in=["claimed", "sending"], lease_until__lt=now).filter(state="sending", channel="sms")

    def still_to_come(self) -> Self:
        return self.filter(state__in=["planned", "retry"])

    def for_staff_to_see(self) -> Self:
        """What somebody should look at: given up, or perhaps sent."""
        return self.filter(state__in=["dead", "unknown"])


class AttemptQuerySet(ScopedQuerySet["Attempt"]):
    client_path = "reminder__client"


class ChangeQuerySet(ScopedQuerySet["Change"]):
    client_path = "reminder__client"


class ReminderSettingsQuerySet(ScopedQuerySet["ReminderSettings"]):
    pass


class MemberSettingsQuerySet(ScopedQuerySet["MemberSettings"]):
    client_path = "pk"  # about no client


class PlanningMarkQuerySet(ScopedQuerySet["PlanningMark"]):
    client_path = "pk"  # about no client


class PhoneQuerySet(ScopedQuerySet["Phone"]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)


class ProviderEventQuerySet(ScopedQuerySet["ProviderEvent"]):
    client_path = "pk"  # about no client


class PracticeWordsQuerySet(ScopedQuerySet["PracticeWords"]):
    client_path = "pk"  # about no client
