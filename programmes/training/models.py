from datetime import date, datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Client, PainRating, Side
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Workout
from programmes.training.gates.models import GateStanding, SeenCriterion, StageDecision
from programmes.training.querysets import (
    MorningQuerySet,
    SessionQuerySet,
    SetLogQuerySet,
    ToldChangeQuerySet,
    TurnQuerySet,
)
from programmes.training.scheduling import local_date, moment_of

__all__ = [
    "GateStanding", "Morning", "MorningAnswer", "SeenCriterion", "Session", "SessionState", "SetLog", "StageDecision",
    "ToldChange", "Turn",
]  # fmt: skip


class SessionState(models.TextChoices):
    PLANNED = "planned", "Planned"
    STARTED = "started", "Part done"
    DONE = "done", "Done"
    CANCELLED = "cancelled", "Cancelled"


class Session(OfPractice):
    """One planned occurrence of a workout on a local date of the client.

    `scheduled_on` and `scheduled_time` in `time_zone` are the truth. Pain is null until the client said. `revision`
    rises with every change of the plan and `changed_at` says when, so that a calendar can tell which came later.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="sessions")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sessions")
    version = models.ForeignKey(ProgrammeVersion, on_delete=models.PROTECT, related_name="+")
    workout = models.ForeignKey(Workout, on_delete=models.PROTECT, related_name="sessions")
    scheduled_on = models.DateField()
    scheduled_time = models.TimeField()
    time_zone = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=SessionState.choices, default=SessionState.PLANNED)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    pain_before = PainRating(null=True, blank=True)
    pain_after = PainRating(null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(10)])
    words = models.CharField(max_length=500, blank=True)  # what the client wants the therapist to know
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    across_practices = SessionQuerySet.as_manager()
    objects = ScopedManager.from_queryset(SessionQuerySet)()

    class Meta:
        ordering = ["scheduled_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "scheduled_on"],
                condition=~Q(state="cancelled"),
                name="session_once_a_day",
            ),
            models.CheckConstraint(condition=Q(state__in=SessionState.values), name="session_state_known"),
            models.CheckConstraint(
                condition=Q(state="done", finished_at__isnull=False) | (~Q(state="done") & Q(finished_at=None)),
                name="session_done_when_finished",
            ),
            models.CheckConstraint(condition=Q(pain_before=None) | Q(pain_before__lte=10), name="pain_before_0_to_10"),
            models.CheckConstraint(condition=Q(pain_after=None) | Q(pain_after__lte=10), name="pain_after_0_to_10"),
        ]
        indexes = [
            models.Index(fields=["client", "scheduled_on"], name="session_by_client_and_day"),
            models.Index(fields=["practice", "scheduled_on"], name="session_by_day"),
        ]

    def __str__(self) -> str:
        return f"Session of {self.scheduled_on:%d %b %Y}"

    @property
    def starts_at(self) -> datetime:
        """The UTC moment of the planned local time."""
        return moment_of(self.scheduled_on, self.scheduled_time, self.time_zone)

    @property
    def begun_on(self) -> date | None:
        """The local date on which the client began it."""
        return local_date(self.started_at, self.time_zone) if self.started_at else None

    @property
    def is_done(self) -> bool:
        return self.state == SessionState.DONE


class SetLog(OfPractice):
    """One set as it was done. The phone makes `made_id`, so a set sent twice is kept once.

    Of a set that lasts or goes a distance it keeps the seconds or metres, and one repetition; 0 is neither. `load_kg`
    is null where no load was said.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="set_logs")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="set_logs")
    prescription = models.ForeignKey(Prescription, on_delete=models.PROTECT, related_name="+")
    set_number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(11)])
    side = models.CharField(max_length=5, choices=Side.choices, blank=True)
    reps = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])
    hold_seconds = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(600)])
    seconds = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(14400)])
    metres = models.PositiveIntegerField(default=0, validators=[MaxValueValidator(40000)])
    load_kg = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    pain = PainRating(null=True, blank=True)
    done_at = models.DateTimeField()
    made_id = models.UUIDField()

    across_practices = SetLogQuerySet.as_manager()
    objects = ScopedManager.from_queryset(SetLogQuerySet)()

    class Meta:
        ordering = ["done_at"]
        constraints = [
            models.UniqueConstraint(fields=["client", "made_id"], name="set_log_kept_once"),
            models.UniqueConstraint(fields=["session", "prescription", "set_number", "side"], name="set_logged_once"),
            models.CheckConstraint(condition=Q(pain=None) | Q(pain__lte=10), name="set_pain_0_to_10"),
        ]

    def __str__(self) -> str:
        return f"Set {self.set_number} {self.side}"


class MorningAnswer(models.TextChoices):
    """How it feels the morning after a session, set against how it was before it."""

    BETTER = "better", "Better"
    SAME = "same", "About the same"
    WORSE = "worse", "Worse"


class Morning(OfPractice):
    """What the client said the day after a session: whether it had settled. May be put right on the same day."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="mornings")
    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="morning")
    answer = models.CharField(max_length=10, choices=MorningAnswer.choices)
    answered_at = models.DateTimeField()

    across_practices = MorningQuerySet.as_manager()
    objects = ScopedManager.from_queryset(MorningQuerySet)()

    class Meta:
        ordering = ["-answered_at"]
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=MorningAnswer.values), name="morning_answer_known")
        ]
        indexes = [models.Index(fields=["practice", "answered_at"], name="morning_by_time")]

    def __str__(self) -> str:
        return self.get_answer_display()


class TurnKind(models.TextChoices):
    PAUSED = "paused", "Paused"
    RESUMED = "resumed", "Resumed"
    EXTENDED = "extended", "Extended"
    ENDED = "ended", "Ended"


class Turn(OfPractice):
    """A turn in the life of a programme, and why; the client reads the reason."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=10, choices=TurnKind.choices)
    on = models.DateField()  # in the client's zone
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    across_practices = TurnQuerySet.as_manager()
    objects = ScopedManager.from_queryset(TurnQuerySet)()

    class Meta:
        ordering = ["at"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=TurnKind.values), name="turn_kind_known")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.on:%-d %B %Y}"


class ToldChange(OfPractice):
    """One thing in which a version differs from the one before, in the client's words, and why; kept as it was told."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="told_changes")
    position = models.PositiveSmallIntegerField()
    says = models.CharField(max_length=300)
    why = models.CharField(max_length=300, blank=True)

    across_practices = ToldChangeQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ToldChangeQuerySet)()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="told_change_position_once")]

    def __str__(self) -> str:
        return self.says
