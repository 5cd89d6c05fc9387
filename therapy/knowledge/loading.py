"""From the data folder to the library: read every file, look up every id, run every check, or say what is wrong."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from therapy.knowledge.checks import ERRORS, WARNINGS
from therapy.knowledge.folder import KINDS, FolderReader, version_of
from therapy.knowledge.keeping import keep, name_of, recall
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
    """The knowledge of the product, read once. Raises KnowledgeError, with every mistake, if there is one.

    What was read and found in order before, from these very files, is not read again.
    """
    version = version_of(DATA)
    name = name_of(version)
    if kept := recall(name):
        return Library(**kept, version=version)
    library = library_from(DATA)
    if library.version == version:  # else a file was changed while it was read
        keep({kind.field: getattr(library, kind.field) for kind in KINDS}, name)
    return library


def library_from(folder: Path) -> Library:
    """The knowledge in a data folder, read now. Raises KnowledgeError, with every mistake, if there is one."""
    examination = examine(folder)
    if examination.library is None:
        raise KnowledgeError(examination.errors)
    return examination.library


def examine(folder: Path) -> Examination:
    """Read and check a data folder. The checks between records wait until every record can be read."""
    with _nothing_thrown_away():
        return _examined(folder)


def _examined(folder: Path) -> Examination:
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


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Reading makes many small things and no rings of them, so looking for rings meanwhile only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
