"""Names as therapists write them: the known are taken by id, the nearly known are mistakes, the rest are kept."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher
from unicodedata import normalize

from therapy.knowledge import Library
from therapy.knowledge.records import MovementDirection, RetestCondition, SpecialTest, Symptom

LIKE = 0.85
"""How alike two words are for one to be taken as a slip in the other."""

SHORTEST = 4
"""Shorter words and abbreviations differ by a letter and mean something else."""

FILLERS = frozenset(
    (
        *("a", "an", "and", "at", "by", "for", "in", "my", "of", "on", "or", "the", "to", "when", "while", "with"),
        *("maneuver", "manoeuvre", "sign", "test"),
    )
)
"""Words that a name may have or lack and mean the same."""

FEWEST = 2
"""So many words of the name of a test say which is meant; one alone may belong to many."""

type Named = Mapping[str, SpecialTest] | Mapping[str, Symptom] | Mapping[str, RetestCondition]


def known_name(kind: str, name: str, library: Library) -> str:
    """The id of the special test, symptom or re-test condition of this name, however it is spelt; "" if none.

    The words may stand in another order, and "Patrick's (FABER)" is what both of its halves are.
    """
    found = (library.known_as(kind, spelling) for spelling in _spellings(name))
    known = next((known for known in found if known), "") or _same_words(kind, name, library)
    halves = [half for half in re.split(r"[()]", name) if plain(half)]
    if known or len(halves) == 1:
        return known
    meant = {known_name(kind, half, library) for half in halves}
    return meant.pop() if len(meant) == 1 else ""


def known_special(name: str, places: Collection[str], library: Library) -> str:
    """The id of the special test of this name; "" if there is none.

    Joints share short names: in a complaint of the ankle alone, an anterior drawer is the one of the ankle.
    """
    known = known_name("special test", name, library)
    if not known or not places or library.special_tests[known].region in places:
        return known
    at_place = (known_name("special test", f"{name} {place}", library) for place in places)
    return next((local for local in at_place if local), known)


def known_test(name: str, library: Library) -> str:
    """The id of the test of the assessment of this name, however it is spelt; "" if there is none."""
    return next((spelling for spelling in _spellings(name) if spelling in library.tests), "")


def known_in_words(name: str, library: Library) -> str:
    """The id of the one test of the assessment whose name holds all of these words; "" if there is none, or more."""
    words = _words(name)
    meant = [test.id for test in library.tests.values() if words <= _words(test.name)]
    return meant[0] if len(words) >= FEWEST and len(meant) == 1 else ""


def names_of(records: Named) -> set[str]:
    """Every id and every other name of a kind."""
    return {*records, *(alias for record in records.values() for alias in record.aliases)}


def near_miss(name: str, names: Collection[str]) -> str:
    """The known name this one is a slip of the pen for, or "": word for word the same, or nearly.

    A word that is itself in use is no slip: adduction is not a misspelt abduction.
    """
    words = plain(name).split("_")
    in_use = {word for known in names for word in known.split("_")}
    in_use.update(word for movement in MovementDirection for word in movement.split("_"))

    def same(word: str, known: str) -> bool:
        return word == known or (word not in in_use and _alike(word, known))

    for known in sorted(names):
        others = known.split("_")
        if len(others) == len(words) and all(map(same, words, others)):
            return known
    return ""


def plain(name: str) -> str:
    """Lower case words with underscores between, without accents or the s of "Ober's"."""
    letters = normalize("NFKD", name.lower().replace("’", "'")).encode("ascii", "ignore").decode()
    owned = re.sub(r"'s\b", "", letters)
    return re.sub(r"[^a-z0-9]+", "_", owned).strip("_")


def _same_words(kind: str, name: str, library: Library) -> str:
    """The id of the one record that has a name of the same words, in any order; "" if there is none, or more."""
    words = _words(name)
    meant = {library.known_as(kind, known) for known in library.names(kind) if _words(known) == words}
    return meant.pop() if words and len(meant) == 1 else ""


def _words(name: str) -> frozenset[str]:
    return frozenset(plain(name).split("_")) - FILLERS


def _alike(word: str, known: str) -> bool:
    return min(len(word), len(known)) >= SHORTEST and SequenceMatcher(None, word, known).ratio() >= LIKE


def _spellings(name: str) -> Iterator[str]:
    """The name, and the same without what is often left out or added: "test", "sign", an ending in s."""
    spelt = plain(name)
    bare = re.sub(r"_(test|sign)$", "", spelt)
    yield from (spelt, bare, f"{bare}_test", f"{bare}_sign")
    yield from (re.sub(r"s(_|$)", r"\1", bare), f"{bare}s")
