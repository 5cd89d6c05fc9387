from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from therapy.assessments.models.assessment import Assessment
from therapy.assessments.querysets import (
    DecisionQuerySet,
)

OWN = "own:"


class Choice(models.TextChoices):
    ACCEPT = "accept", "Accepted"
    EDIT = "edit", "Edited"
    REJECT = "reject", "Rejected"
    PARK = "park", "Parked"
    REOPEN = "reopen", "Undone"
    ADD = "add", "Added"


class Decision(OfPractice):
    """What the therapist decided about one hypothesis. Append-only: the last one of a hypothesis counts.

    A hypothesis of the therapist's own begins with the decision that added it, in `words` and with a `reason`.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="decisions")
    hypothesis = models.CharField(max_length=200)  # its key, as reasoning gives it
    choice = models.CharField(max_length=6, choices=Choice.choices)
    reason = models.CharField(max_length=500, blank=True)
    words = models.CharField(max_length=500, blank=True)  # the hypothesis as the therapist worded it, when edited
    decided_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    across_practices = DecisionQuerySet.as_manager()
    objects = ScopedManager.from_queryset(DecisionQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(choice__in=Choice.values), name="decision_choice_known"),
            models.CheckConstraint(condition=~Q(choice="reject") | ~Q(reason=""), name="decision_rejected_with_reason"),
            models.CheckConstraint(condition=~Q(choice="edit") | ~Q(words=""), name="decision_edited_with_words"),
            models.CheckConstraint(
                condition=~Q(choice="add") | (Q(hypothesis__startswith=OWN) & ~Q(words="") & ~Q(reason="")),
                name="decision_added_with_words_and_reason",
            ),
        ]
        indexes = [models.Index(fields=["assessment", "hypothesis", "-decided_at"], name="decision_latest")]

    def __str__(self) -> str:
        return f"{self.hypothesis}: {self.choice}"

    @property
    def is_own(self) -> bool:
        """Whether it is about a hypothesis of the therapist's own."""
        return self.hypothesis.startswith(OWN)
