"""From the data folder to the library: read every file, look up every id, run every check, or say what is wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from therapy.knowledge.checks import ERRORS, WARNINGS
from therapy.knowledge.folder import FolderReader, version_of
from therapy.knowledge.library import Library
from therapy.knowledge.places import Places, Remark
from therapy.knowledge.reading import Problem, ReadingError

DATA: Final = Path(__file__).parent / "data"


class KnowledgeError(ReadingError):
    """The knowledge holds mistakes, so nothing may start from it; every one of them is listed."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of reading a data folder: the library unless there are errors, and what is worth a look."""

    library: Library | None
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@cache
def load_library() -> Library:
    """The knowledge of the product, read once. Raises KnowledgeError, with every mistake, if there is one."""
    return library_from(DATA)


def library_from(folder: Path) -> Library:
    """The knowledge in a data folder, read now. Raises KnowledgeError, with every mistake, if there is one."""
    examination = examine(folder)
    if examination.library is None:
        raise KnowledgeError(examination.errors)
    return examination.library


def examine(folder: Path) -> Examination:
    """Read and check a data folder. The checks between records wait until every record can be read."""
    reader = FolderReader(folder)
    contents = reader.catalogue()
    if reader.problems:
        return Examination(None, errors=tuple(sorted(reader.problems)))
    library = Library(**contents, version=version_of(folder))
    errors = _run(ERRORS, library, reader.places)
    warnings = _run(WARNINGS, library, reader.places)
    return Examination(None if errors else library, errors, warnings)


def _run(
    checks: Iterable[Callable[[Library], Iterable[Remark]]], library: Library, places: Places
) -> tuple[Problem, ...]:
    return tuple(sorted(places.problem(remark) for check in checks for remark in check(library)))
