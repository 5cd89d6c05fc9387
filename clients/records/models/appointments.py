"""A client comes to the practice: what an appointment is. Only its time, length and place, and nothing about health."""

from datetime import UTC, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager, ScopedQuerySet


class AppointmentState(models.TextChoices):
    BOOKED = "booked", "Booked"
    MOVED = "moved", "Moved"
    CANCELLED = "cancelled", "Cancelled"


class AppointmentQuerySet(ScopedQuerySet["Appointment"]):
    def booked(self) -> Self:
        return self.filter(state=AppointmentState.BOOKED)

    def between(self, first: datetime, last: datetime) -> Self:
        """Those that begin from one moment until before the other."""
        return self.filter(starts_at__gte=first, starts_at__lt=last)


class Appointment(OfPractice):
    """A booked time of a client with a member. Moving it books another one that `follows` it.

    `on` and `at` in `time_zone` (the practice's when it was booked) are the truth; `starts_at` (UTC) is computed.
    """

    client = models.ForeignKey("records.Client", on_delete=models.CASCADE, related_name="appointments")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="appointments")
    on = models.DateField()
    at = models.TimeField()
    time_zone = models.CharField(max_length=60)
    starts_at = models.DateTimeField(editable=False)
    minutes = models.PositiveSmallIntegerField(
        default=45,
        validators=[
            MinValueValidator(5, "An appointment takes at least 5 minutes."),
            MaxValueValidator(240, "An appointment takes at most 240 minutes."),
        ],
    )
    place = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=AppointmentState.choices, default=AppointmentState.BOOKED)
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")

    across_practices = AppointmentQuerySet.as_manager()
    objects = ScopedManager.from_queryset(AppointmentQuerySet)()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AppointmentState.values), name="appointment_state_known"),
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=240), name="appointment_5_to_240_minutes"),
        ]
        indexes = [
            models.Index(fields=["practice", "starts_at"], name="appointment_by_time"),
            models.Index(fields=["client", "starts_at"], name="appointment_by_client"),
        ]

    def __str__(self) -> str:
        return f"Appointment of {self.on:%d %b %Y}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def set_time(self) -> None:
        """Compute the moment: a time that the clocks skip comes as much later, one that they repeat is its first."""
        self.starts_at = datetime.combine(self.on, self.at, ZoneInfo(self.time_zone)).astimezone(UTC)
