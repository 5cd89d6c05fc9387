"""The exercises that are asked for: by words and choices. Choices of one kind add up; all kinds must hold."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from programmes.library.facets import FACETS, Facet
from programmes.library.searching import Reading, read_words, terms_of, weight_of
from therapy.knowledge.records import Exercise


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


def exercises_like(wanted: Wanted, exercises: Iterable[Exercise]) -> list[Exercise]:
    """The exercises for which everything asked holds, the best first."""
    return found_of(wanted, exercises).exercises


def found_of(wanted: Wanted, exercises: Iterable[Exercise]) -> Found:
    every = list(exercises)
    reading, weights = _read(wanted.words, every)
    failed = {each.id: _failed(each, wanted, weights, reading) for each in every}
    fitting = [each for each in every if not failed[each.id]]
    fitting.sort(key=lambda each: -weights[each.id])
    return Found(
        exercises=fitting,
        counts={facet.name: _count(facet, every, failed) for facet in FACETS},
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


def _failed(exercise: Exercise, wanted: Wanted, weights: Mapping[str, int], reading: Reading) -> frozenset[str]:
    """The names of the filters an exercise does not pass."""
    names = {
        facet.name
        for facet in FACETS
        if (keys := wanted.chosen.get(facet.name)) and keys.isdisjoint(facet.keys_of(exercise))
    }
    return frozenset(names | {"words"} if reading.meant and not weights[exercise.id] else names)


def _count(facet: Facet, exercises: Iterable[Exercise], failed: Mapping[str, frozenset[str]]) -> Mapping[str, int]:
    """How many each choice would show, the other kinds of filters as they are."""
    counts: Counter[str] = Counter()
    for each in exercises:
        counts.update(dict.fromkeys(facet.keys_of(each), int(failed[each.id] <= {facet.name})))
    return counts
