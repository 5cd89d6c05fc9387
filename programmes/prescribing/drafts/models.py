from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from programmes.prescribing.drafts.querysets import DraftStateQuerySet, KeptRemarkQuerySet


class DraftState(OfPractice):
    """All that a draft held when it had been changed `edits` times, and what led there.

    `undo_to` and `redo_to` are the `edits` of the states that undoing and redoing go to from here. Nothing is taken
    back out of the row of states: undoing adds one, so that whoever saw any of them can be told what happened since.
    """

    version = models.ForeignKey("prescribing.ProgrammeVersion", on_delete=models.CASCADE, related_name="states")
    edits = models.PositiveIntegerField()
    contents = models.JSONField(encoder=DjangoJSONEncoder)
    says = models.CharField(max_length=200, blank=True)  # the change undone from here: "moved Bird dog"
    told = models.CharField(max_length=220, blank=True)  # what was done: the same, or "undid: moved Bird dog"
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undo_to = models.PositiveIntegerField(null=True, blank=True)
    redo_to = models.PositiveIntegerField(null=True, blank=True)

    across_practices = DraftStateQuerySet.as_manager()
    objects = ScopedManager.from_queryset(DraftStateQuerySet)()

    class Meta:
        ordering = ["edits"]
        constraints = [models.UniqueConstraint(fields=["version", "edits"], name="draft_state_once")]

    def __str__(self) -> str:
        return self.told or "As it began"


class KeptRemark(OfPractice):
    """A remark of the plan checks that a therapist let stand, with the reason. `key` is the remark's own."""

    version = models.ForeignKey("prescribing.ProgrammeVersion", on_delete=models.CASCADE, related_name="kept_remarks")
    key = models.CharField(max_length=40)
    words = models.TextField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    across_practices = KeptRemarkQuerySet.as_manager()
    objects = ScopedManager.from_queryset(KeptRemarkQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="kept_remark_once")]

    def __str__(self) -> str:
        return self.reason
