"""The data folder: which file holds which kind of record, and everything read from it.

The layout follows the catalogue: a kind with many records is a folder with a file for each, or one file with a
list, named like the catalogue's field; a kind with one record is one file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, get_args, get_origin, get_type_hints

from therapy.knowledge.library import Catalogue
from therapy.knowledge.places import Places
from therapy.knowledge.reading import Entry, Page, Problem, Reference, dangling, read_list, read_one
from therapy.knowledge.reading.nodes import line_of, text_at, value_at
from therapy.knowledge.reading.schema import noun


@dataclass(frozen=True, slots=True)
class Kind:
    """One field of the catalogue: the type of its records, and whether there are many."""

    field: str
    record_type: Any
    many: bool

    @property
    def id_key(self) -> str:
        """The key that tells the records apart: always the first."""
        return fields(self.record_type)[0].name

    @property
    def noun(self) -> str:
        return noun(self.record_type)


def _kinds() -> Iterator[Kind]:
    for name, annotation in get_type_hints(Catalogue).items():
        many = get_origin(annotation) is Mapping
        yield Kind(name, get_args(annotation)[1] if many else annotation, many)


KINDS: Final = tuple(_kinds())


def version_of(folder: Path) -> str:
    """A short name for exactly these files: it changes with every change of their content."""
    digest = sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _place(item: tuple[str, Any]) -> tuple[int, str]:
    """Where a record of its own file comes among its kind; a list has its order already, and a pose needs none."""
    return getattr(item[1], "order", 0), item[0]


@dataclass(slots=True)
class FolderReader:
    """Reads a data folder kind by kind and collects what is wrong with it."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=dict)
    places: Places = field(default_factory=Places)

    def catalogue(self) -> dict[str, Any]:
        """The records of every kind, by the names of the catalogue's fields, as far as they could be read."""
        contents = {kind.field: self._many(kind) if kind.many else self._single(kind) for kind in KINDS}
        self.known["observation"] = set(self._observations())
        self.problems += [*self._strangers(), *dangling(self.references, self.known)]
        return contents

    def _observations(self) -> Iterator[str]:
        """The id of every observation, also of the tests that could not be read."""
        for (kind, _), (_, test) in self.places.by_record.items():
            if kind == "tests":
                observations = value_at(test, "observations")
                yield from (text_at(each, "id") for each in (observations.value if observations else ()))

    def _single(self, kind: Kind) -> Any:
        for page, entry in self._from_file(kind):
            self.places.note((kind.field, ""), page.file, entry.node)
            return entry.record
        return None

    def _many(self, kind: Kind) -> Mapping[Any, Any]:
        files = self.folder / kind.field
        self.known[kind.noun] = {path.stem for path in files.glob("*.yaml")}
        if not files.is_dir():
            return MappingProxyType(self._records(kind, self._from_file(kind)))
        records = self._records(kind, self._from_folder(kind))
        return MappingProxyType(dict(sorted(records.items(), key=_place)))

    def _records(self, kind: Kind, entries: Iterable[tuple[Page, Entry[Any]]]) -> dict[Any, Any]:
        """The records that could be read, by id; even the others are known, so that no mistake is told twice."""
        records: dict[Any, Any] = {}
        key = kind.id_key
        for page, entry in entries:
            if record_id := text_at(entry.node, key):
                self.known[kind.noun].add(record_id)
                taken = self.places.note((kind.field, record_id), page.file, entry.node)
                self.problems += [taken] if taken else []
            if entry.record is not None:
                records[getattr(entry.record, key)] = entry.record
        return records

    def _from_file(self, kind: Kind) -> Iterator[tuple[Page, Entry[Any]]]:
        path = self.folder / f"{kind.field}.yaml"
        if not path.is_file():
            self.problems.append(Problem(path.name, 1, f"this file is missing. It holds the {kind.field}."))
            return
        page, text = Page(path.name), path.read_text(encoding="utf-8")
        entries = read_list(kind.record_type, text, page) if kind.many else [read_one(kind.record_type, text, page)]
        self._keep(page)
        yield from ((page, entry) for entry in entries if entry is not None)

    def _from_folder(self, kind: Kind) -> Iterator[tuple[Page, Entry[Any]]]:
        for path in sorted((self.folder / kind.field).glob("*.yaml")):
            page = Page(path.relative_to(self.folder).as_posix())
            entry = read_one(kind.record_type, path.read_text(encoding="utf-8"), page)
            if entry is not None:
                self._compare_with_name(entry.node, kind.id_key, path.stem, page)
                yield page, entry
            self._keep(page)

    def _compare_with_name(self, node: Any, key: str, stem: str, page: Page) -> None:
        record_id = text_at(node, key)
        if record_id not in ("", stem):
            says = f"'{key}' is '{record_id}', but the file is named '{stem}'. Make them the same."
            page.problems.append(Problem(page.file, line_of(node), says, key))

    def _keep(self, page: Page) -> None:
        self.problems += page.problems
        self.references += page.references

    def _strangers(self) -> Iterator[Problem]:
        """A problem for each file that belongs to no kind."""
        names = {kind.field for kind in KINDS}
        for path in sorted(self.folder.rglob("*")):
            inside = path.relative_to(self.folder)
            if path.is_file() and (path.suffix != ".yaml" or inside.parts[0].removesuffix(".yaml") not in names):
                yield Problem(inside.as_posix(), 1, "this file belongs to no kind of record. Rename or remove it.")
