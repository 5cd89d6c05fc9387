from django.db import models
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager, ScopedQuerySet
from programmes.library.models import TemplateVersion


class TemplateDeclinedQuerySet(ScopedQuerySet["TemplateDeclined"]):
    client_path = "programme__client"


class TemplateDeclined(OfPractice):
    """That a programme keeps what it has, though its template has a later version. It is not offered again."""

    programme = models.ForeignKey("prescribing.Programme", on_delete=models.CASCADE, related_name="declined_templates")
    template_version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=300, blank=True)
    declined_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    declined_at = models.DateTimeField(default=timezone.now)

    across_practices = TemplateDeclinedQuerySet.as_manager()
    objects = ScopedManager.from_queryset(TemplateDeclinedQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "template_version"], name="template_declined_once"),
        ]

    def __str__(self) -> str:
        return f"Not {self.template_version}"
