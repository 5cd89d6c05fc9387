from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Client
from therapy.knowledge import load_library
from therapy.knowledge.records import Outcome
from therapy.outcomes.prompts import PROMPTS, Prompt, name_of_measure
from therapy.outcomes.querysets import MeasureRequestQuerySet, ScoreQuerySet


class RequestState(models.TextChoices):
    OPEN = "open", "Not answered yet"
    ANSWERED = "answered", "Answered"
    STOPPED = "stopped", "Taken back"


class MeasureRequest(OfPractice):
    """A client is asked a measure (an id of the knowledge) on a local date, once or every so many weeks.

    Each asking is a row: answering one that comes back makes the next. `since` is the day that ratings of change are
    set against.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="measure_requests")
    measure = models.CharField(max_length=40)
    due_on = models.DateField()
    every_weeks = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(52)]
    )
    since = models.DateField()
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN)

    across_practices = MeasureRequestQuerySet.as_manager()
    objects = ScopedManager.from_queryset(MeasureRequestQuerySet)()

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="measure_request_state_known"),
            models.UniqueConstraint(
                fields=["client", "measure"], condition=Q(state="open"), name="measure_asked_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, due {self.due_on:%d %b %Y}"

    @property
    def name(self) -> str:
        return name_of_measure(self.measure)

    @property
    def prompt(self) -> Prompt:
        return PROMPTS[self.measure]

    @property
    def outcome(self) -> Outcome:
        """Its record in the knowledge. Raises KeyError for one that is there no more."""
        return load_library().outcomes[self.measure]


class Score(OfPractice):
    """The value of a measure on a day: worked out from a client's answers, or typed in as a total by a member.

    `parts` are the answers with their names ([{"name": "Climb stairs", "value": 4}]); empty for a total. A member who
    asked in person stands in `typed_by` beside the request.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="scores")
    measure = models.CharField(max_length=40)
    request = models.OneToOneField(
        MeasureRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="score"
    )
    value = models.DecimalField(max_digits=7, decimal_places=2)
    parts = models.JSONField(default=list, blank=True)
    taken_on = models.DateField()
    kept_at = models.DateTimeField()
    typed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    across_practices = ScoreQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ScoreQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(request__isnull=False) | Q(typed_by__isnull=False),
                name="score_answered_or_typed_in",
            )
        ]
        indexes = [
            models.Index(fields=["client", "measure", "taken_on"], name="score_by_client"),
            models.Index(fields=["practice", "kept_at"], name="score_by_time"),
        ]

    def __str__(self) -> str:
        return f"{name_of_measure(self.measure)}: {self.value}"

    @property
    def how(self) -> str:
        """Who gave the answers, and on what."""
        if not self.typed_by:
            return "answered by the client"
        return f"asked by {self.typed_by}" if self.request_id else f"total of a paper form, typed in by {self.typed_by}"
