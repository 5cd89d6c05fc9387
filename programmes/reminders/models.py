from django.db import models
from django.db.models import Q

from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Client
from programmes.reminders.querysets import AttemptQuerySet, ReminderQuerySet
from programmes.training.models import Session


class Channel(models.TextChoices):
    EMAIL = "email", "E-mail"


class ReminderState(models.TextChoices):
    PLANNED = "planned", "Planned"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    RETRY = "retry", "Will be tried again"
    DEAD = "dead", "Could not be sent"
    EXPIRED = "expired", "Too late to send"
    CANCELLED = "cancelled", "Not needed"


class Reminder(OfPractice):
    """One message about one session on one channel. This table is the schedule.

    `local_date` and `local_time` in `time_zone` are the truth; `due_at` (UTC) is computed from them. They follow
    from the session's own day and time, kept here as `planned_for_…`, so that a moved session shows.
    A sender claims a row with one conditional UPDATE that sets `lease_until` and `lease_token`.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="reminders")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="reminders")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    planned_for_day = models.DateField()
    planned_for_time = models.TimeField()
    local_date = models.DateField()
    local_time = models.TimeField()
    time_zone = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ReminderState.choices, default=ReminderState.PLANNED)
    attempts_made = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)  # why it was not sent, in a sentence

    across_practices = ReminderQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ReminderQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "channel"], name="reminder_once_per_session_and_channel"),
            models.CheckConstraint(condition=Q(state__in=ReminderState.values), name="reminder_state_known"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="reminder_sent_when_sent",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="reminder_due")]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} of {self.local_date:%d %b %Y}"


class Attempt(OfPractice):
    """One try at sending a reminder, written before the provider is asked, so that a crash leaves a trace."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, blank=True)  # sent, refused or failed
    message_id = models.CharField(max_length=120)

    across_practices = AttemptQuerySet.as_manager()
    objects = ScopedManager.from_queryset(AttemptQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reminder", "number"], name="attempt_number_once")]

    def __str__(self) -> str:
        return f"Attempt {self.number}"
