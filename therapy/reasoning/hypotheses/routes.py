"""Walking the chain of the body: which routes lead from one place to another (model.md 6.2)."""

from collections.abc import Callable, Iterator

from therapy.knowledge import Library
from therapy.knowledge.records import ChainEdge, Crossing, Side
from therapy.reasoning.values import BOTH_SIDES, Node

type Step = tuple[Node, ChainEdge]
type Route = tuple[tuple[Node, ...], tuple[ChainEdge, ...]]


def steps_from(at: Node, library: Library) -> Iterator[Step]:
    """The places one edge away. `same` keeps the side, `opposite` swaps it, and the trunk frees it."""
    for edge in library.edges_at(at.region):
        region = edge.other_end(at.region)
        for side in _sides_reached(at, region, edge, library):
            yield Node(region, side), edge


def _sides_reached(at: Node, region: str, edge: ChainEdge, library: Library) -> tuple[Side, ...]:
    if library.regions[region].trunk:
        return (Side.MIDLINE,)
    if library.regions[at.region].trunk:
        return BOTH_SIDES
    return (at.side.opposite if edge.crossing is Crossing.OPPOSITE else at.side,)


def routes(
    start: Node, end: Node, max_hops: int, library: Library, through: Callable[[Node], bool] = lambda _: True
) -> Iterator[Route]:
    """Every route of at most `max_hops` without visiting a place twice; `through` says where it may pass."""

    def walk(path: tuple[Node, ...], edges: tuple[ChainEdge, ...]) -> Iterator[Route]:
        if path[-1] == end:
            yield path, edges
        elif len(edges) < max_hops:
            for at, edge in steps_from(path[-1], library):
                if at not in path and (at == end or through(at)):
                    yield from walk((*path, at), (*edges, edge))

    return walk((start,), ())
