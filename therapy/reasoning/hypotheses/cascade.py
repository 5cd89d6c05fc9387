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


def shown_paths(paths: Iterable[Path], places: Places, library: Library) -> tuple[Path, ...]:
    """The paths to where it hurts (or, where nothing hurts, to the places most affected): the best few for each."""
    ranked = sorted(paths, key=lambda path: (-path.score, path.nodes))
    ends = places.affected
    best = {end: [path for path in ranked if path.nodes[-1] == end][: library.scoring.paths_shown] for end in ends}
    return tuple(path for path in ranked if path in best.get(path.nodes[-1], ()))


def best_paths(places: Places, library: Library) -> tuple[Path, ...]:
    """For each possible origin and each place it reaches, the best route that passes every gate."""
    chain = _Chain(places, library)
    starts = [at for at in places.all if places.is_seen(at) and places.origin(at) >= library.scoring.min_origin]
    return tuple(path for start in starts for path in chain.paths_from(start))


@dataclass(frozen=True, slots=True)
class _Step:
    """One edge that findings let a chain pass: `most` is its factor with the onsets in order."""

    end: Node
    edge: ChainEdge
    support: float
    most: float


class _Chain:
    """The part of the chain of the body that findings support, walked from one origin at a time."""

    def __init__(self, places: Places, library: Library) -> None:
        self._places = places
        self._scoring = library.scoring
        self._steps = {at: self._open(at, library) for at in places.all if places.is_seen(at)}
        self._most = max((step.most for steps in self._steps.values() for step in steps), default=0.0)

    def paths_from(self, start: Node) -> Iterable[Path]:
        """The best path to each place that can be reached from here and scores enough to be shown."""
        self._origin = self._places.origin(start)
        self._best: dict[Node, tuple[float, tuple[Node, ...], tuple[_Step, ...]]] = {}
        self._walk((start,), (), 1.0)
        made = (self._path(nodes, steps) for _, nodes, steps in self._best.values())
        return [path for path in made if path.tests >= self._scoring.min_tests and path.band]

    def _open(self, at: Node, library: Library) -> tuple[_Step, ...]:
        """The steps to places with a positive test and enough support: the weakest-link rule."""
        reached = [(end, edge, self._places.support(end)) for end, edge in steps_from(at, library)]
        return tuple(
            _Step(end, edge, support, (edge.plausibility * support) ** 0.5)
            for end, edge, support in reached
            if self._places.is_seen(end) and support >= self._scoring.min_support
        )

    def _walk(self, nodes: tuple[Node, ...], steps: tuple[_Step, ...], product: float) -> None:
        for step in self._steps[nodes[-1]]:
            if step.end not in nodes:
                order = self._places.order(nodes, step.end)
                self._arrive(
                    (*nodes, step.end), (*steps, step), product * step.most * self._scoring.time_weights[order]
                )

    def _arrive(self, nodes: tuple[Node, ...], steps: tuple[_Step, ...], product: float) -> None:
        score = self._origin * self._reach(product, len(steps))
        if score > self._best.get(nodes[-1], (0.0,))[0] + ROUNDING:
            self._best[nodes[-1]] = (score, nodes, steps)
        if len(steps) < self._scoring.max_hops and self._may_still_be_shown(product, len(steps)):
            self._walk(nodes, steps, product)

    def _may_still_be_shown(self, product: float, hops: int) -> bool:
        """Whether any longer path from here could reach the lowest band: the next hops at their very best."""
        floor = self._scoring.bands[-1].at_least
        longer = range(hops + 1, self._scoring.max_hops + 1)
        return any(self._origin * self._reach(product * self._most ** (n - hops), n) >= floor for n in longer)

    def _reach(self, product: float, hops: int) -> float:
        mean: float = product ** (1 / hops)
        return mean * float(self._scoring.hop_decay ** (hops - 1))

    def _path(self, nodes: tuple[Node, ...], steps: tuple[_Step, ...]) -> Path:
        """Scored from its hops as they are shown, rounded, so that a reader can follow the sum."""
        hops = tuple(self._hop(nodes[: index + 1], step) for index, step in enumerate(steps))
        product = 1.0
        for hop in hops:
            product *= hop.factor
        reach = self._reach(product, len(hops))
        origin = round(self._origin, 3)
        score = round(origin * reach, 3)
        band = self._scoring.band_of(score)
        tests = frozenset().union(*(self._places.tests_seen(at) for at in nodes))
        return Path(nodes, hops, origin, round(reach, 3), len(tests), score, band.name if band else "")

    def _hop(self, before: tuple[Node, ...], step: _Step) -> Hop:
        order = self._places.order(before, step.end)
        return Hop(
            start=before[-1],
            end=step.end,
            plausibility=step.edge.plausibility,
            evidence=step.edge.evidence,
            why=step.edge.why,
            sources=step.edge.sources,
            order=order,
            support=round(step.support, 3),
            factor=round(step.most * self._scoring.time_weights[order], 3),
        )


ROUNDING = 1e-9
"""Of routes that score alike, the first along the order of the chain's edges is taken."""
