from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.practices.uploads.keeping import Anew, forget, keep, made_anew
from clients.records.models import Client, Document, DocumentKind

FOLDER = "documents"


def keep_document(
    *,
    client: Client,
    facts: Mapping[str, Any],
    upload: TemporaryUploadedFile,
    submission: UUID | None = None,
    by: Member,
) -> Document:
    """Keep an uploaded PDF or picture; `facts` are title, kind and dated_on.

    The same `submission` again returns the document it made. Raises ValidationError, at the field "document", for what
    cannot be kept.
    """
    if made_before := _of_submission(client, submission):
        return made_before
    with made_anew(upload, "document") as made:
        return file_document(client=client, facts=facts, made=made, submission=submission, by=by)


@transaction.atomic
def file_document(
    *, client: Client, facts: Mapping[str, Any], made: Anew, submission: UUID | None = None, by: Member
) -> Document:
    """Keep what was made, by the workshop or by ourselves, among the client's documents."""
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if made_before := _of_submission(client, submission):
        return made_before
    document = Document(client=client, **facts)
    if submission:
        document.pk = submission
    document.clean_fields(exclude=["practice", "stored_by", "name", "content_type", "size", "digest"])
    kept = keep(document, made, folder=FOLDER, by=by)
    audit.record("document.kept", subject=kept, by=by, client=client, kind=kept.kind, size=kept.size)
    return kept


@transaction.atomic
def remove_document(*, document: Document, by: Member) -> None:
    """Remove a document that does not belong here. Raises ValidationError for the practice's own reports."""
    found: Document = Document.objects.visible_to(by).select_related("client").get(pk=document.pk)
    if found.kind == DocumentKind.REPORT:
        raise ValidationError("A report of this practice stays as it was given out. Write a new one instead.")
    audit.record("document.removed", subject=found, by=by, client=found.client, kind=found.kind, size=found.size)
    forget(found)


def _of_submission(client: Client, submission: UUID | None) -> Document | None:
    if submission is None:
        return None
    found: Document | None = Document.objects.of(client).filter(pk=submission).first()
    return found
