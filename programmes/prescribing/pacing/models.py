from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from clients.practices.scoping import OfPractice, ScopedManager
from programmes.prescribing.pacing.querysets import PaceSettingQuerySet


class PaceSetting(OfPractice):
    """How fast a practice lets programmes grow, in its own numbers; without a row those of the knowledge hold."""

    careful_percent = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(100)])
    usual_percent = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(100)])
    gap_days = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(7)])
    high_load_weeks = models.PositiveSmallIntegerField(validators=[MaxValueValidator(26)])

    across_practices = PaceSettingQuerySet.as_manager()
    objects = ScopedManager.from_queryset(PaceSettingQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice"], name="pace_setting_one_a_practice")]

    def __str__(self) -> str:
        return f"{self.careful_percent} % and {self.usual_percent} % a week"
