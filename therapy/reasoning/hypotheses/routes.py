"""Walking the chain of the body: what lies one step away, and how many steps apart places are."""

from collections import deque
from collections.abc import Iterator

from therapy.knowledge import Library
from therapy.knowledge.records import ChainEdge, Crossing, Side
from therapy.reasoning.values import BOTH_SIDES, Node

type Step = tuple[Node, ChainEdge]


def steps_from(at: Node, library: Library) -> Iterator[Step]:
    """The places one edge away. `same` keeps the side, `opposite` swaps it, and the trunk frees it."""
    for edge in library.edges_at(at.region):
        region = edge.other_end(at.region)
        for side in _sides_reached(at, region, edge, library):
            yield Node(region, side), edge


def steps_apart(start: Node, library: Library) -> dict[Node, int]:
    """How many edges each place is away from `start`, which is 0 away from itself."""
    apart = {start: 0}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for reached, _ in steps_from(at, library):
            if reached not in apart:
                apart[reached] = apart[at] + 1
                waiting.append(reached)
    return apart


def _sides_reached(at: Node, region: str, edge: ChainEdge, library: Library) -> tuple[Side, ...]:
    if library.regions[region].trunk:
        return (Side.MIDLINE,)
    if library.regions[at.region].trunk:
        return BOTH_SIDES
    return (at.side.opposite if edge.crossing is Crossing.OPPOSITE else at.side,)
