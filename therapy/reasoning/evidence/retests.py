"""From re-tests to findings: a finding that changes under a condition sets two explanations apart."""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.knowledge.records import Discriminator
from therapy.reasoning.evidence.recorded import retest_in_words
from therapy.reasoning.evidence.told import RecordedOnly, Told, measured
from therapy.reasoning.values import Change, Retested

BETTER = (2, 0)
NOT_BETTER = (0, 1)
"""Severities of the first explanation and of the second; that it did not help speaks only softly for the second."""


def read_retests(retests: Iterable[Retested], library: Library) -> Iterator[Told]:
    """What each re-test says of the explanations it sets apart; one that sets none apart is recorded only."""
    for each in retests:
        rivals = tuple(_set_apart(each, library))
        if not rivals:
            yield RecordedOnly(retest_in_words(each, library))
        first, second = BETTER if each.change is Change.BETTER else NOT_BETTER
        for rival in rivals:
            yield measured(f"retest:{rival.id}:first", each.side, first, library)
            yield measured(f"retest:{rival.id}:second", each.side, second, library)


def _set_apart(each: Retested, library: Library) -> Iterator[Discriminator]:
    condition = library.known_as("retest condition", each.condition)
    for rivals in library.discriminators.values():
        if rivals.condition == condition and each.observation in rivals.observations:
            yield rivals
