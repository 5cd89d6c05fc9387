from datetime import time
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.languages import Language
from clients.records.models import Client
from programmes.reminders.querysets import MemberSettingsQuerySet, ReminderSettingsQuerySet
from programmes.reminders.timing import Quiet
from programmes.reminders.weekdays import every_day


class ReminderSettings(OfPractice):
    """How one client wants to be reminded. A client without a row has the defaults, none of them saved.

    `weekdays` (Monday is 0) are those of the sessions. `off_because` says, by channel, why it was turned off where the
    client did not do it on the page. `revision` rises with every change: a message decided upon under an earlier one
    is decided upon again.
    """

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="reminder_settings")
    by_email = models.BooleanField(default=True)
    by_sms = models.BooleanField(default=True)  # of use only with the consent to it
    by_push = models.BooleanField(default=True)  # to the phones that allowed it
    lead_minutes = models.PositiveSmallIntegerField(
        default=30, validators=[MinValueValidator(5), MaxValueValidator(24 * 60)]
    )
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(7))
    weekdays = models.JSONField(default=every_day)
    paused_until = models.DateField(null=True, blank=True)
    nudges = models.BooleanField(default=True)
    missed = models.BooleanField(default=False)
    mornings = models.BooleanField(default=True)
    questions = models.BooleanField(default=True)
    appointment_day = models.BooleanField(default=True)
    appointment_hours = models.PositiveSmallIntegerField(default=2, validators=[MaxValueValidator(12)])  # 0 is none
    off_because = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)

    across_practices = ReminderSettingsQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ReminderSettingsQuerySet)()

    def __str__(self) -> str:
        return f"Reminder settings of {self.client}"

    @property
    def quiet(self) -> Quiet:
        return Quiet(self.quiet_from, self.quiet_until)

    def wants(self, channel: str) -> bool:
        chosen: Any = getattr(self, f"by_{channel}")
        return bool(chosen)


class MemberSettings(OfPractice):
    """What Plumbline writes to a member by e-mail. A member without a row gets both, in English."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="reminder_settings")
    digest = models.BooleanField(default=True)
    alerts = models.BooleanField(default=True)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)

    across_practices = MemberSettingsQuerySet.as_manager()
    objects = ScopedManager.from_queryset(MemberSettingsQuerySet)()

    def __str__(self) -> str:
        return f"Messages to {self.member}"
