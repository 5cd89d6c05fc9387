"""Walking the chain of the body: what lies one step away, and how many steps apart places are."""

from collections import deque
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from therapy.knowledge import Library
from therapy.knowledge.records import ChainEdge, Crossing, Side
from therapy.reasoning.values import BOTH_SIDES, Node

type Step = tuple[Node, ChainEdge]


@cache
def steps_from(at: Node, library: Library) -> tuple[Step, ...]:
    """The places one edge away. `same` keeps the side, `opposite` swaps it, and the trunk frees it."""
    edges = ((edge, edge.other_end(at.region)) for edge in library.edges_at(at.region))
    return tuple(
        (Node(region, side), edge) for edge, region in edges for side in _sides_reached(at, region, edge, library)
    )


@cache
def steps_apart(start: Node, library: Library) -> Mapping[Node, int]:
    """How many edges each place is away from `start`, which is 0 away from itself."""
    apart = {start: 0}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for reached, _ in steps_from(at, library):
            if reached not in apart:
                apart[reached] = apart[at] + 1
                waiting.append(reached)
    return MappingProxyType(apart)


def _sides_reached(at: Node, region: str, edge: ChainEdge, library: Library) -> tuple[Side, ...]:
    if library.regions[region].trunk:
        return (Side.MIDLINE,)
    if library.regions[at.region].trunk:
        return BOTH_SIDES
    return (at.side.opposite if edge.crossing is Crossing.OPPOSITE else at.side,)
