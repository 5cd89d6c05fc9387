"""The gates of a chain: each lets one record through and stops one that differs in that alone."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.conftest import recorded
from therapy.knowledge.records import History, Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.evidence.weighing import weigh
from therapy.reasoning.hypotheses.cascade import HIDDEN, ranked_paths
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.hypotheses.routes import routes, steps_from
from therapy.reasoning.values import BOTH_SIDES, BodyMapEntry, Node

OLD_KNEE = BodyMapEntry("knee", Side.LEFT, onset=2019, history=History.DOCUMENTED)
SORE_HIP = BodyMapEntry("hip", Side.LEFT, pain=4, onset=2021)
KNEE_IN, HIP_DROPS = "sd_knee left 2", "tr_drop left 2"
KNEE_TO_HIP = "cascade:knee-left>hip-left"


def chains(record, library) -> dict[str, float]:
    return {each.key: each.path.score for each in assess(record, library).cascades}


def test_two_tests_on_a_path_show_it_and_one_test_does_not(library):
    two = recorded(KNEE_IN, "tr_drop left 3", body_map=(OLD_KNEE, SORE_HIP))
    one = recorded(KNEE_IN, "sd_trunk left 3", body_map=(OLD_KNEE, SORE_HIP))

    assert KNEE_TO_HIP in chains(two, library)
    assert KNEE_TO_HIP not in chains(one, library)


def test_a_place_with_no_positive_test_joins_no_path_however_much_it_hurts(library):
    tested = recorded(KNEE_IN, HIP_DROPS, "ml_weak left 3", body_map=(OLD_KNEE, SORE_HIP))
    untested = replace(tested, findings=tuple(f for f in tested.findings if f.observation != "tr_drop"))

    assert KNEE_TO_HIP in chains(tested, library)
    assert KNEE_TO_HIP not in chains(untested, library)


def test_a_link_with_too_little_support_breaks_the_chain(library):
    body_map = (OLD_KNEE, BodyMapEntry("hip", Side.LEFT, tension=3, onset=2021))
    strong = recorded(KNEE_IN, "sls_hip_drop left 3", body_map=body_map)
    thin = recorded(KNEE_IN, "fb_limited 1", body_map=body_map)

    assert KNEE_TO_HIP in chains(strong, library)
    assert KNEE_TO_HIP not in chains(thin, library)


def test_a_place_that_began_earlier_than_the_one_before_it_counts_for_much_less(library):
    in_order = recorded(KNEE_IN, HIP_DROPS, body_map=(OLD_KNEE, SORE_HIP))
    undated = recorded(KNEE_IN, HIP_DROPS, body_map=(OLD_KNEE, replace(SORE_HIP, onset=None)))
    reversed_ = recorded(KNEE_IN, HIP_DROPS, body_map=(OLD_KNEE, replace(SORE_HIP, onset=2010)))

    scores = [scores_of(record, library)[KNEE_TO_HIP] for record in (in_order, undated, reversed_)]

    assert scores[1] == pytest.approx(scores[0] * 0.8, abs=0.002)
    assert scores[2] == pytest.approx(scores[0] * 0.3, abs=0.002)
    assert KNEE_TO_HIP not in chains(reversed_, library)


def scores_of(record, library) -> dict[str, float]:
    places = Places(weigh(record.findings, record.body_map, library), record.body_map, library)
    return {path.key: path.score for path in ranked_paths(places, library)}


def test_a_route_has_five_hops_at_most_and_visits_no_place_twice(library):
    foot, neck = Node("foot", Side.LEFT), Node("neck", Side.MIDLINE)

    five = list(routes(foot, neck, library.scoring.max_hops, library))
    six = list(routes(foot, neck, library.scoring.max_hops + 1, library))

    assert max(len(edges) for _, edges in five) == 5
    assert max(len(edges) for _, edges in six) == 6
    assert all(len(set(nodes)) == len(nodes) for nodes, _ in six)


def test_each_complaint_shows_three_chains_at_most(library):
    findings = [f"{each} {side} 3" for each in ("sd_quads_give", "sh_flex") for side in ("left", "right")]
    old = replace(OLD_KNEE, onset=2010)
    origins = [replace(old, region=each, side=side) for each in ("knee", "hip") for side in BOTH_SIDES]
    back = BodyMapEntry("lumbar", pain=8, onset=2020)
    record = recorded(*findings, "fb_guarded 3", "ml_weak left 3", body_map=(*origins, back))
    places = Places(weigh(record.findings, record.body_map, library), record.body_map, library)

    worth_showing = [path for path in ranked_paths(places, library) if path.band != HIDDEN]

    assert len(worth_showing) == 4
    assert [each.path for each in assess(record, library).cascades] == worth_showing[:3]


def test_an_opposite_edge_changes_sides_and_the_trunk_frees_them(library):
    from_hip = {at for at, edge in steps_from(Node("hip", Side.LEFT), library)}
    from_trunk = {at for at, edge in steps_from(Node("thoracic", Side.MIDLINE), library)}

    assert Node("shoulder", Side.RIGHT) in from_hip
    assert Node("shoulder", Side.LEFT) not in from_hip
    assert {Node("scapula", Side.LEFT), Node("scapula", Side.RIGHT)} <= from_trunk


def test_an_untested_place_between_a_strong_origin_and_a_complaint_is_named_with_tests(library):
    body_map = (OLD_KNEE, BodyMapEntry("lumbar", pain=6, onset=2023))
    record = recorded("sd_knee left 3", "sd_quads_give left 3", "fb_guarded 3", body_map=body_map)

    look_next = assess(record, library).look_next

    assert Node("hip", Side.LEFT) == look_next[0].node
    assert look_next[0].tests


def test_a_chain_names_what_was_not_tested_between_its_ends(analysed):
    chain = analysed("postpartum_four_fingers").cascades[0]

    assert [gap.node.region for gap in chain.missing] == ["thoracic"]


def test_several_marks_at_one_place_count_as_the_worst_of_them(library):
    marks = (
        BodyMapEntry("lumbar", Side.LEFT, pain=2, onset=2024),
        BodyMapEntry("lumbar", Side.RIGHT, pain=6, onset=2020),
    )
    places = Places(weigh((), marks, library), marks, library)

    mark = places.marked[Node("lumbar", Side.MIDLINE)]

    assert (mark.pain, mark.onset) == (6, 2020)
