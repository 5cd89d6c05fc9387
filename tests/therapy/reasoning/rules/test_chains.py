"""Every edge of the chain of the body: what passes it, and what just does not."""

import pytest

from therapy.knowledge import load_library
from therapy.knowledge.records import Crossing, History, Mechanism, Side
from therapy.knowledge.signs import BODY_MAP
from therapy.reasoning.evidence.weighing import factor, weigh
from therapy.reasoning.hypotheses.cascade import best_routes
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.hypotheses.routes import steps_from
from therapy.reasoning.values import BodyMapEntry, FindingMade, Node

LIBRARY = load_library()
EDGES = [(edge, start, edge.other_end(start)) for edge in LIBRARY.chain_edges.values() for start in edge.between]
SIDES_REACHED = {Crossing.SAME: {Side.LEFT}, Crossing.OPPOSITE: {Side.RIGHT}}


def node(region: str, library, side: Side = Side.LEFT) -> Node:
    return Node(region, Side.MIDLINE if library.regions[region].trunk else side)


def end_side(edge) -> Side:
    return Side.RIGHT if edge.crossing is Crossing.OPPOSITE else Side.LEFT


def telling(region: str, library) -> list[str]:
    """The signs that say most of a region joining in, one a test."""
    signs = [
        sign
        for sign in library.signs.values()
        if sign.region == region and sign.mechanism is Mechanism.STABILISER_INHIBITION
    ]
    best: dict[str, str] = {}
    for sign in sorted(signs, key=lambda sign: (-sign.confidence * factor(sign, library.scoring), sign.id)):
        if sign.group != BODY_MAP and not sign.note_only:
            best.setdefault(sign.group, sign.id)
    return list(best.values())


def found(at: Node, severity: int, library, *, but: str = "") -> list[FindingMade]:
    signs = [sign for sign in telling(at.region, library) if library.signs[sign].group != but][:2]
    return [FindingMade(sign, at.side if library.signs[sign].sided else Side.MIDLINE, severity) for sign in signs]


def passed(edge, start: Node, end: Node, severity: int, library) -> bool:
    """Whether a chain from an old injury at one end passes the edge to a finding of this severity at the other."""
    made = {each.observation: each for each in (*found(end, severity, library), *found(start, 3, library))}
    old = BodyMapEntry(start.region, start.side, history=History.DOCUMENTED, onset=2010)
    places = Places(weigh(made.values(), library), (old,), library)
    return any(route.nodes == (start, end) and route.steps[0].edge is edge for route in best_routes(places, library))


@pytest.mark.parametrize(
    ("edge", "start", "end"),
    [
        pytest.param(edge, start, end, id=f"From {start} to {end} a marked finding is reached, one not seen is not")
        for edge, start, end in EDGES
    ],
)
def test_a_chain_passes_an_edge_to_a_finding_and_not_to_what_was_looked_for_and_not_seen(edge, start, end, library):
    begins, ends = node(start, library), node(end, library, end_side(edge))

    assert passed(edge, begins, ends, 3, library)
    assert not passed(edge, begins, ends, 0, library)


@pytest.mark.parametrize(
    ("edge", "start", "end"),
    [
        pytest.param(edge, start, end, id=f"From {start} to {end}: {edge.crossing.name.lower()} side")
        for edge, start, end in EDGES
    ],
)
def test_an_edge_leads_to_the_sides_its_crossing_names_and_to_no_other(edge, start, end, library):
    reached = {at.side for at, by in steps_from(node(start, library), library) if by is edge}

    if library.regions[end].trunk:
        assert reached == {Side.MIDLINE}
    elif library.regions[start].trunk:
        assert reached == {Side.LEFT, Side.RIGHT}
    else:
        assert reached == SIDES_REACHED[edge.crossing]


def test_places_no_edge_joins_are_not_one_step_apart(library):
    joined = {frozenset(edge.between) for edge in library.chain_edges.values()}

    for start in library.regions:
        reached = {at.region for at, _ in steps_from(node(start, library), library)}
        assert reached == {end for end in library.regions if frozenset((start, end)) in joined}
