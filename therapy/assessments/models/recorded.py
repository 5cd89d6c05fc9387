from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import PainRating, Side
from therapy.assessments.models.assessment import Assessment
from therapy.assessments.querysets import (
    BodyMapEntryQuerySet,
    FindingQuerySet,
    MeasurementQuerySet,
)


class Finding(OfPractice):
    """What was seen in a test, on a side. Severity 0 is *looked for and not seen*; no row is *not tested*."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="findings")
    test = models.CharField(max_length=60)
    observation = models.CharField(max_length=60)
    side = models.CharField(max_length=5, choices=Side.choices, blank=True)
    severity = models.PositiveSmallIntegerField(validators=[MaxValueValidator(3)])
    recorded_at = models.DateTimeField(default=timezone.now)

    across_practices = FindingQuerySet.as_manager()
    objects = ScopedManager.from_queryset(FindingQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "observation", "side"], name="finding_once_per_side"),
            models.CheckConstraint(condition=Q(severity__lte=3), name="finding_severity_0_to_3"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="finding_side_known"),
        ]

    def __str__(self) -> str:
        return f"{self.observation} {self.side} {self.severity}"


class Measurement(OfPractice):
    """One number (or yes, or choice) measured in a test, in the unit the test's record gives for `key`.

    What is examined beside the tests is kept in the same rows: `test` is then the name of a book, and the value an
    object. `therapy.assessments.books` lists the books with their keys, sites and the parts of their values.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="measurements")
    test = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    side = models.CharField(max_length=5, choices=Side.choices, blank=True)
    site = models.CharField(max_length=60, blank=True)
    value = models.JSONField()
    recorded_at = models.DateTimeField(default=timezone.now)

    across_practices = MeasurementQuerySet.as_manager()
    objects = ScopedManager.from_queryset(MeasurementQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "test", "key", "side", "site"], name="measurement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.test} {self.key} {self.side}"


class Recurrence(models.TextChoices):
    ONCE = "once", "Once"
    SOMETIMES = "sometimes", "Sometimes"
    MOST_WEEKS = "most weeks", "Most weeks"
    CONSTANT = "constant", "All the time"
    NONE = "", "Not asked"


class PastHistory(models.TextChoices):
    NONE = "none", "None known"
    POSSIBLE = "possible", "Possible"
    DOCUMENTED = "documented", "Documented"


class BodyMapEntry(OfPractice):
    """What the client reports about one region: pain, tension, how often it returns, and when it began.

    `onset` is a decimal year (2021.5 is mid-2021); the model needs the order, not the day.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="body_map")
    region = models.CharField(max_length=40)
    side = models.CharField(max_length=5, choices=Side.choices, blank=True)
    pain = PainRating(null=True, blank=True)
    tension = PainRating(null=True, blank=True)
    recurrence = models.CharField(max_length=12, choices=Recurrence.choices, blank=True)
    onset = models.DecimalField(
        max_digits=7, decimal_places=3, null=True, blank=True, validators=[MinValueValidator(1900)]
    )
    history = models.CharField(max_length=12, choices=PastHistory.choices, default=PastHistory.NONE)

    across_practices = BodyMapEntryQuerySet.as_manager()
    objects = ScopedManager.from_queryset(BodyMapEntryQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "region", "side"], name="body_map_region_once"),
            models.CheckConstraint(condition=Q(pain=None) | Q(pain__lte=10), name="body_map_pain_0_to_10"),
            models.CheckConstraint(condition=Q(tension=None) | Q(tension__lte=10), name="body_map_tension_0_to_10"),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.side}"
