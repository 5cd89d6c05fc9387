"""Which tests would tell more of a muscle, and have not been done."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from types import MappingProxyType

from therapy.knowledge import Library
from therapy.knowledge.records import Arm
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis, State

TESTS_NAMED = 2
ARMS = {State.OVER: (Arm.OVER,), State.UNDER: (Arm.UNDER,), State.CONFLICTING: (Arm.OVER, Arm.UNDER)}

type Question = tuple[str, Arm]


def telling_tests(each: MuscleHypothesis, examined: Collection[str], library: Library) -> tuple[str, ...]:
    """The tests that were not done and would show this muscle most plainly, the most telling first."""
    telling = that_speak_of(each.muscle, library, ARMS[each.state])
    return tuple(test for test in telling if test not in examined)[:TESTS_NAMED]


def that_speak_of(muscle: str, library: Library, arms: Iterable[Arm] = (Arm.OVER, Arm.UNDER)) -> tuple[str, ...]:
    """Every test that may show this muscle doing too much (or too little), the most telling first."""
    weights: dict[str, float] = {}
    for arm in arms:
        for test, link in _links(library).get((muscle, arm), {}).items():
            weights[test] = max(link, weights.get(test, 0.0))
    return tuple(sorted(weights, key=lambda test: (-weights[test], test)))


@cache
def _links(library: Library) -> Mapping[Question, Mapping[str, float]]:
    """For each muscle and arm, the tests that speak of it and the heaviest weight they do so with."""
    links: dict[Question, dict[str, float]] = {}
    for sign in library.signs.values():
        if sign.group in library.tests:
            for arm, table in sign.links.items():
                for muscle, link in table.items():
                    of_tests = links.setdefault((muscle, arm), {})
                    of_tests[sign.group] = max(link, of_tests.get(sign.group, 0.0))
    return MappingProxyType(links)
