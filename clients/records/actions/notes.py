from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.records.models import Client, Note

NOTHING_WRITTEN = "Write something, or go back without saving."
SIGNED = "This note is signed and stays as it is. Write an addendum instead."
CHANGED_ELSEWHERE = "This note was changed in another window since. Both are shown: put together what should stay."


class ChangedElsewhere(ValidationError):
    """The note holds other words than those this change was made from; `note` is what it holds now."""

    def __init__(self, note: Note) -> None:
        super().__init__(CHANGED_ELSEWHERE)
        self.note = note


@transaction.atomic
def write_note(*, client: Client, submission: UUID | None = None, by: Member, **words: str) -> Note:
    """Write a note (`words` by part: see `PARTS`), still open to its writer alone until signed.

    The same `submission` returns the note it made.
    """
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if submission and (made := Note.objects.of(client).filter(pk=submission, written_by=by).first()):
        return made
    note = Note(practice_id=client.practice_id, client=client, written_by=by, **_stripped(words))
    if submission:
        note.pk = submission
    return _kept(note, event="note.written", by=by)


@transaction.atomic
def change_note(*, note: Note, version: int | None = None, by: Member, **words: str) -> Note:
    """Change the member's own note; the same words again change nothing.

    `version` is the one the words were written from. Raises ValidationError once the note is signed, and
    ChangedElsewhere where it moved on meanwhile.
    """
    note, new = _locked_own(note, by=by), _stripped(words)
    if all(getattr(note, part) == said for part, said in new.items()):
        return note
    if note.signed_at is not None:
        raise ValidationError(SIGNED)
    if version is not None and version != note.version:
        raise ChangedElsewhere(note)
    for part, said in new.items():
        setattr(note, part, said)
    note.version += 1
    _insist_on_words(note)
    note.full_clean()
    note.save(update_fields=[*new, "version"])
    audit.record("note.changed", subject=note, by=by, client=note.client)
    return note


@transaction.atomic
def keep_draft(*, client: Client, submission: UUID, version: int, words: Mapping[str, str], by: Member) -> Note:
    """Keep what is written so far: a new note under `submission`, or the words of the one it made before."""
    note = write_note(client=client, submission=submission, by=by, **words)
    return change_note(note=note, version=version, by=by, **words)


@transaction.atomic
def sign_note(*, note: Note, now: datetime, by: Member) -> Note:
    """Close the member's own note: from now on colleagues read it and nobody changes it."""
    note = _locked_own(note, by=by)
    if note.signed_at is not None:
        raise ValidationError(SIGNED)
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


def _stripped(words: Mapping[str, str]) -> dict[str, str]:
    return {part: said.strip() for part, said in words.items()}


def _insist_on_words(note: Note) -> None:
    if not any(note.words.values()):
        raise ValidationError(NOTHING_WRITTEN)


def _kept(note: Note, *, event: str, by: Member) -> Note:
    _insist_on_words(note)
    note.full_clean()
    note.save(force_insert=True)
    audit.record(event, subject=note, by=by, client=note.client)
    return note


def _locked_own(note: Note, *, by: Member) -> Note:
    """The note, locked and checked to be the member's own."""
    locked: Note = (
        Note.objects.visible_to(by)
        .select_related("client")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=note.pk)
    )
    if locked.written_by_id != by.pk:
        raise PermissionDenied
    return locked
