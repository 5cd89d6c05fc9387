from django.db import models
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models.client import Client
from clients.records.querysets import (
    NoteQuerySet,
)


class Note(OfPractice):
    """What a member wrote about a client. A signed note is never changed; an addendum follows it."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="notes")
    written_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    text = models.TextField(max_length=10_000)
    signed_at = models.DateTimeField(null=True, blank=True)
    addendum_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="addenda")

    across_practices = NoteQuerySet.as_manager()
    objects = ScopedManager.from_queryset(NoteQuerySet)()

    def __str__(self) -> str:
        return f"Note of {self.written_at:%d %b %Y}"
