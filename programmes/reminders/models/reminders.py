from django.db import models
from django.db.models import Q

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Appointment, Client
from programmes.reminders.querysets import AttemptQuerySet, ChangeQuerySet, ReminderQuerySet
from programmes.training.models import Session
from therapy.outcomes.models import MeasureRequest

OPEN = ("planned", "retry")
HELD = ("claimed", "sending")


class Channel(models.TextChoices):
    EMAIL = "email", "E-mail"
    SMS = "sms", "Text message"
    PUSH = "push", "Notification"


class Kind(models.TextChoices):
    SESSION_DUE = "session_due", "Session ahead"
    NUDGE = "nudge", "Session not begun"
    MISSED = "missed", "Session missed yesterday"
    PROGRAMME_CHANGED = "programme_changed", "Programme changed"
    NEXT_MORNING = "next_morning", "Question the morning after"
    QUESTIONNAIRE = "questionnaire", "Question due"
    APPOINTMENT = "appointment", "Appointment ahead"
    DIGEST = "digest", "Morning digest"
    ALERT = "alert", "Alert"


class ReminderState(models.TextChoices):
    PLANNED = "planned", "Planned"
    CLAIMED = "claimed", "Taken by a sender"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    RETRY = "retry", "Will be tried again"
    DEAD = "dead", "Could not be sent"
    UNKNOWN = "unknown", "May have been sent"
    EXPIRED = "expired", "Too late to send"
    CANCELLED = "cancelled", "Not needed"


class Reminder(OfPractice):
    """One message to one recipient on one channel. This table is the schedule.

    It goes to a client about a session or, without one, about an `occasion` (the id of a version, of an `appointment`
    or of a `request`); or to a member about a day or a client (`about`). `local_date` and `local_time` in `time_zone`
    are the truth; `due_at` (UTC) is computed from them with the zone data of `zone_data`. It is of no use from
    `expires_at` on.
    A sender claims rows with one conditional UPDATE that sets `lease_until` and `lease_token`.
    """

    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    about = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    appointment = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders", db_index=False
    )
    request = models.ForeignKey(
        MeasureRequest, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders", db_index=False
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.SESSION_DUE)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    occasion = models.CharField(max_length=60, blank=True)
    local_date = models.DateField()
    local_time = models.TimeField()
    time_zone = models.CharField(max_length=60)
    zone_data = models.CharField(max_length=10, blank=True)
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ReminderState.choices, default=ReminderState.PLANNED)
    attempts_made = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)  # as the provider said
    reason = models.CharField(max_length=200, blank=True)  # why it stands as it does, in a sentence

    across_practices = ReminderQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ReminderQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(client__isnull=False, member=None) | Q(client=None, member__isnull=False),
                name="reminder_to_a_client_or_a_member",
            ),
            models.UniqueConstraint(
                fields=["client", "session", "kind", "channel"], name="reminder_once_per_session_kind_and_channel"
            ),
            models.UniqueConstraint(
                fields=["client", "kind", "channel", "occasion"],
                condition=Q(session=None),
                name="reminder_once_per_occasion_of_a_client",
            ),
            models.UniqueConstraint(
                fields=["member", "kind", "channel", "occasion"],
                condition=Q(client=None),
                name="reminder_once_per_occasion_of_a_member",
            ),
            models.CheckConstraint(condition=Q(state__in=ReminderState.values), name="reminder_state_known"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="reminder_sent_when_sent",
            ),
            models.CheckConstraint(
                condition=Q(state__in=HELD, lease_until__isnull=False, lease_token__isnull=False)
                | (~Q(state__in=HELD) & Q(lease_until=None, lease_token=None)),
                name="reminder_leased_while_held",
            ),
        ]
        indexes = [
            # Partial, so that taking the next one costs the same whatever has been sent before.
            models.Index(
                fields=["due_at", "practice", "channel"], condition=Q(state__in=OPEN), name="reminder_waiting"
            ),
            models.Index(fields=["lease_until"], condition=Q(state__in=HELD), name="reminder_held"),
            models.Index(
                fields=["appointment"], condition=Q(appointment__isnull=False), name="reminder_of_appointment"
            ),
            models.Index(fields=["request"], condition=Q(request__isnull=False), name="reminder_of_request"),
            models.Index(fields=["practice", "state", "due_at"], name="reminder_by_practice"),
            models.Index(fields=["practice", "due_at"], name="reminder_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.get_channel_display().lower()} on {self.local_date:%d %b %Y}"

    @property
    def recipient(self) -> Client | Member | None:
        return self.client or self.member

    @property
    def needs_a_look(self) -> bool:
        """Whether it was given up, or may have been sent."""
        return self.state in (ReminderState.DEAD, ReminderState.UNKNOWN)


class Attempt(OfPractice):
    """One try at sending a reminder, written before the provider is asked, so that a crash leaves a trace."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, blank=True)  # sent, refused, failed or unknown
    message_id = models.CharField(max_length=120)
    provider_id = models.CharField(max_length=120, blank=True, db_index=True)  # by which webhooks name it

    across_practices = AttemptQuerySet.as_manager()
    objects = ScopedManager.from_queryset(AttemptQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reminder", "number"], name="attempt_number_once")]
        indexes = [models.Index(fields=["channel", "started_at"], name="attempt_by_channel_and_time")]

    def __str__(self) -> str:
        return f"Attempt {self.number}"


class Change(OfPractice):
    """One change of a reminder, with its reason. Only added to.

    Apart from the practice's trail, whose lines are chained one by one: ten thousand messages at seven o'clock must
    not stand in line for it.
    """

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ReminderState.choices)
    reason = models.CharField(max_length=200)

    across_practices = ChangeQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ChangeQuerySet)()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.reason}"
