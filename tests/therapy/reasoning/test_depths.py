"""One chain of reasons, told at three depths: to the therapist, to the client, and in a report."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.therapy.reasoning.worked_cases import whole_cases
from therapy.knowledge import load_library
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.cases import read_case
from therapy.reasoning.hypotheses.explanation import NotLookedAt
from therapy.reasoning.hypotheses.muscles import LengthState, State
from therapy.reasoning.names import listed, muscle_name, plain_muscle_name, source_name
from therapy.reasoning.telling.depths import UNVALIDATED, Depths
from therapy.reasoning.telling.export import exported
from therapy.reasoning.values import BodyMapEntry, Node

from .conftest import recorded

CASES = Path(__file__).parent / "cases"
KEPT = {path.stem: read_case(path.read_text("utf-8"), load_library()).record for path in CASES.glob("*.yaml")}
KEPT |= {each.id: each.case.record for each in whole_cases(load_library())}
LATIN = ("gluteus", "erector", "vastus", "iliopsoas", "lumbar", "thoracic", "scapul", "over-working", "under-working")


@cache
def hypotheses(name: str) -> list[dict]:
    """All hypotheses of one case, as they are exported."""
    whole = exported(name, assess(KEPT[name], load_library()), None, load_library())
    return [*whole["muscles"], *whole["drivers"], *whole["cascades"]]


def explained(record, library) -> tuple[Depths, Analysis]:
    return Depths(library), assess(record, library)


def forbidden(words: str, library) -> list[str]:
    return [each for each in library.wording.do_not_say if re.search(rf"\b{re.escape(each)}", words.lower())]


@pytest.mark.parametrize("name", sorted(KEPT))
def test_no_depth_of_any_hypothesis_of_any_case_says_what_may_not_be_said(name, library):
    for each in hypotheses(name):
        for depth, words in each["explained"].items():
            assert forbidden(words, library) == [], f"{each['key']} for the {depth}: {words}"


@pytest.mark.parametrize("name", sorted(KEPT))
def test_the_client_reads_one_plain_sentence_without_latin_names(name):
    for each in hypotheses(name):
        words = each["explained"]["client"]
        assert words.count(".") == 1
        assert words.endswith(".")
        assert len(words.split()) <= 36, words
        assert [name for name in LATIN if name in words.lower()] == []
        assert re.search(r"\bmay\b|\bhints\b|\bpoint two ways\b", words)


@pytest.mark.parametrize("name", sorted(KEPT))
def test_a_report_says_what_was_found_and_that_the_rules_are_not_validated(name):
    for each in hypotheses(name):
        words = each["explained"]["report"]
        assert "Found: " in words
        assert words.endswith(UNVALIDATED)


def test_a_quiet_muscle_is_told_to_each_reader_in_their_words(library):
    tell, analysis = explained(recorded("sd_knee left 2", "tr_drop left 2"), library)

    told = tell.muscle(next(each for each in analysis.muscles if each.muscle == "gluteus_medius"))

    assert told.therapist.startswith("Left gluteus medius may be under-working (")
    assert "because: " in told.therapist
    assert told.client == (
        "Your left side buttock muscle may be doing less than a full share; we will train that and see what changes."
    )
    assert "Sources: Park KM, Cynn HS, Choung SD 2013" in told.report


def test_what_stays_low_is_told_to_the_client_as_a_first_hint(library):
    tell, analysis = explained(recorded("sd_knee left 1"), library)

    told = tell.muscle(analysis.muscles[0])

    assert told.client.startswith("There are first hints that your left ")
    assert "low confidence" in told.therapist


def test_findings_that_point_two_ways_promise_the_client_another_look(library):
    tell, analysis = explained(recorded("sd_knee left 2"), library)

    told = tell.muscle(replace(analysis.muscles[0], state=State.CONFLICTING))

    assert told.client.startswith("Our checks of your left ")
    assert told.client.endswith(" point two ways, so we will look again before choosing.")


def test_what_is_long_is_told_to_be_left_unstretched(library):
    tell, analysis = explained(recorded("sd_knee left 2"), library)

    told = tell.muscle(replace(analysis.muscles[0], state=State.OVER, length=LengthState.LONG))

    assert "may be long already and working harder than needed" in told.client
    assert "leave stretching aside" in told.client


def test_what_was_looked_for_and_not_seen_stands_as_against(library):
    tell, analysis = explained(recorded("sd_knee left 2", "tr_drop left 0"), library)

    told = tell.muscle(next(each for each in analysis.muscles if each.muscle == "gluteus_medius"))

    assert "Against it: " in told.therapist
    assert "Against it: " in told.report


def test_a_complaint_where_nothing_was_examined_is_told_without_findings(library):
    tell, analysis = explained(recorded(body_map=(BodyMapEntry("neck", Side.MIDLINE, pain=5),)), library)

    told = tell.local(analysis.local[0])

    assert told.therapist.endswith("because: no test has shown anything here.")


def test_only_so_many_reasons_are_told_and_the_rest_is_counted(analysed, library):
    analysis = analysed("knee_to_back")

    assert "; and 4 more." in Depths(library).muscle(analysis.muscles[0]).therapist


def test_a_chain_names_the_sources_of_its_links(analysed, library):
    analysis = analysed("knee_to_back")
    first = analysis.cascades[0]

    told = Depths(library).cascade(first)

    assert told.therapist.startswith("One possible chain runs from the left knee to the left hip (")
    assert told.client == (
        "Your left hip may be working hard to help your left knee; we will train both and see what changes."
    )
    assert source_name(first.path.hops[0].sources[0], library) in told.report


def test_places_nobody_has_examined_are_named(analysed, library):
    gap = NotLookedAt(Node("ankle", Side.LEFT), ("knee_to_wall",))
    chain = replace(analysed("knee_to_back").cascades[0], missing=(gap,))

    told = Depths(library).cascade(chain)

    assert "Not examined: left ankle." in told.therapist
    assert "Not examined: left ankle." in told.report


def test_a_driver_is_told_with_the_places_its_chains_reach(analysed, library):
    told = Depths(library).driver(analysed("knee_to_back").drivers[0])

    assert "its chains reach left hip, lower back and pelvis" in told.therapist
    assert told.client.endswith("and see what that changes for your left hip and lower back.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_reads_as_a_sentence_does(words, sentence):
    assert listed(words) == sentence


def test_names_carry_the_side_where_there_is_one(library):
    assert muscle_name("gluteus_medius", Side.LEFT, library) == "Left gluteus medius"
    assert muscle_name("diaphragm", Side.MIDLINE, library) == "Diaphragm"
    assert plain_muscle_name("diaphragm", Side.MIDLINE, library) == "main breathing muscle"


@pytest.mark.parametrize(
    ("source", "name"),
    [("reeves2007", "Reeves NP, Narendra KS, Cholewicki J 2007"), ("seed", "Founding text")],
)
def test_a_source_goes_by_its_authors_and_year_or_by_the_head_of_its_title(source, name, library):
    assert source_name(source, library) == name
