from django.db import models

from clients.practices.scoping import OfPractice, ScopedManager
from programmes.reminders.querysets import PlanningMarkQuerySet


class Pulse(models.Model):
    """When senders last looked for what is due. One row, about the machine and no practice."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%H:%M:%S}"


class PlanningMark(OfPractice):
    """How far planning has followed one practice: its trail up to a line, its whole schedule up to a day.

    Locked while the practice is planned, so that two planners never work on the same rows.
    """

    followed_to = models.PositiveBigIntegerField(default=0)  # the number of a line of the trail
    planned_on = models.DateField(null=True, blank=True)  # UTC
    zone_data = models.CharField(max_length=10, blank=True)

    across_practices = PlanningMarkQuerySet.as_manager()
    objects = ScopedManager.from_queryset(PlanningMarkQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice"], name="planning_mark_once_per_practice")]

    def __str__(self) -> str:
        return f"Planned up to line {self.followed_to}"
