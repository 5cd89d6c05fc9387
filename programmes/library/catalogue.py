"""The exercises that are asked for: by words and choices. Choices of one kind add up; all kinds must hold."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from programmes.library.facets import FACETS, Facet, States
from programmes.library.models.own import OwnState
from programmes.library.searching import Reading, read_words, terms_of, weight_of
from therapy.knowledge.records import Exercise

STATE: Final = "state"
NO_STATES: Final[States] = {}
NOT_RETIRED: Final = frozenset({OwnState.DRAFT.value, OwnState.REVIEWED.value})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is empty is not asked. `chosen` holds the keys of each facet by its name."""

    words: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def without(self, name: str, key: str = "") -> "Wanted":
        """The same but for the words, a whole facet, or one key of it."""
        if name == "words":
            return replace(self, words="")
        left = self.chosen.get(name, frozenset()) - {key} if key else frozenset()
        return replace(self, chosen={**self.chosen, name: left})


@dataclass(frozen=True, slots=True)
class Found:
    """What fits, the best first; how many each choice would show; and how many one kind of filter alone keeps out.

    `counts` names every choice that any exercise has. `kept_out` is by the name of the facet, "words" for the words;
    `mended` are words that were read as the nearest known ones.
    """

    exercises: list[Exercise]
    counts: Mapping[str, Mapping[str, int]]
    kept_out: Mapping[str, int]
    mended: Mapping[str, str]


def exercises_like(wanted: Wanted, exercises: Iterable[Exercise], states: States = NO_STATES) -> list[Exercise]:
    """The exercises for which everything asked holds, the best first."""
    return found_of(wanted, exercises, states).exercises


def found_of(wanted: Wanted, exercises: Iterable[Exercise], states: States = NO_STATES) -> Found:
    """What fits. `states` are those of the practice's own exercises; who wants retired ones asks for them."""
    every = list(exercises)
    reading, weights = _read(wanted.words, every)
    failed = {each.id: _failed(each, wanted, states) | _unsaid(reading, weights[each.id]) for each in every}
    fitting = [each for each in every if not failed[each.id]]
    fitting.sort(key=lambda each: -weights[each.id])
    return Found(
        exercises=fitting,
        counts={facet.name: _count(facet, every, failed, states) for facet in FACETS},
        kept_out=Counter(next(iter(names)) for names in failed.values() if len(names) == 1),
        mended=reading.mended,
    )


def _read(words: str, exercises: Collection[Exercise]) -> tuple[Reading, Mapping[str, int]]:
    """The words as they are written or, where that finds nothing, with slips allowed in each; and what each weighs."""
    vocabulary = frozenset().union(*map(terms_of, exercises))
    for generous in (False, True):
        reading = read_words(words, vocabulary, generous=generous)
        weights = {each.id: weight_of(terms_of(each), reading) for each in exercises}
        if not reading.meant or any(weights.values()):
            break
    return reading, weights


def _failed(exercise: Exercise, wanted: Wanted, states: States) -> frozenset[str]:
    """The names of the facets an exercise does not pass."""
    chosen = {STATE: NOT_RETIRED, **wanted.chosen} if states.get(exercise.id) else wanted.chosen
    return frozenset(
        facet.name
        for facet in FACETS
        if (keys := chosen.get(facet.name)) and keys.isdisjoint(facet.keys_of(exercise, states))
    )


def _unsaid(reading: Reading, weight: int) -> frozenset[str]:
    return frozenset({"words"} if reading.meant and not weight else ())


def _count(
    facet: Facet, exercises: Iterable[Exercise], failed: Mapping[str, frozenset[str]], states: States
) -> Mapping[str, int]:
    """How many each choice would show, the other kinds of filters as they are."""
    counts: Counter[str] = Counter()
    for each in exercises:
        counts.update(dict.fromkeys(facet.keys_of(each, states), int(failed[each.id] <= {facet.name})))
    return counts
