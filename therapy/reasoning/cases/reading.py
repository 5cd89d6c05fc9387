"""From the text of a case to its record, or to every mistake in it with its line and what would be right."""

from dataclasses import dataclass, replace

import yaml
from yaml.nodes import MappingNode, Node

from therapy.knowledge import Library
from therapy.knowledge.reading import Page, Problem, ReadingError, dangling
from therapy.knowledge.reading.nodes import compose
from therapy.knowledge.reading.scalars import UNREAD, shown
from therapy.knowledge.reading.schema import record_reader
from therapy.reasoning.cases.asked import read_quality, read_retests, read_specials, read_symptoms
from therapy.reasoning.cases.rows import CaseFile
from therapy.reasoning.cases.seen import read_findings, read_marks, read_measurements
from therapy.reasoning.cases.sheet import Sheet
from therapy.reasoning.cases.tested import read_lengths, read_ranges, read_strength
from therapy.reasoning.values import Record

ROWS = (
    "body_map",
    "measurements",
    "findings",
    "strength",
    "range",
    "length",
    "special",
    "symptoms",
    "retests",
    "quality",
)


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
    given = _case(root, Sheet(page, library)) if root else None
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


def _case(root: MappingNode, sheet: Sheet) -> Case | None:
    """The case, or None with the mistakes on the page."""
    rows = _take_rows(root, sheet.page)
    head = record_reader(CaseFile)(root, "case", sheet.page)
    marks = tuple(read_marks(rows.get("body_map"), sheet))
    places = tuple(dict.fromkeys(mark.region for mark in marks))
    specials = tuple(read_specials(rows.get("special"), places, sheet))
    record = Record(
        findings=tuple(read_findings(rows.get("findings"), sheet)),
        body_map=marks,
        measurements=tuple(read_measurements(rows.get("measurements"), sheet)),
        strength=tuple(read_strength(rows.get("strength"), sheet)),
        ranges=tuple(read_ranges(rows.get("range"), sheet)),
        lengths=tuple(read_lengths(rows.get("length"), sheet)),
        specials=specials,
        retests=tuple(read_retests(rows.get("retests"), sheet)),
        symptoms=read_symptoms(rows.get("symptoms"), sheet),
        quality=read_quality(rows.get("quality"), places, sheet, specials),
    )
    if head is UNREAD:
        return None
    return Case(head.case, replace(record, red_flags=head.red_flags, client=head.client.facts()), head.template)


def _take_rows(root: MappingNode, page: Page) -> dict[str, Node]:
    """Take the lists of rows out of the root; the rest is the head of the case."""
    rows: dict[str, Node] = {}
    head = []
    for key_node, value_node in root.value:
        key = str(key_node.value)
        if key in ROWS and key not in rows:
            rows[key] = value_node
        elif key in ROWS:
            page.wrong(key_node, f"'{key}' stands twice in a case. Keep one of them.", key)
        else:
            head.append((key_node, value_node))
    root.value = head
    return rows
