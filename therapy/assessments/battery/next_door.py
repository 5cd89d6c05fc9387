"""Which test would tell most now, by what was found so far."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from therapy.assessments.hypotheses.untested import telling_tests
from therapy.assessments.sheet import BODY_MAP
from therapy.assessments.words import test_words
from therapy.knowledge import Library
from therapy.knowledge.records import Test
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.explanation import place_words
from therapy.reasoning.names import muscle_name

SHOWN, MUSCLES_ASKED, PLACES_NAMED = 2, 8, 2

type Told = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NextDoor:
    """A test worth doing next, and of what it would tell more. `is_in` says that it is on the list already."""

    test: Test
    why: str
    is_in: bool

    @property
    def name(self) -> str:
        return test_words(self.test)


def next_door(
    analysis: Analysis, tests: Collection[str], over: Collection[str], library: Library
) -> tuple[NextDoor, ...]:
    """The tests that tell of most muscles and places that stand open; `over` are those done or skipped."""
    if analysis.safety.stop:
        return ()
    told = list(_would_tell(analysis, {*over, BODY_MAP}, library))
    counted = Counter(test for test, _ in told)
    ranked = sorted(counted, key=lambda test: (-counted[test], test not in tests, library.tests[test].minutes, test))
    return tuple(NextDoor(library.tests[test], _why(test, told), test in tests) for test in ranked[:SHOWN])


def _would_tell(analysis: Analysis, over: Collection[str], library: Library) -> Iterator[Told]:
    """Each test with what it would tell of: the muscles that stand out, then places nobody has looked at."""
    for each in analysis.leading[:MUSCLES_ASKED]:
        for test in telling_tests(each, over, library):
            yield test, muscle_name(each.muscle, each.side, library)
    for place in analysis.look_next:
        for test in place.tests:
            if test not in over:
                yield test, f"the {place_words(place.node, library)}, not looked at yet"


def _why(test: str, told: Collection[Told]) -> str:
    names = list(dict.fromkeys(what for of, what in told if of == test))
    more = len(names) - PLACES_NAMED
    words = ", ".join([names[0], *(name[:1].lower() + name[1:] for name in names[1:PLACES_NAMED])])
    return f"{words} and {more} more" if more > 0 else words
