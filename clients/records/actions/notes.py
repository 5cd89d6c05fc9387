from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.records.models import Client, Note


@transaction.atomic
def write_note(*, client: Client, text: str, submission: UUID | None = None, by: Member) -> Note:
    """Write a note, still open to its writer alone until signed. The same `submission` returns the note it made."""
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if submission and (made := Note.objects.of(client).filter(pk=submission, written_by=by).first()):
        return made
    note = Note(practice_id=client.practice_id, client=client, written_by=by, text=text.strip())
    if submission:
        note.pk = submission
    return _kept(note, event="note.written", by=by)


@transaction.atomic
def change_note(*, note: Note, text: str, by: Member) -> Note:
    """Change the text of the member's own note. Raises ValidationError once it is signed."""
    note = _locked_own(note, by=by)
    note.text = text.strip()
    note.full_clean()
    note.save(update_fields=["text"])
    audit.record("note.changed", subject=note, by=by, client=note.client)
    return note


@transaction.atomic
def sign_note(*, note: Note, now: datetime, by: Member) -> Note:
    """Close the member's own note: from now on colleagues read it and nobody changes it."""
    note = _locked_own(note, by=by)
    note.signed_at = now
    note.save(update_fields=["signed_at"])
    audit.record("note.signed", subject=note, by=by, client=note.client)
    return note


@transaction.atomic
def add_addendum(*, note: Note, text: str, now: datetime, submission: UUID | None = None, by: Member) -> Note:
    """Add to a signed note, by anybody in the practice; an addendum is signed as it is written.

    The same `submission` returns the addendum it made.
    """
    rows = Note.objects.visible_to(by).select_related("client")
    note = rows.select_for_update(of=("self",), no_key=True).get(pk=note.pk)
    if submission and (made := Note.objects.of(note.client).filter(pk=submission, addendum_to=note).first()):
        return made
    if note.signed_at is None or note.addendum_to_id is not None:
        raise ValidationError("Only a signed note takes an addendum. Change the note itself, or sign it first.")
    addendum = Note(
        practice_id=note.practice_id,
        client=note.client,
        written_by=by,
        text=text.strip(),
        signed_at=now,
        addendum_to=note,
    )
    if submission:
        addendum.pk = submission
    return _kept(addendum, event="note.added_to", by=by)


def _kept(note: Note, *, event: str, by: Member) -> Note:
    note.full_clean()
    note.save(force_insert=True)
    audit.record(event, subject=note, by=by, client=note.client)
    return note


def _locked_own(note: Note, *, by: Member) -> Note:
    """The note, locked and checked to be the member's own and unsigned."""
    locked: Note = (
        Note.objects.visible_to(by)
        .select_related("client")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=note.pk)
    )
    if locked.written_by_id != by.pk:
        raise PermissionDenied
    if locked.signed_at is not None:
        raise ValidationError("This note is signed and stays as it is. Write an addendum instead.")
    return locked
