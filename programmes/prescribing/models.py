from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Client
from programmes.library.models import OwnRevision, TemplateVersion
from programmes.library.own.record import record_of
from programmes.prescribing.dose import faults_of
from programmes.prescribing.doses.fields import Dosed, DoseSide
from programmes.prescribing.drafts.models import DraftState, KeptRemark
from programmes.prescribing.pacing.models import PaceSetting
from programmes.prescribing.pauses import Pause, days_run, pauses_in
from programmes.prescribing.querysets import (
    PrescriptionQuerySet,
    ProgrammeQuerySet,
    ProgrammeVersionQuerySet,
    StageQuerySet,
    WorkoutQuerySet,
)
from programmes.prescribing.templates.models import TemplateDeclined
from therapy.assessments.models import Assessment
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise

__all__ = [
    "DoseSide", "DraftState", "KeptRemark", "Mode", "PaceSetting", "Prescription", "Programme", "ProgrammeState",
    "ProgrammeVersion", "Stage", "TemplateDeclined", "Workout",
]  # fmt: skip


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", "Draft"
    ACTIVE = "active", "Running"
    PAUSED = "paused", "Paused"
    ENDED = "ended", "Ended"


class Mode(models.TextChoices):
    """What becomes of a session that was not done."""

    CALENDAR = "calendar", "Each on its day: what is missed stays missed"
    SEQUENCE = "sequence", "One after the other: the next one waits until it is done"


class Programme(OfPractice):
    """What one client is prescribed. Its contents live in versions; the newest published one is in force.

    `weekdays` (Monday is 0) are those the client trains on, none where each stage spreads its sessions evenly;
    `days_apart` is the least from one session to the next. `pauses` are pairs of dates: the first day of rest and the
    day on which it went on; `paused_on` begins the one that lasts.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="programmes")
    assessment = models.ForeignKey(
        Assessment, null=True, blank=True, on_delete=models.PROTECT, related_name="programmes"
    )
    name = models.CharField(max_length=120)
    template = models.CharField(max_length=60, blank=True)  # its key: an id of the knowledge, or of the practice's own
    state = models.CharField(max_length=10, choices=ProgrammeState.choices, default=ProgrammeState.DRAFT)
    starts_on = models.DateField(null=True, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.CALENDAR)
    weekdays = models.JSONField(default=list, blank=True)
    days_apart = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(7)])
    pauses = models.JSONField(default=list, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    across_practices = ProgrammeQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ProgrammeQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ProgrammeState.values), name="programme_state_known"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="programme_mode_known"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(starts_on__isnull=False), name="programme_running_has_a_start"
            ),
            models.UniqueConstraint(
                fields=["client"],
                condition=Q(state="active"),
                name="programme_one_running_per_client",
                violation_error_message="This client has a running programme. Pause or end it first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def week_on(self, day: date) -> int:
        """The week of the programme it is on `day`, counted from 1, pauses left out; 0 before it starts."""
        if self.starts_on is None or day < self.starts_on:
            return 0
        return days_run(self.starts_on, day, self.rests) // 7 + 1

    @property
    def rests(self) -> list[Pause]:
        """Every pause, the one that lasts among them."""
        return pauses_in(self.pauses, still_since=self.paused_on)


class ProgrammeVersion(OfPractice):
    """The contents of a programme at one time. Once published it never changes; the next edit makes a new draft.

    `edits` rises with every saved change of a draft, so that two builders can tell who came later. Of a template of the
    practice's own it remembers the version it was drafted from, or last brought up to.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    edits = models.PositiveIntegerField(default=0)
    warnings = models.JSONField(default=list, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    message = models.CharField(max_length=300, blank=True)  # to the client: what changed and why
    template_version = models.ForeignKey(
        TemplateVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    across_practices = ProgrammeVersionQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ProgrammeVersionQuerySet)()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["programme"], condition=Q(published_at=None), name="version_one_draft_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="version_published_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class Stage(OfPractice):
    """Some weeks of a programme with one purpose; its gates are criteria met before the next one opens."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    first_week = models.PositiveSmallIntegerField()
    last_week = models.PositiveSmallIntegerField()
    sessions_per_week = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(7)])
    goals = models.JSONField(default=list, blank=True)
    gates = models.JSONField(default=list, blank=True)  # ids of criteria

    across_practices = StageQuerySet.as_manager()
    objects = ScopedManager.from_queryset(StageQuerySet)()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="stage_number_once"),
            models.CheckConstraint(condition=Q(last_week__gte=F("first_week")), name="stage_weeks_in_order"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def weeks(self) -> int:
        """How many weeks it lasts."""
        return self.last_week - self.first_week + 1


class Workout(OfPractice):
    """The list of one session of a stage; A and B take turns where there are two."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="workouts")
    letter = models.CharField(max_length=1)

    across_practices = WorkoutQuerySet.as_manager()
    objects = ScopedManager.from_queryset(WorkoutQuerySet)()

    class Meta:
        ordering = ["letter"]
        constraints = [models.UniqueConstraint(fields=["stage", "letter"], name="workout_letter_once")]

    def __str__(self) -> str:
        return f"Workout {self.letter}"


class Prescription(OfPractice, Dosed):
    """One exercise with its dose in a workout, and the reasons that put it there.

    `cue` stands in the place of the exercise's own. `because` is a list of {"key", "text"}: the hypothesis or rule,
    and its sentence as it read when drafted. `cautions` are the client's tags that asked for care with it then,
    `requires` the criteria that gate this item alone. What a tag rules out stands only with an `override_reason`. Of a
    practice's own exercise it keeps the revision, too, so that a published programme reads on as it was.
    """

    workout = models.ForeignKey(Workout, on_delete=models.CASCADE, related_name="prescriptions")
    position = models.PositiveSmallIntegerField()
    exercise = models.CharField(max_length=60)
    own = models.ForeignKey(OwnRevision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cue = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)  # to the client
    own_note = models.CharField(max_length=300, blank=True)  # the therapist's, never shown to the client
    because = models.JSONField(default=list, blank=True)
    cautions = models.JSONField(default=list, blank=True)
    requires = models.JSONField(default=list, blank=True)
    override_reason = models.CharField(max_length=300, blank=True)

    across_practices = PrescriptionQuerySet.as_manager()
    objects = ScopedManager.from_queryset(PrescriptionQuerySet)()

    class Meta(Dosed.Meta):
        abstract = False
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position}. {self.exercise}"

    def clean(self) -> None:
        """Raises ValidationError by column for a dose that there cannot be."""
        if wrong := faults_of(self):
            raise ValidationError(wrong)

    @property
    def record(self) -> Exercise:
        """What is known of the exercise. Raises KeyError for one that the knowledge holds no more."""
        return record_of(self.own) if self.own else load_library().exercises[self.exercise]
