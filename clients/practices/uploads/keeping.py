"""Keeping what was made of an upload, and letting go of it again."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction

from clients.practices.models import Member
from clients.practices.uploads.kept import KeptFile, bytes_kept
from clients.practices.uploads.kinds import SMALL
from clients.practices.uploads.making import make
from clients.practices.uploads.receiving import MEGABYTE
from clients.practices.uploads.workshop import Made

ENDINGS: Final = {"application/pdf": "pdf", "image/jpeg": "jpg", "video/mp4": "mp4", "video/webm": "webm"}


@dataclass(frozen=True, slots=True)
class Anew:
    """An upload made anew: its `kind`, where it lies for the moment, and what the workshop says of it."""

    kind: str
    path: Path
    says: Made


@contextmanager
def made_anew(upload: TemporaryUploadedFile, kind: str) -> Iterator[Anew]:
    """The upload made anew by the workshop as a `kind`; it lies there until the block ends. Do it outside a
    transaction: it takes seconds. Raises ValidationError, at a field of the kind's name, for what cannot be kept.
    """
    with TemporaryDirectory(prefix="upload-") as folder:
        target = Path(folder) / "made"
        yield Anew(kind, target, make(kind, Path(upload.temporary_file_path()), target))


def small_of(photo: Anew) -> Anew:
    """The small one that was made with a "photo"."""
    return Anew(photo.kind, photo.path.with_name(SMALL), {"content_type": photo.says["content_type"]})


def keep[F: KeptFile](file: F, made: Anew, *, folder: str, by: Member) -> F:
    """Save the row `file`, with what was made laid down under a random name in `folder`.

    Call it inside the transaction of the deed. Raises ValidationError where the practice has no room left.
    """
    size = made.path.stat().st_size
    _insist_on_room(size, made.kind, by)
    file.practice_id, file.size, file.stored_by = by.practice_id, size, by
    for name, value in made.says.items():
        setattr(file, name, value)
    name = f"{folder}/{secrets.token_hex(20)}.{ENDINGS[file.content_type]}"
    with made.path.open("rb") as contents:
        file.digest = hashlib.file_digest(contents, "sha256").hexdigest()
        contents.seek(0)
        file.name = default_storage.save(name, contents)
    file.save(force_insert=True)
    return file


def forget(file: KeptFile) -> None:
    """Delete the row and, once that is certain, what it names. Call it inside the transaction of the deed."""
    transaction.on_commit(partial(default_storage.delete, file.name))
    file.delete()


def _insist_on_room(size: int, kind: str, by: Member) -> None:
    most = settings.FILES_MB_A_PRACTICE
    if bytes_kept(by) + size > most * MEGABYTE:
        raise ValidationError({kind: f"The files of your practice take all of their {most} MB. Delete some first."})
