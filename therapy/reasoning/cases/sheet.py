"""The page of a case with the knowledge beside it: rows read one by one, so that a mistake in one hides no other."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from yaml.nodes import Node, SequenceNode

from therapy.knowledge import Library
from therapy.knowledge.reading import Page
from therapy.knowledge.reading.nodes import value_at
from therapy.knowledge.reading.scalars import UNREAD, shown
from therapy.knowledge.reading.schema import record_reader

type FirstTime = Callable[..., bool]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is being read, and what it is read against."""

    page: Page
    library: Library

    def rows[Row](self, shape: type[Row], node: Node | None, key: str) -> Iterator[tuple[Row, Node]]:
        """Every row of a list that could be read, with its node."""
        for each in self.each(node, key):
            row = self.row(shape, each)
            if row is not None:
                yield row, each

    def each(self, node: Node | None, key: str) -> list[Node]:
        """The nodes of a list; none, with a complaint, if it is no list."""
        if node is None or isinstance(node, SequenceNode):
            return list(node.value) if node else []
        self.page.wrong(node, f"'{key}' is {shown(node)}, but must be a list of rows.", key)
        return []

    def row[Row](self, shape: type[Row], node: Node, key: str = "row") -> Row | None:
        """One row in its shape, or None with the complaints on the page."""
        row: Any = record_reader(shape)(node, key, self.page)
        return None if row is UNREAD else row

    def wrong(self, node: Node, key: str, says: str) -> None:
        """Complain of a row, at the line of the key that is wrong if it stands there."""
        self.page.wrong(value_at(node, key) or node, says, key)

    def once(self, says: str) -> FirstTime:
        """A watch that lets each thing through once, and complains of it the second time."""
        seen: set[tuple[Hashable, ...]] = set()

        def first_time(node: Node, *what: Hashable) -> bool:
            if what in seen:
                self.page.wrong(node, f"'{what[0]}' {says}. Keep one of them.")
                return False
            seen.add(what)
            return True

        return first_time
