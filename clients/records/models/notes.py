from django.db import models
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models.client import Client
from clients.records.querysets import (
    NoteQuerySet,
)

PARTS = ("subjective", "objective", "appraisal", "plan", "text")


def _words() -> "models.TextField[str, str]":
    return models.TextField(max_length=10_000, blank=True)


class Note(OfPractice):
    """What a member wrote about a client, in the four parts that clinics share or in one piece (`text`).

    Until it is signed only its writer reads it, and `version` rises with each change. A signed note is never changed;
    an addendum follows it.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="notes")
    written_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    subjective = _words()
    objective = _words()
    appraisal = _words()
    plan = _words()
    text = _words()
    signed_at = models.DateTimeField(null=True, blank=True)
    addendum_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="addenda")

    across_practices = NoteQuerySet.as_manager()
    objects = ScopedManager.from_queryset(NoteQuerySet)()

    def __str__(self) -> str:
        return f"Note of {self.written_at:%d %b %Y}"

    @property
    def words(self) -> dict[str, str]:
        """What is written, by part."""
        return {part: getattr(self, part) for part in PARTS}

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The parts that hold something, each with its heading; the free text has none."""
        headings = ("Subjective", "Objective", "Assessment", "Plan", "")
        return [(heading, words) for heading, words in zip(headings, self.words.values(), strict=True) if words]

    @property
    def in_short(self) -> str:
        return " ".join(words for _, words in self.parts)

    @property
    def waiting(self) -> str:
        """That it is not signed yet, with how it begins."""
        begins = self.in_short if len(self.in_short) <= 60 else f"{self.in_short[:60].rstrip()}…"
        return f"Your note of {self.written_at:%-d %B} is not signed yet: “{begins}”"
