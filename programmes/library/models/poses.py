from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.scoping import OfPractice, ScopedManager, ScopedQuerySet


class PoseState(models.TextChoices):
    DRAFT = "draft", "Draft"
    REVIEWED = "reviewed", "Reviewed"


class PoseVersionQuerySet(ScopedQuerySet["PoseVersion"]):
    def about(self, exercise_id: str) -> "PoseVersionQuerySet":
        """The versions of one exercise's picture, newest first."""
        return self.filter(exercise=exercise_id).order_by("-number")

    def drafts(self) -> "PoseVersionQuerySet":
        return self.filter(state=PoseState.DRAFT)

    def reviewed(self) -> "PoseVersionQuerySet":
        return self.filter(state=PoseState.REVIEWED)


class PoseVersion(OfPractice):
    """How one practice shows an exercise: a draft that an admin works on, or what was reviewed and never changes again.

    `exercise` is an id of the knowledge or of an exercise of the practice's own. `record` is the pose as JSON, in the
    shape of the knowledge's pose files. `revision` counts the times a draft was kept, so that nobody overwrites what
    they have not seen.
    """

    exercise = models.SlugField(max_length=80)
    number = models.PositiveIntegerField()
    record: "models.JSONField[dict[str, Any]]" = models.JSONField()
    state = models.CharField(max_length=10, choices=PoseState.choices, default=PoseState.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey("practices.Member", on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey("practices.Member", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    reviewed_by = models.ForeignKey("practices.Member", null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    across_practices = PoseVersionQuerySet.as_manager()
    objects = ScopedManager.from_queryset(PoseVersionQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "exercise", "number"], name="pose_number_once"),
            models.UniqueConstraint(fields=["practice", "exercise"], condition=Q(state="draft"), name="pose_one_draft"),
            models.CheckConstraint(
                condition=Q(state="draft", reviewed_by=None, reviewed_at=None)
                | Q(state="reviewed", reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="pose_reviewed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exercise}, version {self.number}"
