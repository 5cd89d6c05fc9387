from django.db import models

from clients.practices.scoping import OfPractice, ScopedManager
from programmes.reminders.querysets import ProviderEventQuerySet


class ProviderEvent(OfPractice):
    """Something a provider told of a message of this practice. Kept so that telling it twice has one effect."""

    event_id = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()

    across_practices = ProviderEventQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ProviderEventQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "event_id"], name="provider_event_once_per_practice")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.event_id}"
