"""What an entry of a book is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from therapy.assessments.books.fields import Field
from therapy.assessments.sheet import WHOLE

type Value = dict[str, Any]

NOTHING_SAID: tuple[Any, ...] = (None, "", [])


def as_it_is(value: Value) -> Value:
    """Nothing to settle between the parts."""
    return value


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a book is kept of: a muscle's strength, a special test, a re-test of a finding.

    `fields` are the parts of its value; one of `results` has to be among them for anything to follow from it, the
    others only say more of it. `settle` puts parts in order that depend on each other.
    """

    book: str
    key: str
    name: str
    fields: Mapping[str, Field]
    sides: tuple[str, ...] = WHOLE
    site: str = ""
    results: tuple[str, ...] = ()
    settle: Callable[[Value], Value] = field(default=as_it_is, repr=False)

    def read(self, said: Any) -> Value | None:
        """The value as it is kept; None where nothing was said. Raises ValidationError naming the part."""
        if not said:
            return None
        if not isinstance(said, Mapping) or set(said) - set(self.fields):
            raise ValidationError(f"{self.name}: give an object with {', '.join(self.fields)}.")
        parts = {part: self._part(part, said[part]) for part in self.fields if said.get(part) not in NOTHING_SAID}
        try:
            return self.settle({part: value for part, value in parts.items() if value is not None}) or None
        except ValueError as wrong:
            raise ValidationError(f"{self.name}: {wrong}.") from None

    def has_result(self, value: Mapping[str, Any] | None) -> bool:
        """Whether anything may follow from this value."""
        return any(part in (value or {}) for part in self.results)

    def _part(self, part: str, said: Any) -> Any:
        try:
            return self.fields[part].read(said)
        except ValueError as wrong:
            raise ValidationError(f"{self.name}, {part.replace('_', ' ')}: {wrong}.") from None
