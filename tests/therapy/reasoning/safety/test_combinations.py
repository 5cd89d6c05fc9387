"""Warnings taken together: each rule with a case that raises it and one that just does not."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.safety.conftest import cases_of_combinations, record_of
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.values import StrengthTested

CASES = cases_of_combinations()


def raised(safety):
    return {each.id for each in safety.combinations}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["fires"])
def test_it_is_raised(case, safety_of, library):
    found = safety_of(**case["given"])

    assert case["rule"] in raised(found)
    assert library.urgencies[found.refer.urgency].order >= _order(case, library)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["spares"])
def test_it_is_not_raised(case, safety_of):
    assert case["rule"] not in raised(safety_of(**case["given"] | case["changed"]))


def test_no_rule_lacks_a_case_that_raises_it_and_one_that_does_not(library):
    assert [case["rule"] for case in CASES] == list(library.combinations)
    assert all(case["fires"] and case["spares"] and case["changed"] for case in CASES)


def test_what_is_raised_says_because_of_what_and_by_which_source(safety_of):
    [found] = safety_of(
        client={"tags": ["hip_replacement"]},
        red_flags={"rf_hot_joint": True},
    ).combinations

    assert found.because == ("A single hot, swollen, very painful joint?", "Hip replacement precautions")
    assert found.sources == ("bsrhotjoint2006",)


def test_the_more_urgent_of_answers_and_combinations_counts(safety_of, library):
    found = safety_of(red_flags={"rf_night_pain": True, "rf_cancer_history": True})

    assert {flag.urgency for flag in found.flags} == {"urgent"}
    assert (found.refer.urgency, found.stop) == ("same_day", True)
    assert found.refer.why == library.combinations["past_cancer_with_unremitting_pain"].says
    assert found.notice == "Medical assessment today: GP same day, maternity triage, urgent care."


def test_a_stop_from_findings_alone_drafts_nothing(library):
    record = record_of(special=[{"test": "ottawa_ankle", "side": "left", "result": "positive"}])
    analysis = assess(record, library)

    assert analysis.safety.stop
    assert propose(analysis, library, client=record.client) is None


def test_a_combination_within_days_locks_what_hurts_there(safety_of):
    case = next(case for case in CASES if case["rule"] == "hip_after_steroids")

    sore_knee = {"region": "knee", "side": "left", "pain": 6}
    both = case["given"] | {"body_map": [*case["given"]["body_map"], sore_knee]}

    assert safety_of(**both).locked_regions == ("hip",)


def test_a_circumstance_that_was_set_aside_is_still_what_was_answered(library):
    record = record_of(red_flags={"rf_night_pain": True, "rf_cancer_history": True})
    client = replace(record.client, declined_tags=("cancer_history",))

    safety = assess(replace(record, client=client), library).safety

    assert safety.tags == ()
    assert raised(safety) == {"past_cancer_with_unremitting_pain"}


def test_what_was_recorded_of_both_legs_without_a_side_is_about_both(library):
    record = record_of(body_map=[{"region": "lumbar", "pain": 5}])
    weak = StrengthTested(region="ankle", movement="dorsiflexion", grade=2, pain=0)

    assert "both_legs_lose_strength" in raised(assess(replace(record, strength=(weak,)), library).safety)


def _order(case, library):
    return library.urgencies[library.combinations[case["rule"]].urgency].order
