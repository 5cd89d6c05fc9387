"""What an entry of a book says, in a line of words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from therapy.assessments.books.fields import OneOf, SomeOf
from therapy.assessments.books.shelf import BOOKS
from therapy.assessments.books.subject import Subject
from therapy.assessments.models import Measurement
from therapy.knowledge import Library

WORDS: Mapping[str, Callable[[Any], str]] = {
    "grade": lambda said: f"{grade_words(said)} of 5",
    "degrees": lambda said: f"{said:g}°",
    "cm": lambda said: f"{said:g} cm",
    "usual": lambda _: "as usual, by eye",
    "pain": lambda said: f"pain {said:g}",
    "end_feel": lambda said: f"end feel {said}",
    "by": lambda said: f"tested by: {said}",
    "done": lambda said: f"done {said}",
    "course": lambda said: f"getting {said}" if said != "same" else "staying the same",
    "since": lambda said: f"since {said}",
    "response_to_care": lambda said: f"with care: {said}",
    "why": lambda said: f"“{said}”",
    "note": lambda said: f"“{said}”",
}
LISTS = {"provokes": "brought on by", "eases": "eased by"}


def lines_of(rows: Iterable[Measurement], library: Library) -> tuple[str, ...]:
    """A line for each entry of the books, book by book: "Gluteus medius strength, left: 4 of 5, pain 2"."""
    order = list(BOOKS)
    entries = sorted((row for row in rows if row.test in BOOKS), key=lambda row: order.index(row.test))
    return tuple(_line(row, library) for row in entries)


def words_of(subject: Subject, value: Mapping[str, Any], parts: Iterable[str]) -> str:
    """These parts of a value in words."""
    return ", ".join(_words(subject, value, tuple(part for part in parts if part in value)))


def grade_words(grade: float) -> str:
    """A grade as therapists write it: "4+" for 4.33."""
    near = round(grade)
    if grade == near:
        return f"{near}"
    return f"{near}+" if grade > near else f"{near}−"


def _line(row: Measurement, library: Library) -> str:
    subject = BOOKS[row.test](library, row.key, row.site)
    at = f", {row.side}" if row.side else ""
    return f"{subject.name}{at}: {words_of(subject, row.value, subject.fields)}"


def _words(subject: Subject, value: Mapping[str, Any], parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        field, said = subject.fields[part], value[part]
        if part == "value":
            unit = subject.fields["unit"]
            yield f"{said:g} {dict(unit.options)[value['unit']]}" if isinstance(unit, OneOf) else f"{said:g}"
        elif isinstance(field, SomeOf):
            names = dict(field.options)
            yield f"{LISTS[part]} {'; '.join(names.get(each, each).lower() for each in said)}"
        elif part != "unit":
            yield WORDS[part](said) if part in WORDS else str(said)
