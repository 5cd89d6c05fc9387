from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.scoping import OfPractice, ScopedManager, ScopedQuerySet
from programmes.library.models.media import StoredFile
from therapy.knowledge.records import Category, LoadClass, Plane, Position, StabilityDemand


class OwnState(models.TextChoices):
    DRAFT = "draft", "Draft"
    REVIEWED = "reviewed", "Reviewed"
    RETIRED = "retired", "Retired"


class OwnExerciseQuerySet(ScopedQuerySet["OwnExercise"]):
    def with_revisions(self) -> "OwnExerciseQuerySet":
        """Fetched with their revisions, oldest first, in one query more."""
        return self.prefetch_related("revisions__written_by__person", "revisions__reviewed_by__person")


class OwnExercise(OfPractice):
    """An exercise that a practice made itself. What it says stands in its revisions.

    A draft was never reviewed. Once reviewed it can be prescribed, by its newest reviewed revision; retired it cannot,
    but programmes that hold it go on. Its id is what programmes, pictures and pages know it by.
    """

    state = models.CharField(max_length=10, choices=OwnState.choices, default=OwnState.DRAFT)
    proposed_by = models.ForeignKey("practices.Member", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    retired_by = models.ForeignKey("practices.Member", null=True, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True)
    retired_because = models.CharField(max_length=300, blank=True)

    across_practices = OwnExerciseQuerySet.as_manager()
    objects = ScopedManager.from_queryset(OwnExerciseQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=OwnState.values), name="own_exercise_state_known"),
            models.CheckConstraint(
                condition=Q(state="retired", retired_by__isnull=False, retired_at__isnull=False)
                | (~Q(state="retired") & Q(retired_by=None, retired_at=None)),
                name="own_exercise_retired_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Own exercise, {self.get_state_display().lower()}"


class OwnRevisionQuerySet(ScopedQuerySet["OwnRevision"]):
    def reviewed(self) -> "OwnRevisionQuerySet":
        return self.filter(reviewed_at__isnull=False)

    def drafts(self) -> "OwnRevisionQuerySet":
        return self.filter(reviewed_at=None)

    def prescribable(self) -> "OwnRevisionQuerySet":
        """The reviewed ones of exercises that are in use, oldest first: the last of an exercise is in force."""
        return self.reviewed().filter(exercise__state=OwnState.REVIEWED).order_by("number")


class OwnRevision(OfPractice):
    """What an exercise of the practice's own says, at one time. Reviewed it never changes: an edit is a new draft.

    The fields are those of the knowledge's exercises; lists of muscles and cautions hold ids of the knowledge. `start`
    and `end` say the movement in words. `source` is a citation; empty is the practice's own experience. `edits` rises
    with each saved change of a draft, so that nobody overwrites what they have not seen. `pose_from` is the id of the
    exercise whose drawing it borrows.
    """

    exercise = models.ForeignKey(OwnExercise, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    edits = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=80)
    plain_name = models.CharField(max_length=80, blank=True)
    category = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Category])
    stage = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(4)])
    position = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Position])
    primary: "models.JSONField[list[str]]" = models.JSONField()
    secondary: "models.JSONField[list[str]]" = models.JSONField(default=list, blank=True)
    equipment: "models.JSONField[list[str]]" = models.JSONField(default=list, blank=True)
    stability_demand = models.PositiveSmallIntegerField(choices=[(each.value, each.name) for each in StabilityDemand])
    load_class = models.CharField(max_length=20, choices=[(each.value, each.value) for each in LoadClass])
    plane = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in Plane], default=Plane.MULTI.value
    )
    unilateral = models.BooleanField(default=False)
    sets = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(6)])
    reps = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(30)])
    hold_seconds = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(120)])
    tempo = models.CharField(max_length=100, blank=True)
    rest_seconds = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(300)])
    sessions_per_week = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(7)])
    times_per_day = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(6)])
    effort = models.PositiveSmallIntegerField(default=3, validators=[MaxValueValidator(8)])
    cues: "models.JSONField[list[str]]" = models.JSONField(default=list, blank=True)
    common_faults: "models.JSONField[list[str]]" = models.JSONField(default=list, blank=True)
    avoid: "models.JSONField[list[str]]" = models.JSONField(default=list, blank=True)
    caution: "models.JSONField[list[str]]" = models.JSONField(default=list, blank=True)
    start = models.CharField(max_length=200, blank=True)
    end = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=300, blank=True)
    pose_from = models.SlugField(max_length=80, blank=True)
    picture = models.ForeignKey(
        StoredFile,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="shown_in",
        related_query_name="shown_in",
    )
    video = models.ForeignKey(
        StoredFile,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="played_in",
        related_query_name="played_in",
    )
    written_by = models.ForeignKey("practices.Member", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    reviewed_by = models.ForeignKey("practices.Member", null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    across_practices = OwnRevisionQuerySet.as_manager()
    objects = ScopedManager.from_queryset(OwnRevisionQuerySet)()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="own_revision_number_once"),
            models.UniqueConstraint(
                fields=["exercise"], condition=Q(reviewed_at=None), name="own_revision_one_draft_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="own_revision_reviewed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        return self.reviewed_at is None
