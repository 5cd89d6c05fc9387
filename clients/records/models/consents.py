from django.db import models
from django.db.models import Q

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models.client import Client
from clients.records.querysets import (
    ConsentQuerySet,
)


class ConsentKind(models.TextChoices):
    CARE = "care", "Keeping a record of care"
    REMINDERS = "reminders", "Reminders"
    TEXTS = "texts", "Reminders by text message"
    PHOTOS = "photos", "Photos"


class Consent(OfPractice):
    """What the client agreed to, in which words, when, and when they took it back.

    `heard_by` is the member who heard or read it; nobody where the client said it on their phone.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=12, choices=ConsentKind.choices)
    words = models.CharField(max_length=300, blank=True)
    heard_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=120, blank=True)  # where it was not done on a page

    across_practices = ConsentQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ConsentQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "kind"], condition=Q(withdrawn_at=None), name="consent_once_in_force"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=models.F("given_at")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def how(self) -> str:
        """How it was given; "" for one from before that was kept."""
        if self.heard_by:
            return f"heard by {self.heard_by}"
        return "said on their phone" if self.words else ""
