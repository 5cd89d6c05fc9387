"""Strict reading: YAML into frozen dataclasses, with every mistake named by file, line and key.

Describe what a file may hold as a dataclass (see `marks` for bounds and ids), then

    case = read_mapping(Case, text, file="knee.yaml", known=library.ids)

raises `ReadingError` with all its `problems` at once. An optional field has a default; an invariant between
fields is a ValueError from `__post_init__`, a sentence without its full stop.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import yaml
from yaml.nodes import Node, SequenceNode

from therapy.knowledge.reading.nodes import compose
from therapy.knowledge.reading.page import Page, Reference, dangling
from therapy.knowledge.reading.problems import Problem, ReadingError, did_you_mean
from therapy.knowledge.reading.scalars import UNREAD, shown
from therapy.knowledge.reading.schema import noun, record_reader

__all__ = [
    "Entry",
    "Page",
    "Problem",
    "ReadingError",
    "Reference",
    "dangling",
    "did_you_mean",
    "read_list",
    "read_mapping",
    "read_one",
]


@dataclass(frozen=True, slots=True)
class Entry[Record]:
    """A record with the node it was read from; None in its place if it had a mistake."""

    node: Node
    record: Record | None


NO_IDS: Mapping[str, Collection[str]] = MappingProxyType({})


def read_mapping[Record](
    record_type: type[Record], text: str, *, file: str, known: Mapping[str, Collection[str]] = NO_IDS
) -> Record:
    """The record a YAML text describes. `known` holds the ids of each kind it may refer to.

    Raises ReadingError with every mistake in the text.
    """
    page = Page(file)
    entry = read_one(record_type, text, page)
    problems = [*page.problems, *dangling(page.references, known)]
    if entry is None or entry.record is None or problems:
        raise ReadingError(problems)
    return entry.record


def read_one[Record](record_type: type[Record], text: str, page: Page) -> Entry[Record] | None:
    """The entry of a file that holds one record; None, after a complaint on the page, if it is no YAML."""
    root = _root(text, page)
    return None if root is None else _entry(record_type, root, page)


def read_list[Record](record_type: type[Record], text: str, page: Page) -> list[Entry[Record]]:
    """The entries of a file that holds a list of records."""
    root = _root(text, page)
    if root is None:
        return []
    if not isinstance(root, SequenceNode):
        page.wrong(root, f"the file holds {shown(root)}, but must hold a list, one entry for each {noun(record_type)}.")
        return []
    return [_entry(record_type, node, page) for node in root.value]


def _entry[Record](record_type: type[Record], node: Node, page: Page) -> Entry[Record]:
    record = record_reader(record_type)(node, noun(record_type), page)
    return Entry(node, None if record is UNREAD else record)


def _root(text: str, page: Page) -> Node | None:
    """The root node, or None after a complaint that the text is empty or not YAML."""
    try:
        root = compose(text)
    except yaml.YAMLError as error:
        page.problems.append(_not_yaml(error, page.file))
        return None
    if root is None:
        page.problems.append(Problem(page.file, 1, "the file is empty."))
    return root


def _not_yaml(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or "it cannot be decoded"
    return Problem(file, mark.line + 1 if mark else 1, f"this is not YAML: {reason}.")
