"""Keeping what was made of an upload, and letting go of what nothing shows any more."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from clients.practices.uploads.keeping import Anew, forget, keep, made_anew
from programmes.library.models import FileKind, StoredFile

FOLDER: Final = "own"
KEPT_UNUSED: Final = timedelta(days=1)


def store_file(*, upload: TemporaryUploadedFile, kind: FileKind, by: Member) -> StoredFile:
    """Make a picture or a video anew and keep that, under a random name. It is shown once a revision names it.

    Raises ValidationError, at the field of the kind's name, for what cannot be kept, and where the practice has no
    room left.
    """
    with made_anew(upload, kind.value) as made:
        return _keep(made, kind, by)


@transaction.atomic
def _keep(made: Anew, kind: FileKind, by: Member) -> StoredFile:
    _let_go_of_unused(by)
    file = keep(StoredFile(kind=kind), made, folder=FOLDER, by=by)
    audit.record("file.stored", subject=file, by=by, kind=kind.value, size=file.size)
    return file


def _let_go_of_unused(by: Member) -> None:
    """Throw away what was uploaded for a form that nobody sent, once a day has passed."""
    old = timezone.now() - KEPT_UNUSED
    forget_files(StoredFile.objects.visible_to(by).unused().filter(stored_at__lt=old), by=by)


def forget_files(files: Iterable[StoredFile], *, by: Member) -> None:
    """Delete these rows and, once that is certain, what they name. Call it inside a transaction."""
    for file in files:
        audit.record("file.forgotten", subject=file, by=by, kind=file.kind, size=file.size)
        forget(file)
