"""Assessing at the speed of looking: the worked example tapped, typed and seen in a real browser.

scripts/measure assessing [PART ...]      PART: one of those below; all of them without
"""

from collections.abc import Collection, Iterator, Mapping

from scripts.measures.assessing_seen.cuts import cuts
from scripts.measures.assessing_seen.keyed import keyed
from scripts.measures.assessing_seen.large import large
from scripts.measures.assessing_seen.queries import queries
from scripts.measures.assessing_seen.races import races
from scripts.measures.assessing_seen.sights import sights
from scripts.measures.assessing_seen.tapped import tapped
from scripts.measures.assessing_seen.usable import usable
from scripts.measures.assessing_seen.weighed import weighed
from scripts.measures.browsing.parts import Part, figures_of
from scripts.measures.figure import Figure

PARTS: Mapping[str, Part] = {
    "taps": tapped,
    "races": races,
    "cuts": cuts,
    "keys": keyed,
    "usable": usable,
    "large": large,
    "sights": sights,
    "weights": weighed,
    "queries": queries,
}


def figures(*, full: bool, parts: Collection[str] = ()) -> Iterator[Figure]:
    """Those of the named parts."""
    yield from figures_of(PARTS, chosen=parts)
