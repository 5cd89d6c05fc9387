from django.db import models

from clients.practices.scoping import ScopedManager, ScopedQuerySet
from clients.practices.uploads.kept import KeptFile


class FileKind(models.TextChoices):
    PICTURE = "picture", "Picture"
    VIDEO = "video", "Video"


class StoredFileQuerySet(ScopedQuerySet["StoredFile"]):
    def unused(self) -> "StoredFileQuerySet":
        """Those that no revision of an exercise shows."""
        return self.filter(shown_in=None, played_in=None)


class StoredFile(KeptFile):
    """A picture or a video of an exercise. Width and height are in pixels."""

    kind = models.CharField(max_length=10, choices=FileKind.choices)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    across_practices = StoredFileQuerySet.as_manager()
    objects = ScopedManager.from_queryset(StoredFileQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=FileKind.values), name="stored_file_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.size} bytes"
