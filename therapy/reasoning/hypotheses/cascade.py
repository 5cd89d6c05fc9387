"""Cascade hypotheses: by which route one place may bring on another (model.md 6).

score = origin(start) × geometric mean of the hops × 0.9^(hops − 1), where
hop = √(plausibility of the edge × support of its end) × time. Every place on a path has a positive test of its own.
No study has followed people along such a chain. The score ranks what was recorded; it names no cause.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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
    """A step that may be taken: its factor before the onsets are looked at."""

    end: Node
    edge: ChainEdge
    support: float
    most: float
    onset: float | None


class _Chain:
    """The part of the chain of the body that findings support, walked from one origin at a time."""

    def __init__(self, places: Places, library: Library) -> None:
        self._places = places
        self._scoring = library.scoring
        self._open = {at: self._steps_from(at, library) for at in places.all if places.is_seen(at)}
        self._most = max((step.most for steps in self._open.values() for step in steps), default=0.0)
        self._origin = 0.0
        self._best: dict[Node, list[Route]] = {}

    def routes_from(self, start: Node) -> Iterable[Route]:
        """The best route to each place that can be reached from here and scores enough to be shown."""
        self._origin, self._best = self._places.origin(start), {}
        self._walk((start,), (), 1.0, self._places.mark(start).onset)
        floor, tests = self._scoring.bands[-1].at_least, self._scoring.min_tests
        found = [route for alike in self._best.values() for route in alike]
        return [each for each in found if round(each.score, 3) >= floor and self._tests(each) >= tests]

    def _steps_from(self, at: Node, library: Library) -> tuple[_Open, ...]:
        """The steps to places with a positive test and enough support: the weakest-link rule."""
        reached = [(end, edge, self._places.support(end)) for end, edge in steps_from(at, library)]
        return tuple(
            _Open(end, edge, support, (edge.plausibility * support) ** 0.5, self._places.mark(end).onset)
            for end, edge, support in reached
            if self._places.is_seen(end) and support >= self._scoring.min_support
        )

    def _walk(self, nodes: tuple[Node, ...], steps: tuple[Step, ...], product: float, latest: float | None) -> None:
        for each in self._open[nodes[-1]]:
            if each.end not in nodes:
                order = time_order(latest, each.onset)
                factor = each.most * self._scoring.time_weights[order]
                step = Step(each.end, each.edge, each.support, order, factor)
                self._arrive((*nodes, each.end), (*steps, step), product * factor, _later(latest, each.onset))

    def _arrive(self, nodes: tuple[Node, ...], steps: tuple[Step, ...], product: float, latest: float | None) -> None:
        reach = self._reach(product, len(steps))
        score = self._origin * reach
        best = self._best.setdefault(nodes[-1], [])
        if not best or score > best[0].score + ALIKE:
            best[:] = [Route(nodes, steps, reach, score)]
        elif score >= best[0].score - ALIKE:
            best.append(Route(nodes, steps, reach, score))
        if len(steps) < self._scoring.max_hops and self._may_still_be_shown(product, len(steps)):
            self._walk(nodes, steps, product, latest)

    def _may_still_be_shown(self, product: float, hops: int) -> bool:
        """Whether any longer route from here could reach the lowest band: the next hops at their very best."""
        floor = self._scoring.bands[-1].at_least
        longer = range(hops + 1, self._scoring.max_hops + 1)
        return any(self._origin * self._reach(product * self._most ** (n - hops), n) >= floor for n in longer)

    def _reach(self, product: float, hops: int) -> float:
        mean: float = product ** (1 / hops)
        return mean * float(self._scoring.hop_decay ** (hops - 1))

    def _tests(self, route: Route) -> int:
        return len(frozenset().union(*(self._places.tests_seen(at) for at in route.nodes)))


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
