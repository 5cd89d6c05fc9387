"""Whole cases: what the engine concludes, beside what the source of each case concludes.

Where they differ is kept in `whole_cases_misses.yaml` with the reason. The list is exact: a new difference fails, and
so does one that is mended and still listed.
"""

from collections import defaultdict
from dataclasses import astuple
from pathlib import Path

import pytest
import yaml

from tests.therapy.reasoning.naive_answers import crossed_answer, hip_answer
from tests.therapy.reasoning.scoring_cases import engines_answer, marks, score
from tests.therapy.reasoning.worked_cases import TIERS, whole_cases
from therapy.knowledge import load_library

HERE = Path(__file__).parent
CASES = whole_cases(load_library())
NAIVE = {"the crossed list for everyone": crossed_answer, "always the hip": hip_answer}


@pytest.fixture(scope="session")
def scores(library):
    """The engine's score in every case, by the case."""
    return {case.id: score(engines_answer(case, library), case) for case in CASES}


@pytest.fixture(scope="session")
def known_misses():
    """What the engine is known to answer otherwise than the source, by the case."""
    known = defaultdict(set)
    for reason in yaml.safe_load((HERE / "whole_cases_misses.yaml").read_text()):
        for case, misses in reason["misses"].items():
            known[case].update(misses)
    return known


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_engine_concludes_what_the_source_does(case, scores, known_misses):
    assert scores[case.id].faults == known_misses[case.id]


def test_only_cases_that_exist_have_known_misses(known_misses):
    assert set(known_misses) <= {case.id for case in CASES}


def test_every_case_has_its_own_name_and_works_that_are_listed(library):
    beside = {work["id"] for work in yaml.safe_load((HERE / "whole_cases_sources.yaml").read_text())}
    assert len({case.name for case in CASES}) == len(CASES)
    assert {work for case in CASES for work in case.sources} <= beside | set(library.sources)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_tells_of_muscles_and_places_that_exist(case, library):
    muscles = [*case.told, *(each for each, _ in case.not_claimed)]
    assert {each.muscle for each in muscles} <= set(library.muscles)
    assert {each.at_least for each in case.told} | {above for _, above in case.not_claimed} <= set(TIERS)
    assert {region for region, _ in case.drivers} <= set(library.regions)
    assert case.told or case.not_claimed or case.silent or case.refer


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_no_case_asks_for_more_of_a_muscle_than_it_allows(case):
    allowed = {each.words: TIERS.index(above) for each, above in case.not_claimed}
    assert all(TIERS.index(each.at_least) <= allowed.get(each.words, len(TIERS)) for each in case.told)


@pytest.mark.parametrize("naive", NAIVE.values(), ids=list(NAIVE))
def test_the_engine_does_better_than_an_answer_that_does_not_look(naive, scores):
    engine, other = marks(scores.values()), marks([score(naive(case), case) for case in CASES])
    assert engine.false_claims < other.false_claims
    assert all(mine > theirs for mine, theirs in zip(astuple(engine)[:-1], astuple(other)[:-1], strict=True))
