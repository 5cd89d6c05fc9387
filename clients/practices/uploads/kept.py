from typing import Self

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice


class KeptFile(OfPractice):
    """A file that we made anew from what was uploaded; nothing of the upload itself is kept.

    `name` is where it lies in the storage: random, and never told to anybody. `size` is in bytes, `digest` the
    SHA-256 of its contents.
    """

    name = models.CharField(max_length=80, unique=True)
    content_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    stored_by = models.ForeignKey("practices.Member", on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @property
    def path(self) -> str:
        """Where it lies on this machine."""
        return default_storage.path(self.name)

    @classmethod
    def kinds(cls) -> list[type[Self]]:
        """The models of all rooms that keep files."""
        return [model for model in apps.get_models() if issubclass(model, cls)]


def bytes_kept(by: Member) -> int:
    """How many bytes the files of the member's practice take together, whatever room keeps them."""
    sums = (each.objects.visible_to(by).aggregate(total=models.Sum("size")) for each in KeptFile.kinds())  # type: ignore[attr-defined]
    return sum(each["total"] or 0 for each in sums)
