"""An admin puts messages into the practice's own words."""

from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.records.languages import Language
from programmes.library.exercises import own_names_of
from programmes.reminders.models import Kind, PracticeWords
from programmes.reminders.words import Words, check_words


@transaction.atomic
def change_words(*, kind: Kind, language: Language, words: Words, by: Member) -> PracticeWords:
    """Say this in messages of this kind to who reads this language, from now on.

    Raises ValidationError, at the field, for unknown placeholders, for a name where a locked screen would show it,
    and for names of body parts, muscles and exercises.
    """
    check_words(words, own_names=own_names_of(by.practice_id))
    own = PracticeWords.objects.visible_to(by).filter(kind=kind, language=language).first() or PracticeWords(
        practice_id=by.practice_id, kind=kind, language=language
    )
    own.subject, own.text, own.short = words.subject, words.text, words.short
    own.full_clean()
    own.save()
    audit.record("words.changed", subject=own, by=by, kind=kind, language=language)
    found: PracticeWords = own
    return found


@transaction.atomic
def restore_words(*, kind: Kind, language: Language, by: Member) -> None:
    """Go back to our own words. Where the practice has none of its own nothing changes."""
    if own := PracticeWords.objects.visible_to(by).filter(kind=kind, language=language).first():
        audit.record("words.restored", subject=own, by=by, kind=kind, language=language)
        own.delete()
