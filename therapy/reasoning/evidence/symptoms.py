"""From the behaviour of a complaint to findings, at each place that is complained of.

What was not named is no evidence against anything: nobody says that it was asked.
"""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.reasoning.evidence.marks import complaints
from therapy.reasoning.evidence.recorded import eased_in_words, provoked_in_words
from therapy.reasoning.evidence.told import RecordedOnly, Told, measured
from therapy.reasoning.values import BodyMapEntry, Node, Symptoms

CLEAR = 2


def read_symptoms(symptoms: Symptoms, body_map: Iterable[BodyMapEntry], library: Library) -> Iterator[Told]:
    """What brings the complaints on and what eases them; what speaks of none of their places is recorded only."""
    places = complaints(body_map, library)
    for stem, names, in_words in (
        ("provoked_by", symptoms.provokes, provoked_in_words),
        ("eased_by", symptoms.eases, eased_in_words),
    ):
        for name in names:
            told = tuple(_at(places, f"{stem}:{library.known_as('symptom', name)}", library))
            yield from told or (RecordedOnly(in_words(name, library)),)


def _at(places: Iterable[Node], stem: str, library: Library) -> Iterator[Told]:
    for at in places:
        if f"{stem}:{at.region}" in library.signs:
            yield measured(f"{stem}:{at.region}", at.side, CLEAR, library)
