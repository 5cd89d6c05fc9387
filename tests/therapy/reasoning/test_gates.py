"""The gates of a chain: each lets one record through and stops one that differs in that alone."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.conftest import recorded
from tests.therapy.reasoning.rules.changed import with_scoring
from therapy.knowledge.records import History, Side, TimeOrder
from therapy.reasoning.analysis import assess
from therapy.reasoning.evidence.collect import all_findings
from therapy.reasoning.evidence.weighing import weigh
from therapy.reasoning.hypotheses.cascade import best_routes, time_order
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.hypotheses.ranking import ALIKE
from therapy.reasoning.hypotheses.routes import steps_apart, steps_from
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

    scores = [chains(record, library).get(KNEE_TO_HIP) for record in (in_order, undated, reversed_)]

    assert scores[1] == pytest.approx(scores[0] * 0.8, abs=0.002)
    assert scores[2] is None


def test_the_order_of_two_onsets_is_known_only_where_both_are(library):
    assert [
        time_order(*onsets) for onsets in ((2019, 2021), (2021, 2021), (2021, 2019), (None, 2019), (2019, None))
    ] == [
        TimeOrder.OK,
        TimeOrder.OK,
        TimeOrder.VIOLATED,
        TimeOrder.UNKNOWN,
        TimeOrder.UNKNOWN,
    ]


def test_a_place_that_began_earlier_weighs_less_than_a_third_of_one_that_began_later(library):
    weights = library.scoring.time_weights

    assert (weights[TimeOrder.OK], weights[TimeOrder.UNKNOWN], weights[TimeOrder.VIOLATED]) == (1.0, 0.8, 0.3)


def places_of(record, library) -> Places:
    return Places(weigh(all_findings(record, library).findings, library), record.body_map, library)


EVERYWHERE = (
    "fa_no_control left 3",
    "kw_limited left 3",
    KNEE_IN,
    "tr_drop left 3",
    "ml_weak left 3",
    "tx_limited left 3",
)


def test_a_route_has_five_hops_at_most_and_visits_no_place_twice(library):
    record = recorded(*EVERYWHERE, "dn_short 3", body_map=(OLD_KNEE,))

    found = best_routes(places_of(record, library), library)

    assert found
    assert all(len(route.steps) <= library.scoring.max_hops for route in found)
    assert all(len(set(route.nodes)) == len(route.nodes) for route in found)


def test_the_best_route_is_found_though_weak_ones_are_given_up_early(library):
    """Giving up a route that can no longer be shown never loses one that could."""
    record = recorded(*EVERYWHERE, "dn_short 3", body_map=(OLD_KNEE, SORE_HIP))
    patient = with_scoring(
        library, bands=(*library.scoring.bands[:-1], replace(library.scoring.bands[-1], at_least=0.0))
    )
    shown = {
        (route.nodes[0], route.nodes[-1]): route.score for route in best_routes(places_of(record, library), library)
    }
    all_ = {
        (route.nodes[0], route.nodes[-1]): route.score for route in best_routes(places_of(record, patient), patient)
    }

    floor = library.scoring.bands[-1].at_least
    assert shown == pytest.approx({ends: score for ends, score in all_.items() if round(score, 3) >= floor})


def test_two_routes_that_score_alike_are_both_kept(library):
    """From the upper back to the neck over either shoulder blade, which is stronger than straight up."""
    blades = [
        f"{sign} {side} 3"
        for sign in ("weak:serratus_anterior", "special:scapular_assistance", "special:scapular_retraction", "sf_hike")
        for side in BOTH_SIDES
    ]
    old_back = BodyMapEntry("thoracic", history=History.DOCUMENTED)
    record = recorded(*blades, "weak:erector_spinae_thoracic 3", "dn_short 2", body_map=(old_back,))

    routes = [
        [at.key for at in route.nodes]
        for route in best_routes(places_of(record, library), library)
        if (route.nodes[0].region, route.nodes[-1].region) == ("thoracic", "neck")
    ]

    assert routes == [["thoracic", "scapula-left", "neck"], ["thoracic", "scapula-right", "neck"]]


def test_each_complaint_shows_three_chains_and_those_level_with_the_third(library):
    findings = [f"{each} {side} 3" for each in ("sd_quads_give", "sh_flex", "tr_drop") for side in ("left", "right")]
    old = replace(OLD_KNEE, onset=2010)
    origins = [replace(old, region=each, side=side) for each in ("knee", "hip") for side in BOTH_SIDES]
    back = BodyMapEntry("lumbar", pain=8, onset=2020)
    record = recorded(*findings, "fb_guarded 3", "ml_weak left 3", body_map=(*origins, back))

    to_back = [each for each in best_routes(places_of(record, library), library) if each.nodes[-1].region == "lumbar"]
    best = sorted(to_back, key=lambda each: (-round(each.score, 3), each.nodes))

    assert len(best) > library.scoring.paths_shown == 3
    shown = [each.path.nodes for each in assess(record, library).cascades]
    assert shown == [each.nodes for each in best if each.score >= best[2].score - ALIKE]


def test_where_nothing_hurts_chains_end_at_the_places_most_affected(library):
    record = recorded(*EVERYWHERE)

    places = places_of(record, library)

    assert places.complaints == ()
    assert 1 <= len(places.affected) <= library.scoring.affected_shown
    assert {each.path.nodes[-1] for each in assess(record, library).cascades} <= set(places.affected)


def test_places_are_as_many_steps_apart_as_edges_lead_from_one_to_the_other(library):
    apart = steps_apart(Node("knee", Side.LEFT), library)

    assert apart[Node("knee", Side.LEFT)] == 0
    assert apart[Node("hip", Side.LEFT)] == apart[Node("ankle", Side.LEFT)] == 1
    assert apart[Node("lumbar", Side.MIDLINE)] == 2


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


def test_a_chain_names_what_was_not_tested_between_its_ends(library):
    old_foot = replace(OLD_KNEE, region="foot")
    tested = ("fa_no_control left 3", "fa_drop left 3", KNEE_IN, HIP_DROPS, "sd_trunk left 3")

    gaps = {
        each.key: [gap.node.key for gap in each.missing]
        for each in assess(recorded(*tested, body_map=(old_foot, SORE_HIP)), library).cascades
    }
    with_ankle = assess(recorded(*tested, "kw_limited left 0", body_map=(old_foot, SORE_HIP)), library).cascades

    assert gaps["cascade:foot-left>knee-left>hip-left"] == ["ankle-left"]
    assert all("ankle-left" not in [gap.node.key for gap in each.missing] for each in with_ankle)


def test_several_marks_at_one_place_count_as_the_worst_of_them(library):
    marks = (
        BodyMapEntry("lumbar", Side.LEFT, pain=2, onset=2024),
        BodyMapEntry("lumbar", Side.RIGHT, pain=6, onset=2020),
    )
    places = Places(weigh((), library), marks, library)

    mark = places.marked[Node("lumbar", Side.MIDLINE)]

    assert (mark.pain, mark.onset) == (6, 2020)
