"""Where one can look: the regions that can be examined, how the complaint behaves, and the re-tests."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from therapy.assessments.books import BOOKS
from therapy.assessments.models import BodyMapEntry, Measurement
from therapy.assessments.words import region_words
from therapy.knowledge import Library

EXAMINED, SYMPTOMS, RETESTS, RECORDED = "examined", "symptoms", "retests", "recorded"


@dataclass(frozen=True, slots=True)
class Place:
    """One part of the examination, and how many entries it holds."""

    id: str
    name: str
    count: int

    @property
    def query(self) -> str:
        """What leads there, after the address of the examination."""
        return "" if self.id == EXAMINED else f"?region={self.id}"


def places_of(rows: Iterable[Measurement], library: Library) -> tuple[Place, ...]:
    """The regions that can be examined, from head to foot."""
    counts = _counts(rows, library)
    return tuple(
        Place(each, region_words(library.regions[each]), counts.get(each, 0)) for each in regions_examined(library)
    )


def beside_tests(rows: Sequence[Measurement], library: Library) -> tuple[Place, ...]:
    """The links beside the tests: how the complaint behaves, joints and muscles together, and the re-tests."""
    counts = _counts(rows, library)
    elsewhere = (SYMPTOMS, RETESTS)
    entries = sum(any(place not in elsewhere for place in _places_of(row, library)) for row in rows)
    return (
        Place(SYMPTOMS, "How it behaves", counts.get(SYMPTOMS, 0)),
        Place(EXAMINED, "Joints and muscles", entries),
        Place(RETESTS, "Re-tests", counts.get(RETESTS, 0)),
    )


def beside_of(place: str) -> str:
    """Which of the links beside the tests leads to this place."""
    return place if place in (SYMPTOMS, RETESTS) else EXAMINED


def regions_examined(library: Library) -> list[str]:
    """The regions with anything to examine, from head to foot."""
    of_movements = {each.region for each in library.movements.values()}
    of_muscles = {region for each in library.muscle_exams.values() for region in library.muscles[each.muscle].regions}
    of_tests = {each.region for each in library.special_tests.values()}
    known = of_movements | of_muscles | of_tests
    return sorted(known, key=lambda region: -library.regions[region].order)


def first_place(body_map: Sequence[BodyMapEntry], library: Library) -> str:
    """Where it hurts most, if it can be examined there; else the first region."""
    known = regions_examined(library)
    hurting = sorted(body_map, key=lambda row: (-(row.pain or 0), -(row.tension or 0)))
    return next((row.region for row in hurting if row.region in known), known[0])


def _counts(rows: Iterable[Measurement], library: Library) -> dict[str, int]:
    """How many entries each place holds."""
    counts: dict[str, int] = {}
    for row in rows:
        for place in _places_of(row, library):
            counts[place] = counts.get(place, 0) + 1
    return counts


def _places_of(row: Measurement, library: Library) -> Iterator[str]:
    if row.test not in BOOKS or row.test in ("quality", "own"):
        return
    if row.test == "symptoms":
        yield SYMPTOMS
    elif row.test == "retest":
        yield RETESTS
    elif row.key in library.special_tests:
        yield library.special_tests[row.key].region
    elif row.key in library.movements:
        yield library.movements[row.key].region
    elif row.key in library.muscles:
        yield from library.muscles[row.key].regions
    elif row.test == "palpation":
        yield row.key
