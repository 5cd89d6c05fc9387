"""Where every record of the catalogue was written, so that a later check can still name file and line."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml.nodes import Node

from therapy.knowledge.reading.nodes import Step, line_of, locate
from therapy.knowledge.reading.problems import Problem


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say about one record, at a path inside it; the path's first step is the key.

    `record` is the name of the catalogue's field and the record's id there; the id is empty for a kind of
    which there is one.
    """

    record: tuple[str, str]
    path: tuple[Step, ...]
    says: str


type Remarks = Iterator[Remark]


@dataclass(slots=True)
class Places:
    """The file and node of every record that was read."""

    by_record: dict[tuple[str, str], tuple[str, Node]] = field(default_factory=dict)

    def note(self, record: tuple[str, str], file: str, node: Node) -> Problem | None:
        """Remember where a record stands; the problem if its id is taken already."""
        if record not in self.by_record:
            self.by_record[record] = (file, node)
            return None
        earlier_file, earlier = self.by_record[record]
        says = f"the id '{record[1]}' is taken already, by {earlier_file}, line {line_of(earlier)}."
        return Problem(file, line_of(node), says, "id")

    def problem(self, remark: Remark) -> Problem:
        """The remark as a problem with its file and line."""
        file, node = self.by_record[remark.record]
        return Problem(file, locate(node, remark.path), remark.says, str(remark.path[0]) if remark.path else "")
