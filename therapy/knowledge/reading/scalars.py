"""Readers of single values: text, numbers, yes or no, dates, and words of a closed vocabulary.

Every reader is called with a node, the key it stands at and the page; it returns the value, or UNREAD after
it has written its complaint on the page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final, Protocol

from yaml.nodes import Node, ScalarNode, SequenceNode

from therapy.knowledge.reading.nodes import EMPTY, is_empty
from therapy.knowledge.reading.page import Page
from therapy.knowledge.reading.problems import did_you_mean

UNREAD: Final = object()

# Fifteen digits are more than any measure needs, and keep a number from running to infinity.
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(r"[-+]?([0-9]{1,15}(\.[0-9]*)?|\.[0-9]+)")


class Reader(Protocol):
    """Turns a node into a value; `wanted` says in words what it accepts."""

    @property
    def wanted(self) -> str: ...

    def __call__(self, node: Node, key: str, page: Page, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Scalar:
    """Reads one value by a parser that raises ValueError for anything it does not accept."""

    wanted: str
    parse: Callable[[str], Any]
    quotes: bool = False

    def __call__(self, node: Node, key: str, page: Page, /) -> Any:
        if isinstance(node, ScalarNode) and (self.quotes if node.style else node.value not in EMPTY):
            try:
                return self.parse(node.value)
            except ValueError:
                pass
        page.wrong(node, f"'{key}' is {shown(node)}, but must be {self.wanted}.", key)
        return UNREAD


@dataclass(frozen=True, slots=True)
class Word:
    """Reads a word of a closed vocabulary."""

    words: dict[str, Enum]

    @property
    def wanted(self) -> str:
        return "one of: " + ", ".join(self.words)

    def __call__(self, node: Node, key: str, page: Page, /) -> Any:
        if isinstance(node, ScalarNode) and node.value in self.words:
            return self.words[node.value]
        nearest = did_you_mean(node.value, self.words) if isinstance(node, ScalarNode) else ""
        page.wrong(node, f"'{key}' is {shown(node)}, but must be {self.wanted}.{nearest}", key)
        return UNREAD


def word_reader(vocabulary: type[Enum]) -> Word:
    return Word({str(member.value): member for member in vocabulary})


def shown(node: Node) -> str:
    """What stands in a node, as it is quoted in a complaint."""
    if is_empty(node):
        return "empty"
    if isinstance(node, ScalarNode):
        return f"'{node.value}'"
    return "a list" if isinstance(node, SequenceNode) else "a table"


def _text(written: str) -> str:
    if not written.strip():
        raise ValueError
    return written


def _whole(written: str) -> int:
    if not _WHOLE.fullmatch(written):
        raise ValueError
    return int(written)


def _number(written: str) -> float:
    if not _NUMBER.fullmatch(written):
        raise ValueError
    return float(written)


def _truth(written: str) -> bool:
    if written not in ("true", "false"):
        raise ValueError
    return written == "true"


SCALARS: Final[dict[Any, Reader]] = {
    str: Scalar("text", _text, quotes=True),
    int: Scalar("a whole number", _whole),
    float: Scalar("a number", _number),
    bool: Scalar("true or false", _truth),
    date: Scalar("a date such as 2026-11-20", date.fromisoformat, quotes=True),
}
