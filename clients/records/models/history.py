from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models.client import Client
from clients.records.models.words import Side
from clients.records.querysets import (
    ClientTagQuerySet,
    HistoryEventQuerySet,
)
from clients.records.words import name_of


class HistoryKind(models.TextChoices):
    INJURY = "injury", "Injury"
    SURGERY = "surgery", "Operation"
    BIRTH = "birth", "Birth"
    OVERUSE = "overuse", "Overuse"
    OTHER = "other", "Other"


class HistoryEvent(OfPractice):
    """Something that happened to the client's body: an injury, an operation, a birth."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="history")
    kind = models.CharField(max_length=10, choices=HistoryKind.choices)
    region = models.CharField(max_length=40, blank=True)
    side = models.CharField(max_length=5, choices=Side.choices, blank=True)
    happened_on = models.DateField(help_text="The first day of the month or year where no more is known.")
    is_documented = models.BooleanField(default=False)
    words = models.CharField(max_length=200, blank=True)

    across_practices = HistoryEventQuerySet.as_manager()
    objects = ScopedManager.from_queryset(HistoryEventQuerySet)()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=HistoryKind.values), name="history_kind_known")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_on:%Y}"

    @property
    def place(self) -> str:
        """Where it happened, as "Left knee" or "Lumbar spine"; empty where it has no one place."""
        if not self.region:
            return ""
        name = name_of("region", self.region)
        return f"{self.get_side_display()} {name.lower()}" if self.side else name

    @property
    def in_short(self) -> str:
        """What happened in one breath: "Left ankle injury 2019", "Birth 2024"."""
        kind, year = self.get_kind_display(), self.happened_on.year
        by_place = self.place and self.kind != HistoryKind.BIRTH
        return f"{self.place} {kind.lower()} {year}" if by_place else f"{kind} {year}"

    @property
    def place_and_words(self) -> str:
        return ". ".join(part for part in (self.place, self.words) if part)


class ClientTag(OfPractice):
    """A caution the therapist set on a client (an id of the knowledge's tags), until it is lifted."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="tags")
    tag = models.CharField(max_length=60)
    set_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)

    across_practices = ClientTagQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ClientTagQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "tag"], condition=Q(lifted_at=None), name="client_tag_once_in_force"
            )
        ]

    def __str__(self) -> str:
        return name_of("tag", self.tag)
