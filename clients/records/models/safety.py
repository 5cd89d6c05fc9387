from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models.client import Client
from clients.records.querysets import (
    SafetyScreenQuerySet,
)


class Urgency(models.TextChoices):
    """How soon a yes on the safety screen needs medical eyes; the first two hold everything."""

    EMERGENCY = "emergency", "Emergency care now"
    SAME_DAY = "same_day", "Medical assessment today"
    URGENT = "urgent", "Medical review within days"
    ROUTINE = "routine", "Mention at the next medical contact"
    NONE = "", "No warning answers"


class SafetyScreen(OfPractice):
    """Answers to the red-flag questions at one moment, and the urgency they ask for. Never changed, only lifted.

    `answers` maps the id of a question to true or false; a question that was not asked is absent. The urgency may
    also rest on what an assessment found, even where nothing was asked. `follow_ups` is what the client said when asked
    further, by question.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="screens")
    answers = models.JSONField(default=dict, blank=True)
    follow_ups = models.JSONField(default=dict, blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency.choices, blank=True)
    answered_at = models.DateTimeField()
    asked_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    medical_outcome = models.CharField(max_length=500, blank=True)

    across_practices = SafetyScreenQuerySet.as_manager()
    objects = ScopedManager.from_queryset(SafetyScreenQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(urgency__in=Urgency.values), name="screen_urgency_known"),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | (Q(lifted_at__isnull=False) & ~Q(medical_outcome="")),
                name="screen_lifted_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.get_urgency_display()

    def clean(self) -> None:
        """A screen rests on something: answers, or an urgency that findings ask for."""
        if not self.answers and not self.urgency:
            raise ValidationError({"answers": "Ask at least one question; not asked is not the same as no."})

    @property
    def holds(self) -> bool:
        """Whether training is held until a medical outcome is recorded."""
        return self.urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY) and self.lifted_at is None
