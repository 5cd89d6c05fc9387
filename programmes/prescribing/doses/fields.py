"""The columns of a dose. 0, "" and [] are not said; the words and the numbers that there can be are the value's."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from clients.records.models import Side
from therapy.reasoning.dosage import BANDS, BOUNDS, PAIRS, Counted


class DoseSide(models.TextChoices):
    NONE = "", "Both together"
    EACH = "each", "Each side"
    LEFT_FIRST = "left_first", "Left first"
    RIGHT_FIRST = "right_first", "Right first"
    WEAKER_FIRST = "weaker_first", "Weaker first"
    ALTERNATING = "alternating", "Alternating"
    LEFT = "left", "Left only"
    RIGHT = "right", "Right only"


def within(name: str) -> list[MinValueValidator | MaxValueValidator]:
    """The bounds of the value, for a column of the same name."""
    least, most, _ = BOUNDS[name]
    return [MinValueValidator(least), MaxValueValidator(most)]


def number(name: str, *, default: int = 0) -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(default=default, validators=within(name))


class Dosed(models.Model):
    """What is prescribed of one exercise: how much, how often, on which side and against what."""

    side = models.CharField(max_length=12, choices=DoseSide.choices, blank=True)
    sets = models.PositiveSmallIntegerField(validators=within("sets"))
    reps = models.PositiveSmallIntegerField(validators=within("reps"))
    reps_most = number("reps_most")
    counted_in = models.CharField(max_length=7, default=Counted.REPS, choices=[(each, each) for each in Counted])
    duration_seconds = number("duration_seconds")
    duration_most = number("duration_most")
    distance_metres = number("distance_metres")
    hold_seconds = number("hold_seconds")
    rest_seconds = number("rest_seconds")
    side_rest_seconds = number("side_rest_seconds")
    tempo = models.CharField(max_length=100, blank=True)
    load_kg = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0), validators=within("load_kg"))
    band = models.CharField(max_length=12, blank=True, choices=[(each, each) for each in BANDS])
    bodyweight_percent = number("bodyweight_percent")
    times_per_day = number("times_per_day", default=1)
    per_week = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(7)])
    days = models.JSONField(default=list, blank=True)  # weekdays, Monday is 0
    days_apart = number("days_apart")
    from_week = number("from_week")
    until_week = number("until_week")
    effort = models.PositiveSmallIntegerField(default=3, validators=[MaxValueValidator(10)])
    pain_limit = models.PositiveSmallIntegerField(default=3, validators=[MaxValueValidator(10)])
    extra_set = models.CharField(max_length=5, choices=Side.choices, blank=True)
    pair = models.CharField(max_length=1, blank=True, choices=[(each, each) for each in PAIRS])

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(sets__range=(1, 10)), name="prescription_sets_1_to_10"),
            models.CheckConstraint(condition=Q(reps__range=(1, 50)), name="prescription_reps_1_to_50"),
            models.CheckConstraint(condition=Q(side__in=DoseSide.values), name="prescription_side_known"),
            models.CheckConstraint(condition=Q(extra_set__in=Side.values), name="prescription_extra_set_known"),
            models.CheckConstraint(condition=Q(counted_in__in=list(Counted)), name="prescription_counted_in_known"),
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
