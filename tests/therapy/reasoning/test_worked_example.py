"""The worked example of the model: every number it expects, to the third decimal."""

import json

import pytest

from tests.therapy.reasoning.conftest import HERE, SIDES
from therapy.reasoning.evidence.weighing import weigh
from therapy.reasoning.hypotheses.cascade import ranked_paths
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.telling.export import exported
from therapy.reasoning.values import Node

EXPECTED = json.loads((HERE / "expected" / "knee_to_back.json").read_text())


def at(place: dict[str, str]) -> Node:
    return Node(place["region"], SIDES[place["side"] or ""])


@pytest.fixture
def places(case, library) -> Places:
    record = case("knee_to_back").record
    return Places(weigh(record.findings, record.body_map, library), record.body_map, library)


@pytest.mark.parametrize("place", EXPECTED["origin"], ids=lambda place: at(place).key)
def test_each_place_has_the_expected_origin(place, places):
    assert places.origin(at(place)) == pytest.approx(place["score"], abs=0.001)


@pytest.mark.parametrize("place", EXPECTED["support"], ids=lambda place: at(place).key)
def test_each_place_has_the_expected_support(place, places):
    assert places.support(at(place)) == pytest.approx(place["score"], abs=0.001)


def test_every_path_has_the_expected_route_score_and_band(places, library):
    ranked = ranked_paths(places, library)

    assert [(path.nodes, path.band) for path in ranked] == [
        (tuple(at(place) for place in path["path"]), path["band"]) for path in EXPECTED["paths"]
    ]
    assert [path.score for path in ranked] == pytest.approx([path["score"] for path in EXPECTED["paths"]], abs=0.001)


def test_every_muscle_has_the_expected_totals_state_and_tests(analysed):
    expected = [
        (each["muscle"], SIDES[each["side"] or ""], each["over"], each["under"], each["state"], each["tests"])
        for each in EXPECTED["muscles"]
    ]

    muscles = analysed("knee_to_back").muscles

    assert [(m.muscle, m.side, m.over, m.under, m.state, m.tests) for m in muscles] == expected


def test_paths_too_weak_to_show_are_not_shown(analysed):
    shown = [path for path in EXPECTED["paths"] if path["band"] != "hidden"]

    assert [each.path.score for each in analysed("knee_to_back").cascades] == [path["score"] for path in shown]


def test_whoever_checks_the_sums_finds_the_weak_paths_too_and_marked_as_hidden(analysed, library):
    cascades = exported("knee_to_back", analysed("knee_to_back"), None, library)["cascades"]

    assert [(path["score"], path["band"]) for path in cascades] == [
        (path["score"], path["band"]) for path in EXPECTED["paths"]
    ]


def test_the_tempting_story_from_knee_to_neck_does_not_appear(analysed):
    ends = {each.path.nodes[-1].region for each in analysed("knee_to_back").cascades}

    assert "neck" not in ends


def test_the_neck_has_its_local_explanation_alone(analysed):
    local = {each.node.region: each.score for each in analysed("knee_to_back").local}

    assert local == {"lumbar": 0.324, "neck": 0.218, "hip": 0.213}


def test_the_local_explanation_of_the_back_stands_above_the_pelvis_and_under_the_knee(analysed):
    first = {each.key: each.local_first for each in analysed("knee_to_back").cascades}

    assert first["cascade:pelvis>lumbar"]
    assert not first["cascade:knee-left>hip-left>lumbar"]


def test_a_chain_shows_what_speaks_for_it_against_it_and_what_would_change_our_mind(analysed):
    chain = next(each for each in analysed("knee_to_back").cascades if each.key == "cascade:knee-left>hip-left>lumbar")

    assert "documented: left knee" in chain.supporting[0].says
    assert {each.observation for each in chain.against} == {"as_rotate", "fb_catch"}
    assert chain.retest.startswith("If control at the left knee improves in 4 weeks (re-test: Lateral step-down")
    assert [hop.order for hop in chain.path.hops] == ["ok", "ok"]


def test_a_quiet_muscle_names_the_busy_ones_that_may_take_over_on_its_side(analysed):
    muscles = {each.key: each for each in analysed("knee_to_back").muscles}

    partners = muscles["muscle:gluteus_medius:left"].partners

    assert partners == ("muscle:tensor_fasciae_latae:left", "muscle:quadratus_lumborum:left")


def test_every_reason_names_its_test_its_evidence_and_its_sources(analysed, library):
    analysis = analysed("knee_to_back")
    reasons = [reason for each in analysis.muscles for reason in each.because]
    reasons += [reason for each in analysis.cascades for reason in (*each.supporting, *each.against)]

    assert all(reason.test in library.tests and reason.evidence and reason.sources for reason in reasons)
