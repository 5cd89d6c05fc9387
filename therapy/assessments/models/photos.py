from django.db import models
from django.db.models import Q

from clients.practices.scoping import ScopedManager
from clients.practices.uploads.kept import KeptFile
from therapy.assessments.models.assessment import Assessment
from therapy.assessments.querysets import PhotoQuerySet, SmallPhotoQuerySet


class PhotoView(models.TextChoices):
    FRONT = "front", "From the front"
    BACK = "back", "From behind"
    LEFT = "left", "From the left"
    RIGHT = "right", "From the right"
    OTHER = "other", "Another view"


class Photo(KeptFile):
    """A photo of a test, made anew, with the lines that the therapist drew on it.

    `width` and `height` are in dots. `plumb` is the true vertical in the picture, [x1, y1, x2, y2] in dots from its
    upper left corner, or None where the picture's own edge serves. `lines` holds {"name", "ends"}, with ends likewise.
    `edits` rises with each saved drawing, so that nobody draws over what they have not seen. The assessment cannot be
    deleted from under it: the file has to be forgotten first.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="photos")
    test = models.CharField(max_length=60)
    view = models.CharField(max_length=5, choices=PhotoView.choices)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    plumb: "models.JSONField[list[int] | None]" = models.JSONField(null=True, blank=True)
    lines: "models.JSONField[list[dict[str, object]]]" = models.JSONField(default=list, blank=True)
    edits = models.PositiveIntegerField(default=0)

    across_practices = PhotoQuerySet.as_manager()
    objects = ScopedManager.from_queryset(PhotoQuerySet)()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(view__in=PhotoView.values), name="photo_view_known")]
        indexes = [models.Index(fields=["assessment", "stored_at"], name="photo_by_assessment")]

    def __str__(self) -> str:
        return f"Photo {self.get_view_display().lower()}"


class SmallPhoto(KeptFile):
    """A photo made small for a list of them. One that was kept before there were small ones has none."""

    photo = models.OneToOneField(Photo, on_delete=models.PROTECT, related_name="small")

    across_practices = SmallPhotoQuerySet.as_manager()
    objects = ScopedManager.from_queryset(SmallPhotoQuerySet)()

    def __str__(self) -> str:
        return f"{self.photo}, small"
