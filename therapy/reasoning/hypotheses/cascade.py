"""Cascade hypotheses: by which route one place may bring on another (model.md 6).

No study has followed people along such a chain. The score ranks what was recorded; it names no cause.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod

from therapy.knowledge import Library
from therapy.knowledge.records import Evidence, TimeOrder
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.hypotheses.routes import Route, routes
from therapy.reasoning.values import Node

HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path, with the prior of its edge and what the findings add to it."""

    start: Node
    end: Node
    plausibility: float
    evidence: Evidence
    why: str
    sources: tuple[str, ...]
    order: TimeOrder
    support: float
    factor: float


@dataclass(frozen=True, slots=True)
class Path:
    """A route with its score; `band` is hidden if the score is too low to show."""

    nodes: tuple[Node, ...]
    hops: tuple[Hop, ...]
    origin: float
    tests: int
    score: float
    band: str

    @property
    def key(self) -> str:
        """The stable name of the hypothesis, such as `cascade:knee-left>hip-left>lumbar`."""
        return "cascade:" + ">".join(at.key for at in self.nodes)


def shown_paths(ranked: Iterable[Path], places: Places, library: Library) -> tuple[Path, ...]:
    """The paths worth showing: above the lowest band, and only the best few for each complaint."""
    shown = [path for path in ranked if path.band != HIDDEN]
    most = library.scoring.paths_shown
    best = {end: [path for path in shown if path.nodes[-1] == end][:most] for end in places.complaints}
    return tuple(path for path in shown if path in best[path.nodes[-1]])


def ranked_paths(places: Places, library: Library) -> tuple[Path, ...]:
    """The best route of each origin and complaint that passes every gate, highest score first.

    Of routes that score alike, the first along the order of the chain's edges is taken.
    """
    best: dict[tuple[Node, Node], Path] = {}
    for path in sorted(_candidates(places, library), key=lambda path: -path.score):
        best.setdefault((path.nodes[0], path.nodes[-1]), path)
    return tuple(sorted(best.values(), key=lambda path: (-path.score, path.nodes)))


def _candidates(places: Places, library: Library) -> Iterator[Path]:
    starts = [at for at in places.all if places.origin(at) >= library.scoring.min_origin]
    for end in places.complaints:
        for start in starts:
            if start != end:
                yield from _passing(start, end, places, library)


def _passing(start: Node, end: Node, places: Places, library: Library) -> Iterator[Path]:
    def seen(at: Node) -> bool:
        return bool(places.read(at).positive)

    if not seen(start):
        return
    for route in routes(start, end, library.scoring.max_hops, library, through=seen):
        path = _scored(route, places, library)
        if _passes_gates(path, places, library):
            yield path


def _passes_gates(path: Path, places: Places, library: Library) -> bool:
    """A positive test at every place, no link under the weakest allowed, and enough different tests."""
    scoring = library.scoring
    return (
        all(places.read(at).positive for at in path.nodes)
        and all(places.support(hop.end) >= scoring.min_support for hop in path.hops)
        and path.tests >= scoring.min_tests
    )


def _scored(route: Route, places: Places, library: Library) -> Path:
    """Score a route from its hops as they are shown, rounded, so that a reader can follow the sum."""
    nodes, edges = route
    scoring = library.scoring
    hops = tuple(_hop(route, index, places, library) for index in range(len(edges)))
    mean = prod(hop.factor for hop in hops) ** (1 / len(hops))
    score = round(places.origin(nodes[0]) * mean * scoring.hop_decay ** (len(hops) - 1), 3)
    found = scoring.band_of(score)
    return Path(
        nodes=nodes,
        hops=hops,
        origin=round(places.origin(nodes[0]), 3),
        tests=len(set().union(*(places.read(at).positive for at in nodes))),
        score=score,
        band=found.name if found else HIDDEN,
    )


def _hop(route: Route, index: int, places: Places, library: Library) -> Hop:
    nodes, edges = route
    edge, end = edges[index], nodes[index + 1]
    order = places.order(nodes[: index + 1], end)
    support = places.support(end)
    return Hop(
        start=nodes[index],
        end=end,
        plausibility=edge.plausibility,
        evidence=edge.evidence,
        why=edge.why,
        sources=edge.sources,
        order=order,
        support=round(support, 3),
        factor=round((edge.plausibility * support) ** 0.5 * library.scoring.time_weights[order], 3),
    )
