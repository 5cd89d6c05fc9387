"""From special and provocation tests to findings: positive is seen, negative is looked for and not seen."""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.knowledge.signs import Sign
from therapy.reasoning.evidence.recorded import special_in_words
from therapy.reasoning.evidence.told import RecordedOnly, Told, measured, sides_meant
from therapy.reasoning.values import Result, SpecialTested

SEVERITIES = {Result.POSITIVE: 2, Result.NEGATIVE: 0}
"""What is unclear says nothing either way."""


def read_specials(tested: Iterable[SpecialTested], library: Library) -> Iterator[Told]:
    """What each special test shows; one the knowledge does not hold, or only notes, is recorded only."""
    for each in tested:
        sign = _sign(each.test, library)
        if sign is None or sign.note_only or each.result not in SEVERITIES:
            yield RecordedOnly(special_in_words(each, library))
            continue
        for side in sides_meant(each.side, sided=sign.sided):
            yield measured(sign.id, side, SEVERITIES[each.result], library)


def _sign(name: str, library: Library) -> Sign | None:
    """What a positive result is a sign of.

    A test of the assessment that a number decides may be given in short as positive or negative too: it then
    stands for the observation that speaks most clearly, if that is the one with the number.
    """
    special = library.known_as("special test", name)
    if special or name not in library.tests:
        return library.signs.get(f"special:{special}")
    leading = max(library.tests[name].observations, key=lambda seen: seen.confidence)
    return library.signs.get(leading.id) if leading.trigger else None
