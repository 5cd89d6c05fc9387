"""What muscles, places and sources are called in a sentence."""

import re
from collections.abc import Sequence

from therapy.knowledge import Library
from therapy.knowledge.records import Side

WHO_AND_WHEN = re.compile(r"(?P<who>\D.*?)\. (?P<year>\d{4})\. ")
END_OF_NAME = re.compile(r"[;:(]|\. ")


def muscle_name(muscle: str, side: Side, library: Library) -> str:
    """A muscle with its side: "Left gluteus medius"."""
    name = library.muscles[muscle].name
    return f"{side.capitalize()} {name[:1].lower()}{name[1:]}" if side else name


def plain_muscle_name(muscle: str, side: Side, library: Library) -> str:
    """A muscle as a client knows it: "left side buttock muscle"."""
    plain = library.muscles[muscle].plain
    return f"{side} {plain}" if side else plain


def source_name(source: str, library: Library) -> str:
    """Who wrote it and when, "Padua DA et al 2012"; the head of its title, where a source names nobody."""
    cite = library.sources[source].cite
    if found := WHO_AND_WHEN.match(cite):
        return f"{found['who']} {found['year']}"
    year, title = (cite[:4], cite[6:]) if cite[:4].isdigit() else ("", cite)
    return " ".join(filter(None, (END_OF_NAME.split(title)[0].strip(), year)))


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
