from hashlib import sha256

from django.db import models

from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Client
from programmes.reminders.querysets import PhoneQuerySet


class Phone(OfPractice):
    """A browser that takes notifications for a client: where to post them, and the keys that encrypt them for it."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="phones")
    endpoint = models.URLField(max_length=600)
    public_key = models.CharField(max_length=100)  # p256dh, base64url
    auth_secret = models.CharField(max_length=40)  # base64url
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    across_practices = PhoneQuerySet.as_manager()
    objects = ScopedManager.from_queryset(PhoneQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "endpoint"], condition=models.Q(ended_at=None), name="phone_once_in_force"
            )
        ]

    @property
    def mark(self) -> str:
        """By which the browser itself knows its subscription, without the address standing on a page."""
        return sha256(self.endpoint.encode()).hexdigest()

    def __str__(self) -> str:
        return f"Phone added {self.added_at:%d %b %Y}"
