"""What somebody asks of the library, as an address says it. What makes no sense is left out."""

from django.http import QueryDict

from programmes.library.catalogue import Wanted
from programmes.library.facets import FACETS

LONGEST_WORDS = 80


def wanted_in(asked: QueryDict) -> Wanted:
    chosen = {
        facet.name: keys
        for facet in FACETS
        if (keys := frozenset(asked.getlist(facet.name)) & {key for key, _ in facet.choices()})
    }
    return Wanted(words=asked.get("words", "")[:LONGEST_WORDS].strip(), chosen=chosen)


def address_of(wanted: Wanted, *, look: str = "") -> str:
    """The query that asks the same, always in one order."""
    query = QueryDict(mutable=True)
    if wanted.words:
        query["words"] = wanted.words
    for facet in FACETS:
        query.setlist(facet.name, [key for key, _ in facet.choices() if key in wanted.chosen.get(facet.name, ())])
    if look:
        query["look"] = look
    return query.urlencode()
