"""The places of the body that can trouble a client: regions of the trunk once, of a limb on each side."""

from collections.abc import Iterable, Iterator

from therapy.assessments.words import region_words
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import RegionKind

type Place = tuple[str, str]


def place_names(library: Library) -> Iterator[Place]:
    """Every place that can be marked, from head to foot."""
    links = [region for region in library.regions.values() if region.kind is RegionKind.LINK]
    for region in sorted(links, key=lambda each: -each.order):
        yield from ((region.id, str(side)) for side in library.sides_of(region.id))


def key_of(place: Place) -> str:
    """A place in one string: "knee.left", "lumbar."."""
    return ".".join(place)


def known_places() -> list[str]:
    return [key_of(place) for place in place_names(load_library())]


def regions_of(keys: Iterable[str]) -> list[str]:
    """The regions of some places, each once."""
    return list(dict.fromkeys(key.partition(".")[0] for key in keys))


def place_words(place: Place, library: Library) -> str:
    """A place in everyday words: "Left knee", "Lower back"."""
    region, side = place
    words = region_words(library.regions[region])
    return f"{side.capitalize()} {words[:1].lower()}{words[1:]}" if side else words
