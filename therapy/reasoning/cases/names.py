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

type Named = Mapping[str, SpecialTest] | Mapping[str, Symptom] | Mapping[str, RetestCondition]


def known_name(kind: str, name: str, library: Library) -> str:
    """The id of the special test, symptom or re-test condition of this name, however it is spelt; "" if none."""
    found = (library.known_as(kind, spelling) for spelling in _spellings(name))
    return next((known for known in found if known), "")


def known_test(name: str, library: Library) -> str:
    """The id of the test of the assessment of this name, however it is spelt; "" if there is none."""
    return next((spelling for spelling in _spellings(name) if spelling in library.tests), "")


def names_of(records: Named) -> set[str]:
    """Every id and every other name of a kind."""
    return {*records, *(alias for record in records.values() for alias in record.aliases)}


def near_miss(name: str, names: Collection[str]) -> str:
    """The known name this one is a slip of the pen for, or "": word for word the same, or nearly.

    A word that is itself in use is no slip: adduction is not a misspelt abduction.
    """
    words = _plain(name).split("_")
    in_use = {word for known in names for word in known.split("_")}
    in_use.update(word for movement in MovementDirection for word in movement.split("_"))

    def same(word: str, known: str) -> bool:
        return word == known or (word not in in_use and _alike(word, known))

    for known in sorted(names):
        others = known.split("_")
        if len(others) == len(words) and all(map(same, words, others)):
            return known
    return ""


def _alike(word: str, known: str) -> bool:
    return min(len(word), len(known)) >= SHORTEST and SequenceMatcher(None, word, known).ratio() >= LIKE


def _spellings(name: str) -> Iterator[str]:
    """The name, and the same without what is often left out or added: "test", "sign", an ending in s."""
    plain = _plain(name)
    bare = re.sub(r"_(test|sign)$", "", plain)
    yield from (plain, bare, f"{bare}_test", f"{bare}_sign")
    yield from (re.sub(r"s(_|$)", r"\1", bare), f"{bare}s")


def _plain(name: str) -> str:
    """Lower case words with underscores between, without accents or the s of "Ober's"."""
    letters = normalize("NFKD", name.lower().replace("’", "'")).encode("ascii", "ignore").decode()
    owned = re.sub(r"'s\b", "", letters)
    return re.sub(r"[^a-z0-9]+", "_", owned).strip("_")
