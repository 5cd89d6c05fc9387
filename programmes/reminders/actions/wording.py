"""An admin puts messages into the practice's own words."""

from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from programmes.reminders.models import Kind, PracticeWords
from programmes.reminders.words import Words, check_words


@transaction.atomic
def change_words(*, kind: Kind, words: Words, by: Member) -> PracticeWords:
    """Say this in messages of this kind from now on.

    Raises ValidationError, at the field, for unknown placeholders, for a name where a locked screen would show it,
    and for names of body parts, muscles and exercises.
    """
    check_words(words)
    own = PracticeWords.objects.visible_to(by).filter(kind=kind).first() or PracticeWords(
        practice_id=by.practice_id, kind=kind
    )
    own.subject, own.text, own.short = words.subject, words.text, words.short
    own.full_clean()
    own.save()
    audit.record("words.changed", subject=own, by=by, kind=kind)
    found: PracticeWords = own
    return found


@transaction.atomic
def restore_words(*, kind: Kind, by: Member) -> None:
    """Go back to our own words. Where the practice has none of its own nothing changes."""
    if own := PracticeWords.objects.visible_to(by).filter(kind=kind).first():
        audit.record("words.restored", subject=own, by=by, kind=kind)
        own.delete()
