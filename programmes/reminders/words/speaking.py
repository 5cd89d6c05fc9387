"""What a practice says: in each language its own words, and ours for the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import override

from clients.records.languages import Language
from programmes.reminders.models import PracticeWords
from programmes.reminders.words.arabic import ARABIC
from programmes.reminders.words.english import ENGLISH
from programmes.reminders.words.german import GERMAN
from programmes.reminders.words.spanish import SPANISH
from programmes.reminders.words.wording import Speech, Words

SPEECHES: Mapping[str, Speech] = {
    Language.ENGLISH: ENGLISH,
    Language.GERMAN: GERMAN,
    Language.SPANISH: SPANISH,
    Language.ARABIC: ARABIC,
}


@dataclass(frozen=True, slots=True)
class PracticeSays:
    """The words of one practice. `own` has those it wrote itself, by kind and language."""

    own: Mapping[tuple[str, str], Words]

    def of(self, kind: str, language: str) -> Words:
        return self.own.get((kind, language)) or SPEECHES[language].words[kind]


def words_of(practice_id: UUID) -> PracticeSays:
    rows = PracticeWords.across_practices.filter(practice=practice_id)
    parts = rows.values_list("kind", "language", "subject", "text", "short")
    return PracticeSays({(kind, language): Words(*said) for kind, language, *said in parts})


def values_for(first_name: str, practice: str, day: date, at: time, language: str) -> dict[str, str]:
    """What stands in the place of each placeholder, the day in that language."""
    with override(language):
        told = date_format(day, SPEECHES[language].day)
    return {"first_name": first_name, "practice": practice, "day": told, "time": f"{at:%H:%M}"}
