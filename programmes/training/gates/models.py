from django.db import models
from django.db.models import Q

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Client
from programmes.prescribing.models import Programme
from programmes.training.gates.querysets import GateStandingQuerySet, SeenCriterionQuerySet, StageDecisionQuerySet


class Deed(models.TextChoices):
    OPENED = "opened", "Opened"
    HELD = "held", "Held"
    STEPPED_BACK = "stepped_back", "Stepped back"


class StageDecision(OfPractice):
    """What a therapist decided at a gate; never changed. `stage` is the stage that opens, waits, or is gone back to.

    `from_week` is the week of the programme from which it holds. `counted` is what was counted at that moment.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="stage_decisions")
    stage = models.PositiveSmallIntegerField()
    deed = models.CharField(max_length=12, choices=Deed.choices)
    from_week = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300, blank=True)
    counted = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    across_practices = StageDecisionQuerySet.as_manager()
    objects = ScopedManager.from_queryset(StageDecisionQuerySet)()

    class Meta:
        ordering = ["at"]
        constraints = [models.CheckConstraint(condition=Q(deed__in=Deed.values), name="stage_deed_known")]

    def __str__(self) -> str:
        return f"{self.get_deed_display()}: stage {self.stage}"


class SeenCriterion(OfPractice):
    """What a therapist saw of a criterion of a stage; the newest counts."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="seen_criteria")
    stage = models.PositiveSmallIntegerField()
    criterion = models.CharField(max_length=20)
    met = models.BooleanField()
    words = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    across_practices = SeenCriterionQuerySet.as_manager()
    objects = ScopedManager.from_queryset(SeenCriterionQuerySet)()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.criterion}: {'met' if self.met else 'not met'}"


class GateStanding(OfPractice):
    """How far the gate of a running programme was when last counted, so that a list of clients need not count.

    `ready` while all is met and only the therapist has to open it.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="gate_standing")
    stage = models.PositiveSmallIntegerField()
    met = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    ready = models.BooleanField(default=False)
    counted_at = models.DateTimeField()

    across_practices = GateStandingQuerySet.as_manager()
    objects = ScopedManager.from_queryset(GateStandingQuerySet)()

    def __str__(self) -> str:
        return f"Stage {self.stage}: {self.met} of {self.of}"
