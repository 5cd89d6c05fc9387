"""Cascade hypotheses: by which route one place may bring on another (model.md 6).

score = origin(start) × geometric mean of the hops × 0.9^(hops − 1), where
hop = √(plausibility of the edge × support of its end) × time. Every place on a path has a positive test of its own.
No study has followed people along such a chain. The score ranks what was recorded; it names no cause.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from therapy.knowledge import Library
from therapy.knowledge.records import ChainEdge, Evidence, TimeOrder
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.hypotheses.ranking import ALIKE, best_of
from therapy.reasoning.hypotheses.routes import steps_from
from therapy.reasoning.values import Node


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
    """A route with its score; `reach` is the score without its origin: how far the chain carries, 0 to 1."""

    nodes: tuple[Node, ...]
    hops: tuple[Hop, ...]
    origin: float
    reach: float
    tests: int
    score: float
    band: str

    @property
    def key(self) -> str:
        """The stable name of the hypothesis, such as `cascade:knee-left>hip-left>lumbar`."""
        return "cascade:" + ">".join(at.key for at in self.nodes)


@dataclass(frozen=True, slots=True)
class Step:
    """One edge that findings let a chain pass, and its factor with the onsets as they are on this route."""

    end: Node
    edge: ChainEdge
    support: float
    order: TimeOrder
    factor: float


@dataclass(frozen=True, slots=True)
class Route:
    """The best way from a possible origin to one place. `reach` is how far the chain carries, without its origin."""

    nodes: tuple[Node, ...]
    steps: tuple[Step, ...]
    reach: float
    score: float


def shown_paths(routes: Iterable[Route], places: Places, library: Library) -> tuple[Path, ...]:
    """The paths to where it hurts (or, where nothing hurts, to the places most affected): the best few for each."""
    ranked = sorted(routes, key=_rank)
    to_each = ([route for route in ranked if route.nodes[-1] == end] for end in places.affected)
    best = (best_of(those, library.scoring.paths_shown, lambda route: route.score) for those in to_each)
    shown = sorted((route for those in best for route in those), key=_rank)
    return tuple(_path(route, places, library) for route in shown)


def _rank(route: Route) -> tuple[float, int, tuple[Node, ...]]:
    """The higher score first, to the digits that are shown; of those alike the shorter."""
    return -round(route.score, 3), len(route.nodes), route.nodes


def best_routes(places: Places, library: Library) -> tuple[Route, ...]:
    """For each possible origin and each place it reaches, the best route (or routes alike) that passes every gate."""
    chain = _Chain(places, library)
    starts = [at for at in places.all if places.is_seen(at) and places.origin(at) >= library.scoring.min_origin]
    return tuple(route for start in starts for route in chain.routes_from(start))


@dataclass(frozen=True, slots=True)
class _Open:
    """A step that may be taken, with its factor for each order of onsets."""

    end: Node
    edge: ChainEdge
    support: float
    onset: float | None
    factors: Mapping[TimeOrder, float]

    def taken(self, order: TimeOrder) -> Step:
        return Step(self.end, self.edge, self.support, order, self.factors[order])


type _Taken = tuple[tuple[_Open, TimeOrder], ...]


class _Found(NamedTuple):
    """A route as the walk keeps it: most are left behind for a better one before anybody reads them."""

    nodes: tuple[Node, ...]
    taken: _Taken
    reach: float
    score: float

    def route(self) -> Route:
        return Route(self.nodes, tuple(each.taken(order) for each, order in self.taken), self.reach, self.score)


class _Chain:
    """The part of the chain of the body that findings support, walked from one origin at a time."""

    def __init__(self, places: Places, library: Library) -> None:
        self._places = places
        self._scoring = library.scoring
        self._open = {at: self._steps_from(at, library) for at in places.all if places.is_seen(at)}
        self._most = max(
            (f for steps in self._open.values() for each in steps for f in each.factors.values()), default=0.0
        )
        hops = range(1, self._scoring.max_hops + 1)
        self._decay = [1.0, *(float(self._scoring.hop_decay ** (n - 1)) for n in hops)]

    def routes_from(self, start: Node) -> Iterable[Route]:
        """The best route to each place that can be reached from here and scores enough to be shown."""
        walk = _Walk(self._open, self._decay, self._places.origin(start), self._least_products(start))
        walk.on((start,), (), 1.0, self._places.mark(start).onset)
        floor, tests = self._scoring.bands[-1].at_least, self._scoring.min_tests
        found = (each for alike in walk.best.values() for each in alike if round(each.score, 3) >= floor)
        return [each.route() for each in found if self._tests(each.nodes) >= tests]

    def _least_products(self, start: Node) -> list[float]:
        """For each number of hops, the product a route needs for a longer one to reach the lowest band at all.

        The next hops are taken at their very best, so that no route is given up that could still be shown.
        """
        floor, origin, most_hops = self._scoring.bands[-1].at_least, self._places.origin(start), self._scoring.max_hops

        def needed(hops: int, longer: int) -> float:
            return float((floor / (origin * self._decay[longer])) ** longer / self._most ** (longer - hops))

        if not (origin and self._most):
            return [math.inf] * (most_hops + 1)
        return [
            min((needed(hops, longer) for longer in range(hops + 1, most_hops + 1)), default=math.inf) - ALIKE
            for hops in range(most_hops + 1)
        ]

    def _steps_from(self, at: Node, library: Library) -> tuple[_Open, ...]:
        """The steps to places with a positive test and enough support: the weakest-link rule."""
        reached = [(end, edge, self._places.support(end)) for end, edge in steps_from(at, library)]
        return tuple(
            _Open(end, edge, support, self._places.mark(end).onset, self._factors(edge, support))
            for end, edge, support in reached
            if self._places.is_seen(end) and support >= self._scoring.min_support
        )

    def _factors(self, edge: ChainEdge, support: float) -> Mapping[TimeOrder, float]:
        most = (edge.plausibility * support) ** 0.5
        return {order: most * weight for order, weight in self._scoring.time_weights.items()}

    def _tests(self, nodes: Iterable[Node]) -> int:
        return len(frozenset().union(*(self._places.tests_seen(at) for at in nodes)))


@dataclass(slots=True)
class _Walk:
    """Every route from one origin, the best to each place kept."""

    open: Mapping[Node, tuple[_Open, ...]]
    decay: Sequence[float]
    origin: float
    least: Sequence[float]
    best: dict[Node, list[_Found]] = field(default_factory=dict)

    def on(self, nodes: tuple[Node, ...], taken: _Taken, product: float, latest: float | None) -> None:
        """Take every step open from the end of a route."""
        hops = len(nodes)
        for each in self.open[nodes[-1]]:
            if each.end not in nodes:
                order = time_order(latest, each.onset)
                together = product * each.factors[order]
                further, steps = (*nodes, each.end), (*taken, (each, order))
                self._arrive(further, steps, together ** (1 / hops) * self.decay[hops])
                if together >= self.least[hops]:
                    self.on(further, steps, together, _later(latest, each.onset))

    def _arrive(self, nodes: tuple[Node, ...], taken: _Taken, reach: float) -> None:
        score, best = self.origin * reach, self.best.setdefault(nodes[-1], [])
        if best and score < best[0].score - ALIKE:
            return
        found = _Found(nodes, taken, reach, score)
        if best and score <= best[0].score + ALIKE:
            best.append(found)
        else:
            best[:] = [found]


def time_order(latest: float | None, onset: float | None) -> TimeOrder:
    """How an onset stands to the latest known onset before it on a route, both as decimal years."""
    if latest is None or onset is None:
        return TimeOrder.UNKNOWN
    return TimeOrder.OK if onset >= latest else TimeOrder.VIOLATED


def _later(latest: float | None, onset: float | None) -> float | None:
    return max((each for each in (latest, onset) if each is not None), default=None)


def _path(route: Route, places: Places, library: Library) -> Path:
    """A route with everything a reader needs to follow its sum."""
    band = library.scoring.band_of(round(route.score, 3))
    tests = frozenset().union(*(places.tests_seen(at) for at in route.nodes))
    return Path(
        nodes=route.nodes,
        hops=tuple(_hop(start, step) for start, step in zip(route.nodes, route.steps, strict=False)),
        origin=round(places.origin(route.nodes[0]), 3),
        reach=round(route.reach, 3),
        tests=len(tests),
        score=round(route.score, 3),
        band=band.name if band else "",
    )


def _hop(start: Node, step: Step) -> Hop:
    return Hop(
        start=start,
        end=step.end,
        plausibility=step.edge.plausibility,
        evidence=step.edge.evidence,
        why=step.edge.why,
        sources=step.edge.sources,
        order=step.order,
        support=round(step.support, 3),
        factor=round(step.factor, 3),
    )
