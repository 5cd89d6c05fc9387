"""Reading special tests, the behaviour of the complaint, re-tests, and how well each test could be done.

Therapists use tests and conditions, and hear of symptoms, that the knowledge does not hold: their names are kept as
they were written.
"""

from collections.abc import Collection, Iterator

from yaml.nodes import Node, SequenceNode

from therapy.knowledge import Library
from therapy.knowledge.reading import did_you_mean
from therapy.reasoning.cases.checks import check_finding
from therapy.reasoning.cases.examined import QualityRow, RetestRow, SpecialRow, SymptomsTable, weeks_of
from therapy.reasoning.cases.names import (
    Named,
    known_in_words,
    known_name,
    known_special,
    known_test,
    names_of,
    near_miss,
    plain,
)
from therapy.reasoning.cases.rows import side_of
from therapy.reasoning.cases.sheet import Sheet
from therapy.reasoning.cases.sides import check_side
from therapy.reasoning.values import Change, Done, Retested, SpecialTested, Symptoms

NO_RESPONSE = "none"


def read_specials(node: Node | None, places: Collection[str], sheet: Sheet) -> Iterator[SpecialTested]:
    """The special and provocation tests, by id where they are known; a test of the assessment may be among them.

    `places` are the regions of the complaint, for a name that several joints share. Under two of its names a test may
    stand twice: they are often two ways of doing it, and each result is kept.
    """
    first_time = sheet.once("was done already on this side")
    for row, each in sheet.rows(SpecialRow, node, "special"):
        name = _known(row.test, places, sheet.library) or _name("special test", row.test, "test", each, sheet)
        if first_time(each, plain(row.test), row.side):
            _check_special_side(row, name, each, sheet)
            yield SpecialTested(name, side_of(row.side), row.result)


def read_symptoms(node: Node | None, sheet: Sheet) -> Symptoms:
    """How the complaint behaves: one table, or a list of one."""
    if isinstance(node, SequenceNode) and len(node.value) == 1:
        node = node.value[0]
    if node is None or (isinstance(node, SequenceNode) and not node.value):
        return Symptoms()
    table = sheet.row(SymptomsTable, node, "symptoms")
    if table is None:
        return Symptoms()
    return Symptoms(
        provokes=tuple(_symptoms(table.provokes, "provokes", node, sheet)),
        eases=tuple(_symptoms(table.eases, "eases", node, sheet)),
        course=table.course or "",
        since_weeks=weeks_of(table.since),
        response_to_care=_response(table.response_to_care, node, sheet),
        since=table.since,
    )


def read_retests(node: Node | None, sheet: Sheet) -> Iterator[Retested]:
    """The findings that were looked at again under one changed condition."""
    first_time = sheet.once("was looked at again already under this condition on this side")
    for row, each in sheet.rows(RetestRow, node, "retests"):
        condition = _name("retest condition", row.condition, "condition", each, sheet)
        if first_time(each, row.observation, condition, row.side):
            check_finding(row, each, sheet.page, sheet.library)
            yield Retested(row.test, row.observation, side_of(row.side), condition, row.change)


def read_quality(
    node: Node | None, places: Collection[str], sheet: Sheet, specials: Collection[SpecialTested]
) -> dict[str, Done]:
    """How well each test could be done, by the test; a special test must be known, or recorded in this case."""
    first_time = sheet.once("was judged already")
    recorded = {each.test for each in specials}
    quality: dict[str, Done] = {}
    for row, each in sheet.rows(QualityRow, node, "quality"):
        known = _known(row.test, places, sheet.library)
        test = known or (row.test if row.test in recorded else "")
        if not test:
            names = {*sheet.library.tests, *names_of(sheet.library.special_tests), *recorded}
            says = f"'test' names the test '{row.test}', which does not exist." + did_you_mean(row.test, names)
            sheet.wrong(each, "test", says)
        elif first_time(each, test):
            quality[test] = row.done
    return quality


def _name(kind: str, name: str, key: str, node: Node, sheet: Sheet) -> str:
    """The id of a name that is known; a name that is not stays as it is, unless it is a slip of the pen."""
    known = known_name(kind, name, sheet.library)
    nearest = "" if known else near_miss(name, names_of(_records(kind, sheet.library)))
    if nearest:
        sheet.wrong(node, key, f"'{key}' names the {kind} '{name}', which does not exist. Did you mean '{nearest}'?")
    return known or name


def _check_special_side(row: SpecialRow, name: str, node: Node, sheet: Sheet) -> None:
    """A test of one side says which. Where the knowledge sees no sides, the one that reacted may still be noted."""
    test = sheet.library.special_tests.get(name)
    if test and test.sided:
        trunk = sheet.library.regions[test.region].trunk
        check_side(row.side, node, sheet, of=f"the special test '{name}'", sided=True, trunk=trunk)


def _known(name: str, places: Collection[str], library: Library) -> str:
    """The id of a test, special or of the assessment; "" if no test has this name."""
    return known_test(name, library) or known_special(name, places, library) or known_in_words(name, library)


def _symptoms(names: Collection[str], key: str, node: Node, sheet: Sheet) -> Iterator[str]:
    """Each symptom once: coughing and sneezing are two words for the same."""
    first_time = sheet.once(f"stands twice in '{key}'")
    told = {name: _name("symptom", name, key, node, sheet) for name in names if first_time(node, plain(name))}
    yield from dict.fromkeys(told.values())


def _response(words: str, node: Node, sheet: Sheet) -> str:
    """Better, same, worse or none; other words of the therapist's are kept, unless they are a slip of the pen."""
    answers = {*Change, NO_RESPONSE}
    nearest = "" if words in answers else near_miss(words, answers)
    if nearest:
        says = f"'response_to_care' is '{words}', but must be one of: better, same, worse, none, or words of your own."
        sheet.wrong(node, "response_to_care", f"{says} Did you mean '{nearest}'?")
    return words


def _records(kind: str, library: Library) -> Named:
    """The records of a kind that therapists name in their own ways."""
    kinds: dict[str, Named] = {
        "special test": library.special_tests,
        "symptom": library.symptoms,
        "retest condition": library.retest_conditions,
    }
    return kinds[kind]
