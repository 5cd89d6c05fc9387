"""Programmes: staged, paced and versioned, from a template to the client's sessions.

scripts/measure programmes [PART ...]      PART: one of those below; all of them without
"""

from collections.abc import Collection, Iterator, Mapping

from scripts.measures.browsing.parts import Part, figures_of
from scripts.measures.figure import Figure
from scripts.measures.programmes_seen.building import building
from scripts.measures.programmes_seen.calendar import calendar
from scripts.measures.programmes_seen.handout import handout
from scripts.measures.programmes_seen.proved import properties, queries, templates
from scripts.measures.programmes_seen.today import today

PARTS: Mapping[str, Part] = {
    "properties": properties,
    "templates": templates,
    "building": building,
    "handout": handout,
    "calendar": calendar,
    "queries": queries,
    "today": today,
}


def figures(*, full: bool, parts: Collection[str] = ()) -> Iterator[Figure]:
    """Those of the named parts."""
    yield from figures_of(PARTS, chosen=parts)
