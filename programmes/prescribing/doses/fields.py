"""The columns of a dose. 0, "" and [] are not said; which doses there can be is the value's to say."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from clients.records.models import Side
from therapy.reasoning.dosage import BANDS, PAIRS, Counted

COUNTED = [(each.value, each.value) for each in Counted]


class DoseSide(models.TextChoices):
    NONE = "", "Both together"
    EACH = "each", "Each side"
    LEFT_FIRST = "left_first", "Left first"
    RIGHT_FIRST = "right_first", "Right first"
    WEAKER_FIRST = "weaker_first", "Weaker first"
    ALTERNATING = "alternating", "Alternating"
    LEFT = "left", "Left only"
    RIGHT = "right", "Right only"


class Dosed(models.Model):
    """What is prescribed of one exercise: how much, how often, on which side and against what."""

    side = models.CharField(max_length=12, choices=DoseSide.choices, blank=True)
    sets = models.PositiveSmallIntegerField()
    reps = models.PositiveSmallIntegerField()
    reps_most = models.PositiveSmallIntegerField(default=0)
    counted_in = models.CharField(max_length=7, default=Counted.REPS.value, choices=COUNTED)
    duration_seconds = models.PositiveSmallIntegerField(default=0)
    duration_most = models.PositiveSmallIntegerField(default=0)
    distance_metres = models.PositiveSmallIntegerField(default=0)
    hold_seconds = models.PositiveSmallIntegerField(default=0)
    rest_seconds = models.PositiveSmallIntegerField(default=0)
    side_rest_seconds = models.PositiveSmallIntegerField(default=0)
    tempo = models.CharField(max_length=100, blank=True)
    load_kg = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))
    band = models.CharField(max_length=12, blank=True, choices=[(each, each) for each in BANDS])
    bodyweight_percent = models.PositiveSmallIntegerField(default=0)
    times_per_day = models.PositiveSmallIntegerField(default=1)
    per_week = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(7)])
    days = models.JSONField(default=list, blank=True)  # weekdays, Monday is 0
    days_apart = models.PositiveSmallIntegerField(default=0)
    from_week = models.PositiveSmallIntegerField(default=0)
    until_week = models.PositiveSmallIntegerField(default=0)
    effort = models.PositiveSmallIntegerField(default=3)
    pain_limit = models.PositiveSmallIntegerField(default=3)
    extra_set = models.CharField(max_length=5, choices=Side.choices, blank=True)
    pair = models.CharField(max_length=1, blank=True, choices=[(each, each) for each in PAIRS])

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(sets__range=(1, 10)), name="prescription_sets_1_to_10"),
            models.CheckConstraint(condition=Q(reps__range=(1, 50)), name="prescription_reps_1_to_50"),
            models.CheckConstraint(condition=Q(side__in=DoseSide.values), name="prescription_side_known"),
            models.CheckConstraint(condition=Q(extra_set__in=Side.values), name="prescription_extra_set_known"),
            models.CheckConstraint(
                condition=Q(counted_in__in=[value for value, _ in COUNTED]), name="prescription_counted_in_known"
            ),
            models.CheckConstraint(
                condition=Q(reps_most=0) | Q(reps_most__gt=F("reps")), name="prescription_reps_range_in_order"
            ),
            models.CheckConstraint(
                condition=Q(duration_most=0) | Q(duration_most__gt=F("duration_seconds")),
                name="prescription_duration_range_in_order",
            ),
            models.CheckConstraint(
                condition=Q(duration_seconds=0) | Q(distance_metres=0), name="prescription_measured_in_one_way"
            ),
            models.CheckConstraint(
                condition=Q(duration_seconds=0, distance_metres=0) | Q(reps=1, reps_most=0, hold_seconds=0),
                name="prescription_lasting_is_not_counted",
            ),
            models.CheckConstraint(
                condition=Q(load_kg=0, band="") | Q(load_kg=0, bodyweight_percent=0) | Q(band="", bodyweight_percent=0),
                name="prescription_one_load",
            ),
            models.CheckConstraint(
                condition=Q(until_week=0) | Q(until_week__gte=F("from_week")), name="prescription_weeks_in_order"
            ),
        ]
