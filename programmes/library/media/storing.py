"""Keeping what was made of an upload, and letting go of what nothing shows any more."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from programmes.library.media.making import make
from programmes.library.media.workshop import Made
from programmes.library.models import FileKind, StoredFile

FOLDER: Final = "own"
ENDINGS: Final = {"image/jpeg": "jpg", "video/mp4": "mp4", "video/webm": "webm"}
KEPT_UNUSED: Final = timedelta(days=1)
MEGABYTE: Final = 1024 * 1024


def store_file(*, upload: TemporaryUploadedFile, kind: FileKind, by: Member) -> StoredFile:
    """Make a picture or a video anew and keep that, under a random name. It is shown once a revision names it.

    Raises ValidationError, at the field of the kind's name, for what cannot be kept, and where the practice has no
    room left.
    """
    with TemporaryDirectory(prefix="upload-") as folder:
        target = Path(folder) / "made"
        made = make(kind.value, Path(upload.temporary_file_path()), target)
        return _keep(target, made, kind, by)


@transaction.atomic
def _keep(target: Path, made: Made, kind: FileKind, by: Member) -> StoredFile:
    _let_go_of_unused(by)
    size = target.stat().st_size
    _insist_on_room(size, kind, by)
    name = f"{FOLDER}/{secrets.token_hex(20)}.{ENDINGS[str(made['content_type'])]}"
    with target.open("rb") as contents:
        digest = hashlib.file_digest(contents, "sha256").hexdigest()
        contents.seek(0)
        name = default_storage.save(name, contents)
    file: StoredFile = StoredFile.objects.create(
        practice_id=by.practice_id, kind=kind, name=name, size=size, digest=digest, stored_by=by, **made
    )
    audit.record("file.stored", subject=file, by=by, kind=kind.value, size=size)
    return file


def _insist_on_room(size: int, kind: FileKind, by: Member) -> None:
    most = settings.FILES_MB_A_PRACTICE
    if StoredFile.objects.visible_to(by).bytes_kept() + size > most * MEGABYTE:
        raise ValidationError({kind.value: f"The files of your practice take all of their {most} MB. Give a link."})


def _let_go_of_unused(by: Member) -> None:
    """Throw away what was uploaded for a form that nobody sent, once a day has passed."""
    old = timezone.now() - KEPT_UNUSED
    forget_files(StoredFile.objects.visible_to(by).unused().filter(stored_at__lt=old), by=by)


def forget_files(files: Iterable[StoredFile], *, by: Member) -> None:
    """Delete these rows and, once that is certain, what they name. Call it inside a transaction."""
    for file in files:
        audit.record("file.forgotten", subject=file, by=by, kind=file.kind, size=file.size)
        transaction.on_commit(partial(default_storage.delete, file.name))
        file.delete()
