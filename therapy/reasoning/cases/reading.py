"""From the text of a case to its record, or to every mistake in it with its line and what would be right."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from therapy.knowledge import Library
from therapy.knowledge.reading import Page, Problem, ReadingError, dangling
from therapy.knowledge.reading.nodes import compose
from therapy.knowledge.reading.scalars import UNREAD, shown
from therapy.knowledge.reading.schema import record_reader
from therapy.reasoning.cases.checks import check_finding, check_mark, check_measurement
from therapy.reasoning.cases.measures import read_measures
from therapy.reasoning.cases.rows import BodyMapRow, CaseFile, FindingRow, MeasurementRow, side_of
from therapy.reasoning.values import BodyMapEntry, FindingMade, Measurement, Record

NOT_READ_YET = ("strength", "range", "length", "special", "symptoms", "retests", "quality")
ROWS = ("body_map", "measurements", "findings")
MEASUREMENT_KEYS = ("test", "side", "site")


@dataclass(frozen=True, slots=True)
class Case:
    """One assessment as a file tells it; `template` is the id to draft from, or None to have one proposed."""

    name: str
    record: Record
    template: str | None


def read_case(text: str, library: Library, *, file: str = "case") -> Case:
    """The case a YAML text describes. Raises ReadingError with every mistake in it."""
    page = Page(file)
    root = _root(text, page)
    given = _CaseReader(page, library).read(root) if root else None
    problems = [*page.problems, *dangling(page.references, library.ids)]
    if given is None or problems:
        raise ReadingError(problems)
    return given


def _root(text: str, page: Page) -> MappingNode | None:
    try:
        root = compose(text)
    except yaml.YAMLError as error:
        page.problems.append(Problem(page.file, _line_of_error(error), f"this is not YAML: {_reason(error)}."))
        return None
    if isinstance(root, MappingNode):
        return root
    says = f"the file holds {shown(root)}" if root else "the file is empty"
    page.problems.append(Problem(page.file, 1, f"{says}, but a case is a table that begins with 'case: a_name'."))
    return None


def _line_of_error(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _reason(error: yaml.YAMLError) -> str:
    return getattr(error, "problem", None) or "it cannot be decoded"


class _CaseReader:
    """Reads one case row by row, so that a mistake in one row hides none in another."""

    def __init__(self, page: Page, library: Library) -> None:
        self._page = page
        self._library = library

    def read(self, root: MappingNode) -> Case | None:
        """The case, or None with the mistakes on the page."""
        rows = self._take_rows(root)
        head = record_reader(CaseFile)(root, "case", self._page)
        marks = tuple(self._marks(rows.get("body_map")))
        measurements = tuple(self._measurements(rows.get("measurements")))
        findings = tuple(self._findings(rows.get("findings")))
        if head is UNREAD:
            return None
        record = Record(findings, marks, measurements, head.red_flags, head.client.facts())
        return Case(head.case, record, head.template)

    def _take_rows(self, root: MappingNode) -> dict[str, Node]:
        """Take the lists of rows, and what is not read yet, out of the root; the rest is the head of the case."""
        rows: dict[str, Node] = {}
        head = []
        for key_node, value_node in root.value:
            key = str(key_node.value)
            if key in NOT_READ_YET:
                self._page.wrong(
                    key_node, f"'{key}' is not read yet: it belongs to a later version. Leave it out for now.", key
                )
            elif key in ROWS and key not in rows:
                rows[key] = value_node
            elif key in ROWS:
                self._page.wrong(key_node, f"'{key}' stands twice in a case. Keep one of them.", key)
            else:
                head.append((key_node, value_node))
        root.value = head
        return rows

    def _marks(self, node: Node | None) -> Iterator[BodyMapEntry]:
        seen = self._once("was marked already")
        for each in self._each(node, "body_map"):
            row = self._row(BodyMapRow, each)
            if row and seen(each, row.region, row.side):
                check_mark(row, each, self._page, self._library)
                yield row.entry()

    def _findings(self, node: Node | None) -> Iterator[FindingMade]:
        seen = self._once("was given already on this side")
        for each in self._each(node, "findings"):
            row = self._row(FindingRow, each)
            if row and seen(each, row.observation, row.side):
                check_finding(row, each, self._page, self._library)
                yield FindingMade(row.observation, side_of(row.side), row.severity)

    def _measurements(self, node: Node | None) -> Iterator[Measurement]:
        seen = self._once("was measured already on this side and site")
        for each in self._each(node, "measurements"):
            measured = self._take_measures(each)
            row = self._row(MeasurementRow, each)
            test = self._library.tests.get(row.test) if row else None
            if row and test and seen(each, row.test, row.side, row.site):
                values = read_measures(test, measured, self._page)
                check_measurement(row, measured, each, self._page, test)
                yield Measurement(row.test, side_of(row.side), row.site or "", values)

    def _take_measures(self, node: Node) -> dict[str, Node]:
        """Take the numbers out of a measurement; test, side and site stay in it."""
        if not isinstance(node, MappingNode):
            return {}
        taken = {str(key.value): value for key, value in node.value if key.value not in MEASUREMENT_KEYS}
        node.value = [pair for pair in node.value if pair[0].value in MEASUREMENT_KEYS]
        return taken

    def _each(self, node: Node | None, key: str) -> list[Node]:
        if node is None or isinstance(node, SequenceNode):
            return list(node.value) if node else []
        self._page.wrong(node, f"'{key}' is {shown(node)}, but must be a list of rows.", key)
        return []

    def _row[Row](self, shape: type[Row], node: Node) -> Row | None:
        row: Any = record_reader(shape)(node, "row", self._page)
        return None if row is UNREAD else row

    def _once(self, says: str) -> Callable[..., bool]:
        """A watch that lets each thing through once, and complains of it the second time."""
        seen: set[tuple[Hashable, ...]] = set()

        def first_time(node: Node, *what: Hashable) -> bool:
            if what in seen:
                self._page.wrong(node, f"'{what[0]}' {says}. Keep one of them.")
                return False
            seen.add(what)
            return True

        return first_time
