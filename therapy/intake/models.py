from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Client
from therapy.intake.querysets import SelfReportQuerySet


class ReportState(models.TextChoices):
    OPEN = "open", "Not answered yet"
    ANSWERED = "answered", "Answered, not looked through"
    TAKEN = "taken", "Looked through"
    CLOSED = "closed", "Put aside"


class SelfReport(OfPractice):
    """The form a client fills in ahead of a visit. Answered once; then a therapist takes over what holds.

    `said` is what they wrote: places [{"place": "knee.left", "pain", "tension", "recurrence", "onset"}], happened
    (facts of history events, with the day as text), goal, activities [{"name", "value"}], answers by question.
    Nothing of it stands in the record before it is taken over, save an answer that stops.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="self_reports")
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=ReportState.choices, default=ReportState.OPEN)
    said = models.JSONField(default=dict, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    across_practices = SelfReportQuerySet.as_manager()
    objects = ScopedManager.from_queryset(SelfReportQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="self_report_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "taken"]) | Q(answered_at__isnull=False),
                name="self_report_answered_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["client"], condition=Q(state="open"), name="self_report_open_once_per_client"
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()
