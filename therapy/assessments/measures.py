"""Everything that is measured: the numbers of the tests, and the books of what is examined beside them."""

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError

from therapy.assessments.books import BOOKS, Subject
from therapy.assessments.sheet import Entry, entry_of, known_test
from therapy.knowledge import Library


@dataclass(frozen=True, slots=True)
class Where:
    """Where a measurement belongs: the measure of a test, or the entry of a book, on a side or at a site."""

    test: str
    key: str
    side: str = ""
    site: str = ""

    @property
    def as_fields(self) -> dict[str, str]:
        return asdict(self)


def measure_at(library: Library, where: Where) -> Entry | Subject:
    """What is measured there. Raises ValidationError if the knowledge has no such thing, or not on this side."""
    measure = _measure(library, where)
    if where.side not in measure.sides:
        raise ValidationError(f"{measure.name}: {'say left or right' if len(measure.sides) > 1 else 'it has no side'}.")
    return measure


def _measure(library: Library, where: Where) -> Entry | Subject:
    if where.test not in BOOKS:
        return entry_of(known_test(library, where.test), where.key, where.site)
    subject = BOOKS[where.test](library, where.key, where.site)
    if where.site != subject.site:
        raise ValidationError(f"{subject.name}: it has no site. Leave the site out.")
    return subject
