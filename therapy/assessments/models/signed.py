from django.db import models
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from therapy.assessments.models.assessment import Assessment
from therapy.assessments.querysets import AddendumQuerySet, SignatureQuerySet


class Signature(OfPractice):
    """That a therapist stands by a finished assessment as it was then. `digest` is the SHA-256 of what was signed."""

    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="signature")
    signed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    across_practices = SignatureQuerySet.as_manager()
    objects = ScopedManager.from_queryset(SignatureQuerySet)()

    def __str__(self) -> str:
        return f"Signed {self.signed_at:%d %b %Y} by {self.signed_by}"


class Addendum(OfPractice):
    """What was added to a signed assessment. It is signed as it is written, and never changed."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="addenda")
    text = models.TextField(max_length=10_000)
    written_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    across_practices = AddendumQuerySet.as_manager()
    objects = ScopedManager.from_queryset(AddendumQuerySet)()

    class Meta:
        verbose_name_plural = "addenda"
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"Addendum of {self.written_at:%d %b %Y}"
