"""What was found, test by test: seen, looked for and not seen, measured; and what nobody tested."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from therapy.assessments.books import OF_A_TEST
from therapy.assessments.books.words import lines_of
from therapy.assessments.sheet import sides_of
from therapy.assessments.words import NOT_TESTED, severity_words, test_words
from therapy.knowledge.records import Observation
from therapy.reasoning.values import FindingMade
from therapy.reports.contents.material import Material
from therapy.reports.contents.measured import measured
from therapy.reports.paper import Block, Heading, Lines, Section, Table, Text

HEAD, WIDTHS = ("Test", "Looked for", "Left", "Right", "No side"), (5, 7, 2, 2, 2)
NOTHING = "–"
BEGUN = "begun, and nothing it looks for was recorded"
UNSEEN = "Only what was seen stands here. Looked for and not seen: {count}."

type Seen = Mapping[str, Sequence[FindingMade]]


def found(material: Material) -> Section | None:
    """In plain words what was seen; in clinical words everything that was looked for, with both sides."""
    if material.assessment is None:
        return None
    tests = _by_test(material)
    blocks = list(_plainly(tests, material) if material.report.is_plain else _clinically(tests, material))
    blocks += _not_tested(tests, material)
    return Section("What we found" if material.report.is_to_client else "Findings", blocks) if blocks else None


def _by_test(material: Material) -> dict[str, list[FindingMade]]:
    """What was looked for with the eye, by the name of its test, in the order in which the tests were done."""
    signs, tests = material.library.signs, dict[str, list[FindingMade]]()
    for each in material.analysis.findings:
        if each.observation in material.library.observations:
            tests.setdefault(signs[each.observation].group, []).append(each)
    return tests


def _plainly(tests: Seen, material: Material) -> Iterator[Block]:
    unseen = 0
    for test, findings in tests.items():
        seen = [each for each in findings if each.severity]
        unseen += len(findings) - len(seen)
        if seen:
            yield Lines(list(_seen_lines(seen, material)), title=_name(test, material))
    if tests:
        yield Text(UNSEEN.format(count=unseen), is_quiet=True)


def _seen_lines(seen: Iterable[FindingMade], material: Material) -> Iterator[str]:
    """Such as "Knee travels inward: left clear, right slight"."""
    sides: dict[str, list[str]] = {}
    for each in seen:
        label = material.library.signs[each.observation].label
        sides.setdefault(label, []).append(" ".join(filter(None, (each.side, severity_words(each.severity)))))
    return (f"{label}: {', '.join(words)}" for label, words in sides.items())


def _clinically(tests: Seen, material: Material) -> Iterator[Block]:
    if tests:
        rows = [(_name(test, material), *row) for test, seen in tests.items() for row in _rows(seen, material)]
        yield Table(HEAD, rows, WIDTHS, is_grouped=True)
    if table := measured(material):
        yield Heading("Measured")
        yield table
    examined = lines_of(material.measurements, material.library)
    if examined:
        yield Lines(examined, title="Examined")


def _rows(findings: Iterable[FindingMade], material: Material) -> Iterator[tuple[str, ...]]:
    """A sign a row. What follows from a number is said of its own side alone."""
    sides: dict[str, dict[str, int]] = {}
    for each in findings:
        sides.setdefault(each.observation, {})[str(each.side)] = each.severity
    for observation, seen in sides.items():
        sign = material.library.observation(observation)
        yield sign.label, *(_cell(side, seen, sign) for side in ("left", "right", ""))


def _cell(side: str, seen: Mapping[str, int], sign: Observation) -> str:
    """Not tested never looks like not seen; a side that the sign has not is a dash."""
    is_asked = side in sides_of(sign) and sign.trigger is None
    return severity_words(seen.get(side)) if is_asked or side in seen else NOTHING


def _name(test: str, material: Material) -> str:
    known = material.library.tests.get(test)
    return test_words(known) if known else test


def _not_tested(tests: Seen, material: Material) -> list[Block]:
    """The tests of the set that nobody did, with the reason where one was given."""
    assessment = material.assessment
    done = {*tests, *(row.test for row in material.measurements), "body_map"}
    left = [test for test in assessment.tests if test not in done] if assessment else []
    lines = [_left_out(test, material) for test in left]
    return [Lines(lines, title=NOT_TESTED.capitalize())] if lines else []


def _left_out(test: str, material: Material) -> str:
    """The test with why it was left out; one of which only pain or a note is kept was begun."""
    is_begun = any(row.test in OF_A_TEST and row.key == test for row in material.measurements)
    reason = material.assessment.skipped.get(test, "") if material.assessment else ""
    return ": ".join(filter(None, (_name(test, material), reason or (BEGUN if is_begun else ""))))
