"""The changes a test itself asks about: a yes or a no to one is a re-test of what was seen in that test."""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.reasoning.values import Change, FindingMade, Measurement, Reading, Retested


def retests_within_tests(
    measurements: Iterable[Measurement], findings: Iterable[FindingMade], library: Library
) -> Iterator[Retested]:
    """A re-test of every finding that such a change sets two explanations of apart."""
    seen = [each for each in findings if each.severity and each.observation in library.observations]
    for made in measurements:
        for modifier in library.tests[made.test].recording.modifiers:
            change = _change(made.values.get(modifier))
            condition = library.known_as("retest condition", modifier)
            if change:
                yield from (
                    Retested(made.test, each.observation, each.side, condition, change)
                    for each in seen
                    if _is_of(each, made, library) and _sets_apart(condition, each, library)
                )


def _change(said: Reading | None) -> Change | None:
    """What a modifier says; None where nothing was said."""
    if said in (True, "yes"):
        return Change.BETTER
    return Change.SAME if said is False or said == "no" else None


def _is_of(finding: FindingMade, made: Measurement, library: Library) -> bool:
    """Whether a finding is of the test that was measured, on the side that was, or on any where none was named."""
    same_test = library.test_of(library.observation(finding.observation)).id == made.test
    return same_test and (finding.side is made.side or not finding.side or not made.side)


def _sets_apart(condition: str, finding: FindingMade, library: Library) -> bool:
    pairs = library.discriminators.values()
    return any(each.condition == condition and finding.observation in each.observations for each in pairs)
