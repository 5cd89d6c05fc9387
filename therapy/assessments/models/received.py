from django.db import models
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from therapy.assessments.models.assessment import Assessment
from therapy.assessments.querysets import ReceivedChangeQuerySet


class ReceivedChange(OfPractice):
    """A change that was kept. Its id was made where it was tapped, so that sent again it is known.

    `place` names the field; what was recorded there is not repeated, `digest` only tells it from another.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="received")
    place = models.CharField(max_length=330)
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(default=timezone.now)

    across_practices = ReceivedChangeQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ReceivedChangeQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["assessment", "place", "-received_at"], name="received_last_of_place")]

    def __str__(self) -> str:
        return self.place
