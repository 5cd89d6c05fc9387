"""From special and provocation tests to findings: positive is seen, negative is looked for and not seen."""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.reasoning.evidence.recorded import special_in_words
from therapy.reasoning.evidence.told import RecordedOnly, Told, measured, sides_meant
from therapy.reasoning.values import Result, SpecialTested

SEVERITIES = {Result.POSITIVE: 2, Result.NEGATIVE: 0}
"""What is unclear says nothing either way."""


def read_specials(tested: Iterable[SpecialTested], library: Library) -> Iterator[Told]:
    """What each special test shows; one that the knowledge does not hold, or only notes, is recorded only."""
    for each in tested:
        signs = _signs(each, library)
        if not signs:
            yield RecordedOnly(special_in_words(each, library))
        for sign in signs:
            for side in sides_meant(each.side, sided=library.signs[sign].sided):
                yield measured(sign, side, SEVERITIES[each.result], library)


def _signs(each: SpecialTested, library: Library) -> tuple[str, ...]:
    """The signs that a result shows, or shows not to be there."""
    if each.result not in SEVERITIES:
        return ()
    special = library.known_as("special test", each.test)
    if special:
        return () if library.special_tests[special].note_only else (f"special:{special}",)
    return _in_short(each, library) if each.test in library.tests else ()


def _in_short(each: SpecialTested, library: Library) -> tuple[str, ...]:
    """A test of the assessment given in one word: its main observation, or all that a negative clears."""
    meant = library.tests[each.test].in_short
    if each.result is Result.NEGATIVE:
        return meant.negative
    return (meant.positive,) if meant.positive else ()
