"""Templates as JSON: read strictly, with a sentence for each mistake that names its line, and written again."""

import json
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, Final, NoReturn
from uuid import UUID

from django.core.exceptions import ValidationError
from yaml import YAMLError

from programmes.library.exercises import library_of
from programmes.library.poses.reading import record_of
from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.schema import complaints
from therapy.knowledge import load_library
from therapy.knowledge.reading import Page, ReadingError, read_mapping, read_one
from therapy.knowledge.reading.nodes import compose

MOST_BYTES: Final = 262_144
MOST_TOLD: Final = 12
NOT_A_TABLE: Final = "A template's file holds one table, {…}, with its name, audience and stages. This one does not."

type Record = dict[str, Any]
type Known = Mapping[str, Collection[str]]


def known_to(practice_id: UUID) -> Known:
    """The ids a template of this practice may name: the knowledge's, and its own exercises. One query."""
    return {**load_library().ids, "exercise": library_of(practice_id)}


def read_file(text: str, *, file: str, known: Known) -> TemplateRecord:
    """The template in a file. Raises ValidationError with a sentence for every mistake, up to MOST_TOLD."""
    said = _json(text, file)
    try:
        contents = read_mapping(TemplateRecord, _readable(text, said, file), file=file, known=known)
    except ReadingError as error:
        raise ValidationError(_told(error)) from error
    if wrong := list(islice(complaints(said), MOST_TOLD)):  # a number in the place of words, which reading forgives
        raise ValidationError([f"{file}, {each}" for each in wrong])
    return contents


def checked(contents: TemplateRecord, *, known: Known) -> TemplateRecord:
    """The same contents, read strictly once more. Raises ValidationError as a file does, without naming lines."""
    try:
        return read_mapping(TemplateRecord, text_of(contents), file="", known=known)
    except ReadingError as error:
        raise ValidationError([_capital(each.says) for each in error.problems[:MOST_TOLD]]) from error


def contents_in(record: Record) -> TemplateRecord:
    """What a kept version says. It was checked when it was kept, so ids that are gone since are no mistake."""
    return _kept(json.dumps(record, ensure_ascii=False))


@lru_cache(maxsize=64)
def _kept(text: str) -> TemplateRecord:
    page = Page("template")
    entry = read_one(TemplateRecord, text, page)
    if entry is None or entry.record is None:
        raise ReadingError(page.problems)
    return entry.record


def record_in(contents: TemplateRecord) -> Record:
    """The contents as a row keeps them and a file holds them: only what is said."""
    return record_of(contents)


def text_of(contents: TemplateRecord) -> str:
    """The file of a template."""
    return json.dumps(record_in(contents), indent=2, ensure_ascii=False) + "\n"


def _json(text: str, file: str) -> Record:
    """JSON alone, one table, no name twice, no number that does not exist."""
    try:
        said = json.loads(text, object_pairs_hook=_table, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise ValidationError(f"{file}, line {error.lineno}: this is not JSON: {error.msg}.") from error
    except RecursionError as error:
        raise ValidationError(f"{file}: lists stand in lists deeper than any template. It was not read.") from error
    except ValueError as error:
        raise ValidationError(f"{file}: {error}") from error
    if not isinstance(said, dict):
        raise ValidationError(f"{file}: {NOT_A_TABLE}")
    return said


def _readable(text: str, said: Record, file: str) -> str:
    """The text as the reader of the knowledge takes it, line for line unless letters are written as numbers."""
    plain = json.dumps(said, indent=2, ensure_ascii=False) if "\\u" in text else text.replace("\t", " ")
    try:
        plain.encode()
        compose(plain)
    except (UnicodeEncodeError, YAMLError) as error:
        raise ValidationError(f"{file}: it holds a letter that no page can show. Write words alone.") from error
    return plain


def _table(pairs: list[tuple[str, Any]]) -> Record:
    table: Record = {}
    for name, value in pairs:
        if name in table:
            raise ValueError(f"“{name[:40]}” stands twice in one table. Keep one of them.")
        table[name] = value
    return table


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"“{word}” is no number.")


def _told(error: ReadingError) -> list[str]:
    said = [str(each) for each in error.problems]
    more = len(said) - MOST_TOLD
    return said[:MOST_TOLD] + ([f"And {more} more. Mend these first."] if more > 0 else [])


def _capital(says: str) -> str:
    return says[:1].upper() + says[1:]
