"""One muscle asked about: what speaks for it and against it on each side, and how the therapist sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from therapy.assessments.books import BOOKS
from therapy.assessments.examination.places import regions_examined
from therapy.assessments.examination.slots import Entries, Slot
from therapy.assessments.hypotheses.cards import Cards, Hypothesis
from therapy.assessments.hypotheses.untested import that_speak_of
from therapy.assessments.models import Measurement
from therapy.assessments.own_views import OWN_VIEW
from therapy.assessments.words import region_words, test_words
from therapy.knowledge import Library
from therapy.knowledge.records import Muscle
from therapy.reasoning.analysis import Analysis

type Named = tuple[str, str]
"""An id, and its name."""


@dataclass(frozen=True, slots=True)
class AskedSide:
    """One side: what was concluded of it, None where nothing speaks for it, and the therapist's own view."""

    card: Hypothesis | None
    view: Slot

    @property
    def words(self) -> str:
        return self.view.side_words


@dataclass(frozen=True, slots=True)
class MuscleAsked:
    """Everything a therapist may ask of one muscle. `place` is where it is examined by itself, if it can be."""

    muscle: Muscle
    sides: tuple[AskedSide, ...]
    done: tuple[Named, ...]
    not_done: tuple[Named, ...]
    place: str

    @property
    def is_silent(self) -> bool:
        """Whether nothing was concluded of it; each conclusion says itself what was not tested."""
        return not any(each.card for each in self.sides)


def muscle_asked(
    muscle: Muscle, analysis: Analysis, rows: Sequence[Measurement], library: Library, **typed: Any
) -> MuscleAsked:
    """By what was concluded of it (nothing, after a stop), and by the therapist's own views among the `rows`.

    What was `typed` above them, and its `errors`, are as `Entries.of` takes them.
    """
    concluded = () if analysis.safety.stop else analysis.muscles
    make = Cards(analysis, {}, library)
    cards = {str(each.side): make.muscle(each) for each in concluded if each.muscle == muscle.id}
    views = Entries.of(rows, **typed).slots(BOOKS[OWN_VIEW](library, muscle.id, ""))
    examined = {library.signs[each.observation].group for each in analysis.findings}
    tests = that_speak_of(muscle.id, library)
    return MuscleAsked(
        muscle=muscle,
        sides=tuple(AskedSide(cards.get(view.side), view) for view in views),
        done=_named((each for each in tests if each in examined), library),
        not_done=_named((each for each in tests if each not in examined), library),
        place=_place(muscle, library),
    )


def muscles_by_region(library: Library) -> tuple[tuple[str, tuple[Muscle, ...]], ...]:
    """Every muscle under the first of its regions, from head to foot."""
    by_region: dict[str, list[Muscle]] = {}
    for each in library.muscles.values():
        by_region.setdefault(each.regions[0], []).append(each)
    regions = sorted(by_region, key=lambda region: -library.regions[region].order)
    return tuple((region_words(library.regions[region]), tuple(by_region[region])) for region in regions)


def _named(tests: Iterable[str], library: Library) -> tuple[Named, ...]:
    return tuple((each, test_words(library.tests[each])) for each in tests)


def _place(muscle: Muscle, library: Library) -> str:
    """The region of the examination where its strength or length is tested; "" where neither is."""
    exams = [each for each in library.muscle_exams.values() if each.muscle == muscle.id]
    places = regions_examined(library)
    return next((region for region in muscle.regions if exams and region in places), "")
