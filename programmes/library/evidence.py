"""How well founded an exercise is, as far as its sources say, and when each was published."""

import re
from collections.abc import Mapping
from typing import Final

from programmes.library.own.record import OwnRecord
from therapy.knowledge import load_library
from therapy.knowledge.records import Checked, Exercise, Source

CONVENTION: Final = "convention"
OWN: Final = "own"
# From the firmest to the least: the word, and what it means.
EVIDENCE: Final[Mapping[str, tuple[str, str]]] = {
    Checked.SEEN.value: (
        "Published, read at the source",
        "Published work that we read speaks for this exercise or its muscle. That makes it no better than another.",
    ),
    Checked.SECONDARY.value: (
        "Published, read through another page",
        "Published work speaks for this exercise, but we read of it on a page that reports it.",
    ),
    Checked.RECALLED.value: (
        "Standard work, not read again",
        "A standard work is cited from professional knowledge. Look it up before you quote a figure.",
    ),
    CONVENTION: (
        "Professional convention",
        "Widely taught and used, with no single study behind it. Judge it by what it does for this client.",
    ),
    OWN: (
        "Your practice's own",
        "Made and reviewed in your practice. It rests on what is cited here, or on your own experience.",
    ),
}


def grounds_of(exercise: Exercise) -> str:
    """The key of EVIDENCE for the firmest of an exercise's sources."""
    if isinstance(exercise, OwnRecord):
        return OWN
    sources = load_library().sources
    classes = {CONVENTION if key == CONVENTION else sources[key].checked.value for key in exercise.sources}
    return next((key for key in EVIDENCE if key in classes), CONVENTION)


def year_of(source: Source) -> str:
    """The year a source was published; "" where none is cited."""
    found = re.search(r"\b(?:19|20)\d\d\b", source.cite)
    return found[0] if found else ""
