"""Reading what was marked, measured and seen: the body map, the numbers of the tests, the findings."""

from collections.abc import Iterator

from yaml.nodes import MappingNode, Node

from therapy.reasoning.cases.checks import check_finding, check_mark, check_measurement
from therapy.reasoning.cases.measures import read_measures
from therapy.reasoning.cases.rows import BodyMapRow, FindingRow, MeasurementRow, side_of
from therapy.reasoning.cases.sheet import Sheet
from therapy.reasoning.values import BodyMapEntry, FindingMade, Measurement

MEASUREMENT_KEYS = ("test", "side", "site")


def read_marks(node: Node | None, sheet: Sheet) -> Iterator[BodyMapEntry]:
    """The marks on the body map."""
    first_time = sheet.once("was marked already")
    for row, each in sheet.rows(BodyMapRow, node, "body_map"):
        if first_time(each, row.region, row.side):
            check_mark(row, each, sheet.page, sheet.library)
            yield row.entry()


def read_findings(node: Node | None, sheet: Sheet) -> Iterator[FindingMade]:
    """The findings the therapist made."""
    first_time = sheet.once("was given already on this side")
    for row, each in sheet.rows(FindingRow, node, "findings"):
        if first_time(each, row.observation, row.side):
            check_finding(row, each, sheet.page, sheet.library)
            yield FindingMade(row.observation, side_of(row.side), row.severity)


def read_measurements(node: Node | None, sheet: Sheet) -> Iterator[Measurement]:
    """The numbers of the tests, by the keys of each test."""
    first_time = sheet.once("was measured already on this side and site")
    for each in sheet.each(node, "measurements"):
        measured = _take_measures(each)
        row = sheet.row(MeasurementRow, each)
        test = sheet.library.tests.get(row.test) if row else None
        if row and test and first_time(each, row.test, row.side, row.site):
            values = read_measures(test, measured, sheet.page)
            check_measurement(row, measured, each, sheet.page, test)
            yield Measurement(row.test, side_of(row.side), row.site or "", values)


def _take_measures(node: Node) -> dict[str, Node]:
    """Take the numbers out of a measurement; test, side and site stay in it."""
    if not isinstance(node, MappingNode):
        return {}
    taken = {str(key.value): value for key, value in node.value if key.value not in MEASUREMENT_KEYS}
    node.value = [pair for pair in node.value if pair[0].value in MEASUREMENT_KEYS]
    return taken
