from typing import Self

from django.core import signing
from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.scoping import OfPractice, ScopedManager, ScopedQuerySet
from clients.records.models import Client

SIGNER = signing.Signer(salt="calendars:feed", sep=".")


class FeedQuerySet(ScopedQuerySet["Feed"]):
    def open(self) -> Self:
        return self.filter(stopped_at=None)


class Feed(OfPractice):
    """The address under which a client's calendar reads their sessions. One is open at a time.

    The token in the address is the row's key, signed: nothing secret is kept, and a row that is stopped opens nothing.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="feeds")
    made_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True, blank=True)

    across_practices = FeedQuerySet.as_manager()
    objects = ScopedManager.from_queryset(FeedQuerySet)()

    class Meta:
        ordering = ["made_at"]
        constraints = [models.UniqueConstraint(fields=["client"], condition=Q(stopped_at=None), name="feed_one_open")]

    def __str__(self) -> str:
        return f"Calendar of {self.made_at:%-d %B %Y}"

    @property
    def token(self) -> str:
        return SIGNER.sign(self.pk.hex)
