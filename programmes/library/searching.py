"""Finding exercises by words: in any order, begun or whole, singular or plural, and with a slip of the finger.

Every word must be found in something that is said of the exercise. A word that nothing begins with is read as the known
words nearest to it, so that a typing error finds what was meant and a strange word finds nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from programmes.library.words import in_words
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise

# How much a word counts by where it stands: who types "bridge" wants those that are called so first.
_NAME, _PLAIN, _MUSCLE, _KIND, _HELPS = 8, 6, 4, 3, 1
_EMPTY = frozenset({"a", "and", "exercise", "for", "in", "of", "on", "the", "to", "with"})
_SHORTEST_SLIP, _LONG = 4, 8

type Terms = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words asked were taken to mean: for each the known words it stands for, and which were mistyped."""

    meant: tuple[frozenset[str], ...]
    mended: Mapping[str, str]


def terms_in(text: str) -> Iterator[str]:
    """The words of a text, without accents, capitals and plurals."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return (_singular(word) for word in re.findall(r"[a-z0-9]+", plain))


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


@lru_cache(maxsize=1024)
def terms_of(exercise: Exercise) -> Terms:
    """Every word an exercise can be found by, and how much it counts."""
    terms: dict[str, int] = {}
    for weight, texts in _said_of(exercise):
        for text in texts:
            for term in _with_joined(list(terms_in(text))):
                terms[term] = max(weight, terms.get(term, 0))
    return terms


def _said_of(exercise: Exercise) -> Iterator[tuple[int, Iterable[str]]]:
    library = load_library()
    main = [library.muscles[muscle] for muscle in exercise.primary]
    regions = [library.regions[region] for muscle in main for region in muscle.regions]
    yield _NAME, [exercise.name]
    yield _PLAIN, [exercise.plain_name]
    yield _MUSCLE, [name for muscle in main for name in (muscle.name, muscle.plain)]
    yield _KIND, [name for region in regions for name in (region.name, region.plain)]
    yield _KIND, [in_words(exercise.category), in_words(exercise.position), f"stage {exercise.stage}"]
    yield _KIND, exercise.equipment
    helping = [library.muscles[muscle] for muscle in exercise.secondary]
    yield _HELPS, [name for muscle in helping for name in (muscle.name, muscle.plain)]


def _with_joined(terms: list[str]) -> Iterator[str]:
    """The words, and each with the next: "push-up" is also typed as one."""
    yield from terms
    yield from (first + second for first, second in pairwise(terms))


def read_words(words: str, vocabulary: frozenset[str], *, generous: bool = False) -> Reading:
    """What is asked for, in the words that are known; `generous` allows a slip also where a known word begins so."""
    asked = list(dict.fromkeys(terms_in(words)))
    asked = [term for term in asked if term not in _EMPTY] or asked
    mended = {}
    meant = []
    for term in asked:
        stands_for = frozenset(each for each in vocabulary if _begins(each, term))
        if (generous or not stands_for) and (near := _nearest(term, vocabulary - stands_for)):
            stands_for, mended[term] = stands_for | near, min(near, key=lambda each: (len(each), each))
        meant.append(stands_for)
    return Reading(tuple(meant), mended)


def _begins(known: str, term: str) -> bool:
    return known == term if term.isdigit() else known.startswith(term)


def _nearest(term: str, vocabulary: frozenset[str]) -> frozenset[str]:
    """The known words, or beginnings of them, that one slip makes of a term; two in a long one."""
    if len(term) < _SHORTEST_SLIP or any(sign.isdigit() for sign in term):
        return frozenset()
    allowed = 2 if len(term) >= _LONG else 1
    near = [each for each in vocabulary if len(set(term) - set(each)) <= allowed]
    slips = {each: min(slips_between(term, each), slips_between(term, each[: len(term)])) for each in near}
    least = min(slips.values(), default=len(term))
    return frozenset(each for each, count in slips.items() if count == least) if least <= allowed else frozenset()


def slips_between(one: str, other: str) -> int:
    """How many letters were left out, added, changed or swapped with their neighbour."""
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, there in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != there))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == there:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]


def weight_of(terms: Terms, asked: Reading) -> int:
    """How well an exercise fits what is asked; 0 where a word is not found in it."""
    weights = [max((terms[term] for term in meant if term in terms), default=0) for meant in asked.meant]
    return sum(weights) if all(weights) else 0
