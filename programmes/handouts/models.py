from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from programmes.handouts.querysets import ListCodeQuerySet
from programmes.prescribing.models import ProgrammeVersion


class ListCode(OfPractice):
    """The short code on a handout. It opens the exercises of one version to whoever knows the client's year of birth.

    It is no sign-in: it never shows a name, a diagnosis or anything logged. One stands for each version at a time.
    """

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="list_codes")
    code = models.CharField(max_length=8, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True)

    across_practices = ListCodeQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ListCodeQuerySet)()

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(fields=["version"], condition=Q(stopped_at=None), name="list_code_one_open")
        ]

    def __str__(self) -> str:
        return f"{self.code[:4]} {self.code[4:]}"
