"""One text being read: its mistakes so far, and the ids it refers to, to be looked up when all ids are known."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from yaml.nodes import Node

from therapy.knowledge.reading.nodes import line_of
from therapy.knowledge.reading.problems import Problem, did_you_mean


class Reference(NamedTuple):
    """The mention of another record by its id."""

    kind: str
    id: str
    file: str
    line: int
    key: str


@dataclass(slots=True)
class Page:
    """Collects what goes wrong and what is referred to while one file is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def wrong(self, node: Node, says: str, key: str = "") -> None:
        self.problems.append(Problem(self.file, line_of(node), says, key))

    def refer(self, node: Node, kind: str, key: str) -> None:
        self.references.append(Reference(kind, node.value, self.file, line_of(node), key))


def dangling(references: Iterable[Reference], known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """A problem for each reference whose id is not among the known ids of its kind."""
    for seen in references:
        ids = known.get(seen.kind, ())
        if seen.id not in ids:
            says = f"'{seen.key}' names the {seen.kind} '{seen.id}', which does not exist." + did_you_mean(seen.id, ids)
            yield Problem(seen.file, seen.line, says, seen.key)
