"""The fields of one entry on one side: what is recorded, or what was typed and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from therapy.assessments.books import BOOKS, OF_A_TEST, Subject, retests_known
from therapy.assessments.books.fields import Grade, SomeOf
from therapy.assessments.books.words import grade_words, words_of
from therapy.assessments.models import Measurement
from therapy.knowledge import Library

CLOSER = ("value", "pain", "end_feel", "by", "done")
SIDE_WORDS = {"left": "Left", "right": "Right", "": ""}

type Kept = Mapping[tuple[str, str, str, str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Slot:
    """One entry of a book on one side, as the page shows it."""

    subject: Subject
    side: str
    recorded: Mapping[str, Any] | None = None
    typed: Mapping[str, Any] | None = None
    error: str = ""
    unit: str = ""

    @property
    def name(self) -> str:
        return f"exam.{self.subject.book}.{self.subject.key}.{self.subject.site}.{self.side}"

    @property
    def side_words(self) -> str:
        return SIDE_WORDS[self.side]

    @property
    def label(self) -> str:
        """What a field of it is called aloud: "FABER, left"."""
        return f"{self.subject.name}, {self.side}" if self.side else self.subject.name

    @property
    def shown(self) -> dict[str, Any]:
        """What stands in the fields, as text; a list where several may be ticked. A unit is proposed."""
        value = {"unit": self.unit, **((self.recorded if self.typed is None else self.typed) or {})}
        return {part: said if isinstance(said, list) else _text(said) for part, said in value.items()}

    @property
    def closer(self) -> str:
        """What is recorded in the parts that a closed row does not show, in words."""
        said = words_of(self.subject, self.recorded or {}, CLOSER)
        return f"{self.side_words}: {said}" if said and self.side else said.capitalize()

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """The grades to tap, and the recorded one where it lies between two of them."""
        marks = {mark: mark for mark in Grade.marks}
        grade = (self.recorded or {}).get("grade", 0)
        return tuple(sorted((marks | {_text(grade): grade_words(grade)}).items()))

    @property
    def is_unfinished(self) -> bool:
        """Whether something is recorded from which nothing can follow, such as pain alone."""
        return bool(self.recorded and self.subject.results) and not self.subject.has_result(self.recorded)

    @property
    def place(self) -> dict[str, str]:
        """Where it belongs, as a change names it."""
        subject = self.subject
        return {"test": subject.book, "key": subject.key, "site": subject.site, "side": self.side}

    def said_in(self, data: QueryDict) -> dict[str, Any] | None:
        """What a posted form says of it; None if it says nothing of it at all."""
        said = {part: self._posted(part, data) for part in self.subject.fields if f"{self.name}.{part}" in data}
        return {part: value for part, value in said.items() if value} if said else None

    def is_changed(self, said: Mapping[str, Any], was: Any) -> bool:
        """Whether this is something else than the page had seen; what cannot be read is."""
        try:
            return self.subject.read(said) != (was or None)
        except ValidationError:
            return True

    def _posted(self, part: str, data: QueryDict) -> Any:
        name = f"{self.name}.{part}"
        return data.getlist(name) if isinstance(self.subject.fields[part], SomeOf) else data.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything in the books of one assessment, and what was typed above it.

    `unit` is the one in which strength was measured first in this sitting: the next is likely to be in it too.
    """

    kept: Kept
    typed: Mapping[str, Mapping[str, Any]]
    errors: Mapping[str, str]
    unit: str

    @classmethod
    def of(
        cls,
        rows: Iterable[Measurement],
        *,
        typed: Mapping[str, Mapping[str, Any]] | None = None,
        errors: Mapping[str, str] | None = None,
    ) -> "Entries":
        kept = {(row.test, row.key, row.site, row.side): row.value for row in rows if row.test in BOOKS}
        units = (value.get("unit") for (book, *_), value in kept.items() if book == "strength")
        return cls(kept, typed or {}, errors or {}, unit=next(filter(None, units), "N"))

    def slots(self, subject: Subject) -> tuple[Slot, ...]:
        """The entries of a subject, side by side."""
        return tuple(self._slot(subject, side) for side in subject.sides)

    def _slot(self, subject: Subject, side: str) -> Slot:
        slot = Slot(subject, side, self.kept.get((subject.book, subject.key, subject.site, side)), unit=self.unit)
        return replace(slot, typed=self.typed.get(slot.name), error=self.errors.get(slot.name, ""))


def slots_beside(test_id: str, entries: Entries, library: Library) -> tuple[Slot, ...]:
    """What is said of a test as a whole, and each of its findings looked at again under a condition."""
    whole = [BOOKS[book](library, test_id, "") for book in OF_A_TEST]
    seen = [each.id for each in library.tests[test_id].observations]
    again = [BOOKS["retest"](library, key, condition) for key, condition in retests_known(library) if key in seen]
    return tuple(slot for subject in (*whole, *again) for slot in entries.slots(subject))


def _text(said: Any) -> str:
    """As it stands in a field: 4 for 4.0, and yes for a tick."""
    if isinstance(said, bool):
        return "yes" if said else ""
    return f"{said:g}" if isinstance(said, int | float) else str(said)
