"""Drivers: the places where a pattern may begin, ranked whether or not anything hurts.

score = origin × (2 + coverage) / 3, where coverage is how much of what was found elsewhere (and of what hurts) the
chain from here reaches. A place is named only where a test of its own was positive.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from therapy.knowledge import Library
from therapy.reasoning.evidence.reasons import Reason
from therapy.reasoning.hypotheses.cascade import Route
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.hypotheses.ranking import best_of
from therapy.reasoning.values import Node


@dataclass(frozen=True, slots=True)
class Driver:
    """One place that may be where the pattern begins. `explains` are the places its chains reach."""

    key: str
    node: Node
    score: float
    origin: float
    coverage: float
    band: str
    words: str
    explains: tuple[Node, ...]
    because: tuple[Reason, ...]
    against: tuple[Reason, ...]


def drivers(routes: Iterable[Route], places: Places, library: Library) -> tuple[Driver, ...]:
    """The places most worth thinking of first, the best few."""
    from_each: dict[Node, list[Route]] = {}
    for route in routes:
        from_each.setdefault(route.nodes[0], []).append(route)
    starts = [at for at in places.all if places.is_seen(at) and places.origin(at) >= library.scoring.min_origin]
    made = [_driver(at, from_each.get(at, []), places, library) for at in starts]
    ranked = sorted((each for each in made if each.band), key=lambda each: (-each.score, each.node))
    return best_of(ranked, library.scoring.drivers_shown, lambda each: each.score)


def driver_key(at: Node) -> str:
    """The stable name of the hypothesis, such as `driver:ankle-left`."""
    return f"driver:{at.key}"


def _driver(at: Node, routes: Iterable[Route], places: Places, library: Library) -> Driver:
    reached = {route.nodes[-1]: route.reach for route in routes}
    coverage = _coverage(at, reached, places)
    origin = places.origin(at)
    score = round(origin * (2 + coverage) / 3, 3)
    band = library.scoring.band_of(score)
    return Driver(
        key=driver_key(at),
        node=at,
        score=score,
        origin=round(origin, 3),
        coverage=round(coverage, 3),
        band=band.name if band else "",
        words=band.words if band else "",
        explains=tuple(sorted(reached, key=lambda each: (-reached[each], each))),
        because=places.because(at),
        against=places.against(at),
    )


def _coverage(at: Node, reached: dict[Node, float], places: Places) -> float:
    """The share of all that is to be explained which this place reaches; what hurts right here it reaches whole."""
    weight = {each: max(places.support(each), places.mark(each).pain / 10) for each in places.all if each != at}
    own = places.mark(at).pain / 10
    all_ = fsum([*weight.values(), own])
    return fsum([own, *(weight.get(each, 0.0) * reach for each, reach in reached.items())]) / all_ if all_ else 0.0
