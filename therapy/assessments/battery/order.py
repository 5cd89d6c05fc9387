"""A list of tests put in another order."""

from collections.abc import Sequence


def added(tests: Sequence[str], more: Sequence[str], *, after: str = "") -> list[str]:
    """The list with those it lacks, put after one of its tests, else at its end."""
    new = [test for test in dict.fromkeys(more) if test not in tests]
    at = tests.index(after) + 1 if after in tests else len(tests)
    return [*tests[:at], *new, *tests[at:]]


def moved(tests: Sequence[str], test: str, steps: int) -> list[str]:
    """The list with one test so many steps further down, up if negative; one it lacks moves nothing."""
    if test not in tests:
        return list(tests)
    rest = without(tests, test)
    at = min(max(tests.index(test) + steps, 0), len(rest))
    return [*rest[:at], test, *rest[at:]]


def without(tests: Sequence[str], test: str) -> list[str]:
    return [each for each in tests if each != test]
