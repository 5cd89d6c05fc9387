"""The marking itself: a mark can only come from what is said, on the side it is said of."""

import pytest

from tests.therapy.reasoning.naive_answers import crossed_answer, hip_answer
from tests.therapy.reasoning.scoring_cases import Answer, marks, score
from tests.therapy.reasoning.worked_cases import WHOLE_CASES, Claim, Told, read_whole_case

LEFT_GLUTE = Claim("gluteus_medius", "left", "under", "high")
LEFT_HIP = (("hip", "left"),)


@pytest.fixture
def knee(library):
    """The source says: gluteus medius, deep rotators and gluteus maximus of the left; neither calf nor right side."""
    return read_whole_case(WHOLE_CASES / "knee_in_from_the_hip.yaml", library)


def all_that_is_told(case):
    return Answer(tuple(Claim(told.muscle, told.side, told.state, "high") for told in case.told), LEFT_HIP)


def test_an_answer_that_says_what_the_source_says_has_no_faults(knee):
    marked = score(all_that_is_told(knee), knee)
    assert not marked.faults
    assert (marked.found, marked.firm, marked.right_firm, marked.claims) == (3, 3, 3, 3)


def test_saying_nothing_misses_everything_and_claims_nothing_falsely(knee):
    marked = score(Answer(), knee)
    assert len(marked.misses) == 3
    assert not marked.false_claims
    assert marked.driver is False


@pytest.mark.parametrize(
    ("claim", "miss"),
    [
        (Claim("gluteus_medius", "left", "over", "high"), "left gluteus_medius under: said to be over"),
        (Claim("gluteus_medius", "left", "under", "low"), "left gluteus_medius under: low, not high"),
        (Claim("gluteus_medius", "right", "under", "high"), "left gluteus_medius under: not claimed"),
    ],
)
def test_the_wrong_state_tier_or_side_is_a_miss(knee, claim, miss):
    assert miss in score(Answer((claim,)), knee).misses


def test_a_claim_without_a_side_is_said_of_either(knee):
    marked = score(Answer((Claim("gluteus_medius", "", "under", "high"),)), knee)
    assert "left gluteus_medius under: not claimed" not in marked.misses
    assert marked.false_claims == ("right gluteus_medius under: claimed under, high",)


def test_what_the_source_settles_against_is_false_only_above_the_tier_it_allows(knee):
    soleus = [Claim("soleus", "left", "over", tier) for tier in ("low", "medium")]
    assert not score(Answer((soleus[0],)), knee).false_claims
    assert score(Answer((soleus[1],)), knee).false_claims == ("left soleus over: claimed over, medium",)


def test_a_place_that_comes_third_is_no_driver_hit(knee):
    others = (("foot", "left"), ("ankle", "left"))
    assert score(Answer(drivers=(*others[:1], *LEFT_HIP)), knee).driver
    assert not score(Answer(drivers=(*others, *LEFT_HIP)), knee).driver


def test_stopping_somebody_who_need_not_be_stopped_is_a_fault_of_safety(knee):
    assert not score(Answer(stop=True), knee).safety
    assert not score(Answer(refer="urgent"), knee).safety


def test_anything_claimed_of_a_sound_client_is_false(library):
    sound = read_whole_case(WHOLE_CASES / "runner_with_nothing_to_mend.yaml", library)
    assert not score(Answer(), sound).faults
    assert score(Answer((Claim("soleus", "left", "over", "low"),)), sound).false_claims


def test_a_length_that_was_told_must_be_answered(library):
    calf = read_whole_case(WHOLE_CASES / "ankle_out_of_the_cast.yaml", library)
    weak = Claim("soleus", "left", "under", "high")
    assert "left soleus under: length unknown, not short" in score(Answer((weak,)), calf).misses


def test_where_only_a_length_is_told_any_activity_agrees():
    told = Told("rectus_femoris", "left", length="short")
    assert told.agrees(Claim("rectus_femoris", "left", "under", length="short"))
    assert not told.agrees(Claim("rectus_femoris", "left", "over"))


def test_shares_are_taken_over_all_muscles_of_all_cases(knee):
    marked = marks([score(all_that_is_told(knee), knee), score(Answer((LEFT_GLUTE,), LEFT_HIP), knee)])
    assert (marked.recall, marked.precision, marked.drivers) == (0.667, 1.0, 1.0)


def test_the_naive_answers_do_not_look_at_what_was_found(knee):
    assert {claim.side for claim in crossed_answer(knee).claims} == {"left", "right"}
    assert hip_answer(knee).drivers == LEFT_HIP
