import hashlib
import json

from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from therapy.assessments.querysets import OwnSetQuerySet


class OwnSet(OfPractice):
    """A set of tests of the practice's own, in order. Assessments keep a copy, so it may change or be retired."""

    name = models.CharField(max_length=80)
    tests = models.JSONField(default=list)
    made_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    across_practices = OwnSetQuerySet.as_manager()
    objects = ScopedManager.from_queryset(OwnSetQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "name"],
                condition=Q(retired_at=None),
                name="own_set_name_once",
                violation_error_message="Your practice has a set of this name. Choose another name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def mark(self) -> str:
        """Tells what the set is called and holds from what it was before; pages send it back to say what they saw."""
        return hashlib.sha256(json.dumps([self.name, self.tests]).encode()).hexdigest()[:16]
