from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.scoping import ScopedManager, ScopedQuerySet
from clients.practices.uploads.kept import KeptFile
from clients.records.models.client import Client


class DocumentKind(models.TextChoices):
    LETTER = "letter", "Letter"
    IMAGING = "imaging", "Imaging or laboratory report"
    FORM = "form", "Filled-in form"
    REPORT = "report", "Report of this practice"
    OTHER = "other", "Something else"


class DocumentQuerySet(ScopedQuerySet["Document"]):
    pass


class Document(KeptFile):
    """A paper of a client: a letter, a form, a report; a PDF or a picture. Its bytes are never changed."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    title = models.CharField(max_length=120)
    dated_on = models.DateField(default=timezone.localdate)

    across_practices = DocumentQuerySet.as_manager()
    objects = ScopedManager.from_queryset(DocumentQuerySet)()

    class Meta:
        ordering = ["-dated_on", "-stored_at"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_known")]
        indexes = [models.Index(fields=["client", "-dated_on"], name="document_by_client")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")
