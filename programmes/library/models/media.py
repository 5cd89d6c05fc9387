from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from clients.practices.scoping import OfPractice, ScopedManager, ScopedQuerySet


class FileKind(models.TextChoices):
    PICTURE = "picture", "Picture"
    VIDEO = "video", "Video"


class StoredFileQuerySet(ScopedQuerySet["StoredFile"]):
    def bytes_kept(self) -> int:
        """How many bytes they take together."""
        total: int = self.aggregate(total=models.Sum("size"))["total"] or 0
        return total

    def unused(self) -> "StoredFileQuerySet":
        """Those that no revision of an exercise shows."""
        return self.filter(shown_in=None, played_in=None)


class StoredFile(OfPractice):
    """A picture or a video that we made again from what was uploaded; nothing of the upload itself is kept.

    `name` is where it lies in the storage: random, and never told to anybody. `size` is in bytes, `digest` the
    SHA-256 of its contents. Width and height are in pixels.
    """

    kind = models.CharField(max_length=10, choices=FileKind.choices)
    name = models.CharField(max_length=80, unique=True)
    content_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    stored_by = models.ForeignKey("practices.Member", on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField(default=timezone.now)

    across_practices = StoredFileQuerySet.as_manager()
    objects = ScopedManager.from_queryset(StoredFileQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=FileKind.values), name="stored_file_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.size} bytes"

    @property
    def path(self) -> str:
        """Where it lies on this machine."""
        return default_storage.path(self.name)
