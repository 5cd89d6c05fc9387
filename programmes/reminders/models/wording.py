from django.db import models

from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.languages import Language
from programmes.reminders.models.reminders import Kind
from programmes.reminders.querysets import PracticeWordsQuerySet


class PracticeWords(OfPractice):
    """What one practice says in messages of one kind, in one language, where our own words do not suit it."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    subject = models.CharField(max_length=78)
    text = models.CharField(max_length=1000)
    short = models.CharField(max_length=140)

    across_practices = PracticeWordsQuerySet.as_manager()
    objects = ScopedManager.from_queryset(PracticeWordsQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "kind", "language"], name="words_once_per_practice_kind_and_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_language_display()}"
