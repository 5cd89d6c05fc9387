from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Client, SafetyScreen
from therapy.assessments.querysets import (
    AssessmentQuerySet,
)
from therapy.assessments.words import battery_name


class Assessment(OfPractice):
    """One sitting: the tests of a battery, done one after another, then finished and reasoned over.

    `version` rises with every saved change, so that two screens can tell who came later. A finished
    assessment is not changed again; `knowledge_version` says by which records it was reasoned.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="assessments")
    therapist = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    screen = models.ForeignKey(SafetyScreen, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The id of a set of the knowledge, or of the practice's own row; that one's name as it was then.
    battery = models.CharField(max_length=40)
    set_name = models.CharField(max_length=80, blank=True)
    places = models.JSONField(default=list, blank=True)  # where it troubles the client: "knee.left", "lumbar."
    # The ids of the tests, in order. A test done "nothing seen" has findings of severity 0; a skipped one has a reason.
    tests = models.JSONField(default=list)
    skipped = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    knowledge_version = models.CharField(max_length=64, blank=True)
    note = models.TextField(max_length=10_000, blank=True)

    across_practices = AssessmentQuerySet.as_manager()
    objects = ScopedManager.from_queryset(AssessmentQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None) | ~Q(knowledge_version=""), name="assessment_finished_with_knowledge"
            ),
        ]
        indexes = [models.Index(fields=["client", "-started_at"], name="assessment_by_client")]

    def __str__(self) -> str:
        return f"Assessment of {self.started_at:%d %b %Y}"

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def is_signed(self) -> bool:
        """Whether a signature closed it; costs a query where the signature was not fetched along."""
        return hasattr(self, "signature")

    @property
    def battery_words(self) -> str:
        """What its set of tests is called."""
        return self.set_name or battery_name(self.battery)
