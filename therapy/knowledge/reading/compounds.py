"""Readers made of readers: lists, pairs, tables, choices, and the marks an annotation adds."""

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from therapy.knowledge.reading.marks import AtLeast, Between, IdOf, Mark, Matches
from therapy.knowledge.reading.page import Page
from therapy.knowledge.reading.scalars import UNREAD, Reader, shown


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of any length, every entry of one type; `length` fixes the number of entries."""

    entry: Reader
    length: int | None = None

    @property
    def wanted(self) -> str:
        return "a list" if self.length is None else f"a list of {self.length} entries"

    def __call__(self, node: Node, key: str, page: Page, /) -> Any:
        if not isinstance(node, SequenceNode) or self.length not in (None, len(node.value)):
            page.wrong(node, f"'{key}' is {_counted(node)}, but must be {self.wanted}.", key)
            return UNREAD
        values = tuple(self.entry(inner, key, page) for inner in node.value)
        return UNREAD if UNREAD in values else values


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table whose keys are data, such as muscle ids or age bands; no key may stand in it twice."""

    key: Reader
    value: Reader
    wanted: str = "a table of keys and values"

    def __call__(self, node: Node, key: str, page: Page, /) -> Any:
        if not isinstance(node, MappingNode):
            page.wrong(node, f"'{key}' is {shown(node)}, but must be {self.wanted}.", key)
            return UNREAD
        table: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            name = self.key(key_node, key, page)
            value = self.value(value_node, str(key_node.value), page)
            if name in table and name is not UNREAD:
                page.wrong(key_node, f"'{key_node.value}' stands twice in '{key}'. Keep one of them.", key)
            table[name] = value
        return UNREAD if UNREAD in table or UNREAD in table.values() else MappingProxyType(table)


@dataclass(frozen=True, slots=True)
class EitherOf:
    """The first of several types that fits."""

    options: tuple[Reader, ...]

    @property
    def wanted(self) -> str:
        return " or ".join(option.wanted for option in self.options)

    def __call__(self, node: Node, key: str, page: Page, /) -> Any:
        for option in self.options:
            trial = Page(page.file)
            value = option(node, key, trial)
            if not trial.problems:
                page.references.extend(trial.references)
                return value
        page.wrong(node, f"'{key}' is {shown(node)}, but must be {self.wanted}.", key)
        return UNREAD


@dataclass(frozen=True, slots=True)
class Marked:
    """A value that must also satisfy its marks: bounds, form, length, or being an id."""

    inner: Reader
    marks: tuple[Mark, ...]

    @property
    def wanted(self) -> str:
        return self.inner.wanted

    def __call__(self, node: Node, key: str, page: Page, /) -> Any:
        value = self.inner(node, key, page)
        if value is UNREAD:
            return UNREAD
        for mark in self.marks:
            if isinstance(mark, IdOf):
                if value not in mark.also:
                    page.refer(node, mark.kind, key)
            elif complaint := _complaint(mark, value):
                page.wrong(node, f"'{key}' {complaint}.", key)
                return UNREAD
        return value


def _complaint(mark: Between | Matches | AtLeast, value: Any) -> str:
    """What is wrong with the value by this mark, after the name of its key; nothing if all is well."""
    if isinstance(mark, Between):
        return "" if mark.allows(value) else f"is {value:g}, but must be {mark}"
    if isinstance(mark, Matches):
        return "" if re.fullmatch(mark.pattern, value) else f"is '{value}', but must be {mark.form}"
    return "" if len(value) >= mark.count else f"needs at least {mark.count}, and has {len(value)}"


def _counted(node: Node) -> str:
    return f"a list of {len(node.value)}" if isinstance(node, SequenceNode) else shown(node)
