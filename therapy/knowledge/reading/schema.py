"""The schema is the dataclass: its field names, types, enums, marks and defaults say what a record may hold."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode, Node

from therapy.knowledge.reading.compounds import EitherOf, ListOf, Marked, TableOf
from therapy.knowledge.reading.page import Page
from therapy.knowledge.reading.problems import did_you_mean
from therapy.knowledge.reading.scalars import SCALARS, UNREAD, Reader, shown, word_reader


@cache
def reader_for(annotation: Any) -> Reader:
    """The reader of a type annotation. TypeError for a type that no record may use."""
    if annotation in SCALARS:
        return SCALARS[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return Marked(reader_for(arguments[0]), arguments[1:])
    if origin is tuple:
        return _list_reader(arguments)
    if origin is Mapping:
        return TableOf(reader_for(arguments[0]), reader_for(arguments[1]))
    if origin in (Union, UnionType):
        return _choice_reader(arguments)
    return _class_reader(annotation)


def _list_reader(arguments: tuple[Any, ...]) -> Reader:
    length = None if arguments[-1] is Ellipsis else len(arguments)
    return ListOf(reader_for(arguments[0]), length)


def _choice_reader(arguments: tuple[Any, ...]) -> Reader:
    """An optional value is absent or whole: writing it and leaving it empty is a mistake."""
    options = tuple(reader_for(argument) for argument in arguments if argument is not NoneType)
    return options[0] if len(options) == 1 else EitherOf(options)


def _class_reader(annotation: Any) -> Reader:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return word_reader(annotation)
    return RecordReader.of(annotation)


def record_reader(record_type: Any) -> Reader:
    """The reader of a record type; made once."""
    return reader_for(record_type)


def noun(record_type: type) -> str:
    """The name of a kind of record in words: `RedFlag` is a "red flag"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record_type.__name__).lower()


def a(words: str) -> str:
    """The words with their article."""
    return f"an {words}" if words[0] in "aeio" else f"a {words}"  # "a unit", so u takes the plain one


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a record: how it is read and whether it may be absent."""

    name: str
    read: Reader
    required: bool


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads a table as a frozen dataclass; a ValueError from its `__post_init__` becomes a complaint."""

    record_type: Any
    slots: Mapping[str, Slot]
    required: frozenset[str]

    @classmethod
    def of(cls, record_type: type) -> "RecordReader":
        hints = get_type_hints(record_type, include_extras=True)
        slots = [_slot(each, hints[each.name]) for each in fields(record_type) if each.init]
        required = frozenset(slot.name for slot in slots if slot.required)
        return cls(record_type, {slot.name: slot for slot in slots}, required)

    @property
    def wanted(self) -> str:
        return f"a table with the fields of {self._article_noun}"

    @property
    def _article_noun(self) -> str:
        return a(noun(self.record_type))

    def __call__(self, node: Node, key: str, page: Page, /) -> Any:
        if not isinstance(node, MappingNode):
            page.wrong(node, f"'{key}' is {shown(node)}, but must be {self.wanted}.", key)
            return UNREAD
        given = self._given(node, page)
        before = len(page.problems)
        for name in self.required - given.keys():
            page.wrong(node, f"{self._article_noun} needs '{name}', and it is missing here.", name)
        values = {name: self.slots[name].read(inner, name, page) for name, inner in given.items()}
        return UNREAD if len(page.problems) > before else self._build(node, key, values, page)

    def _given(self, node: MappingNode, page: Page) -> dict[str, Node]:
        given: dict[str, Node] = {}
        for key_node, value_node in node.value:
            name = str(key_node.value)
            if name not in self.slots:
                page.wrong(key_node, f"'{name}' is not a field of {self._article_noun}.{self._hint(name)}", name)
            elif name in given:
                page.wrong(key_node, f"'{name}' stands twice in {self._article_noun}. Keep one of them.", name)
            else:
                given[name] = value_node
        return given

    def _hint(self, name: str) -> str:
        return did_you_mean(name, self.slots) or f" Its fields are: {', '.join(self.slots)}."

    def _build(self, node: Node, key: str, values: dict[str, Any], page: Page) -> Any:
        try:
            return self.record_type(**values)
        except ValueError as error:
            page.wrong(node, f"{error}.", key)
            return UNREAD


def _slot(each: "Field[Any]", annotation: Any) -> Slot:
    required = each.default is MISSING and each.default_factory is MISSING
    return Slot(each.name, reader_for(annotation), required)
