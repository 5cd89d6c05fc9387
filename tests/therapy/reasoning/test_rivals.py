"""Rival explanations: side by side while nothing sets them apart, and which re-test is worth doing now."""

import pytest

from tests.therapy.reasoning.conftest import recorded
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.hypotheses.rivals import SEPARATED_BY, UNEXAMINED
from therapy.reasoning.values import Change, Retested

KNEE_IN = "sd_knee left 3"
STRONG_HIP = ("tr_drop left 3", "sls_hip_drop left 3", "sh_rock left 3", "weak:gluteus_medius left 3")


def retested(change: Change, observation: str = "sd_knee", condition: str = "heels_raised") -> Retested:
    return Retested("step_down", observation, Side.LEFT, condition, change)


def rivals_of(record, library, discriminator: str = "knee_in_heels_raised"):
    return next(each for each in assess(record, library).rivals if each.discriminator == discriminator)


def test_a_finding_sets_its_rivals_side_by_side_and_one_not_seen_sets_none(library):
    seen = {each.discriminator for each in assess(recorded(KNEE_IN), library).rivals}
    not_seen = assess(recorded("sd_knee left 0"), library).rivals

    asked = {each.id for each in library.discriminators.values() if "sd_knee" in each.observations}
    assert seen == asked
    assert not_seen == ()


def test_a_place_nobody_looked_at_leaves_the_question_half_open_whatever_the_scores(library):
    """The hip is well supported, the ankle was never examined."""
    one = rivals_of(recorded(KNEE_IN, *STRONG_HIP), library)
    both = rivals_of(recorded(KNEE_IN, *STRONG_HIP, "kw_limited left 0"), library)

    assert one.second.score - one.first.score > SEPARATED_BY
    assert (one.first.examined, one.gain) == (False, UNEXAMINED)
    assert (both.first.examined, both.gain) == (True, 0)


def test_the_closer_two_explanations_stand_the_more_a_retest_would_tell(library):
    examined = ("kw_limited left 1", "tr_drop left 1")

    question = rivals_of(recorded(KNEE_IN, *examined), library)

    apart = abs(question.first.score - question.second.score)
    assert 0 < apart < SEPARATED_BY
    assert question.gain == pytest.approx(1 - apart / SEPARATED_BY, abs=0.01)


def test_a_slight_finding_makes_its_question_worth_a_third(library):
    slight, marked = (rivals_of(recorded(f"sd_knee left {severity}", *STRONG_HIP), library) for severity in (1, 3))

    assert (slight.gain, marked.gain) == (pytest.approx(UNEXAMINED / 3, abs=0.001), UNEXAMINED)


@pytest.mark.parametrize(
    ("change", "leads"), [(Change.BETTER, "ankle"), (Change.SAME, "hip"), (Change.WORSE, "hip")], ids=str
)
def test_a_retest_sets_the_rivals_apart_and_asks_no_more(change, leads, library):
    record = recorded(KNEE_IN, retests=(retested(change),))

    question = rivals_of(record, library)

    assert question.separated
    best = max(question.first, question.second, key=lambda each: each.score)
    assert (question.change, question.gain, best.node.region) == (change, 0, leads)
    assert question not in assess(record, library).retests


def test_before_a_retest_nothing_is_set_apart(library):
    assert not rivals_of(recorded(KNEE_IN), library).separated


def test_a_retest_of_another_finding_or_condition_answers_no_question_of_this_one(library):
    elsewhere = (retested(Change.BETTER, observation="sd_trunk"), retested(Change.BETTER, condition="cued"))

    assert not rivals_of(recorded(KNEE_IN, retests=elsewhere), library).separated


def test_a_finding_without_a_side_asks_a_limbs_question_of_both_sides(library):
    asked = [
        each.side
        for each in assess(recorded("ohs_forward_lean 3"), library).rivals
        if each.discriminator == "forward_lean_heels_raised"
    ]

    assert asked == [Side.LEFT, Side.RIGHT]


def test_on_the_trunk_a_question_has_no_side(library):
    assert {each.side for each in assess(recorded("br_upper 3"), library).rivals} == {Side.MIDLINE}


def test_one_or_two_retests_are_proposed_each_condition_once_and_the_most_telling_first(library):
    analysis = assess(recorded("ohs_knee_in left 3", "ohs_back_round 3", "ohs_arms_forward 3", "br_upper 3"), library)

    conditions = list(dict.fromkeys(each.condition for each in analysis.retests))
    assert len(conditions) == library.scoring.retests_shown
    assert max(each.gain for each in analysis.rivals) == pytest.approx(analysis.retests[0].gain, abs=0.1)


def test_of_two_that_would_tell_as_much_the_quicker_comes_first(library):
    analysis = assess(recorded(KNEE_IN), library)

    worth = [(round(each.gain, 1), library.retest_conditions[each.condition].seconds) for each in analysis.retests]
    assert worth == sorted(worth, key=lambda each: (-each[0], each[1]))
    assert len(worth) == library.scoring.retests_shown


def test_where_both_sides_have_as_much_to_tell_both_are_retested(library):
    both = assess(recorded("sd_knee left 3", "sd_knee right 3"), library).retests
    left = assess(recorded("sd_knee left 3", "sd_knee right 1"), library).retests

    assert {each.side for each in both} == {Side.LEFT, Side.RIGHT}
    assert {each.side for each in left} == {Side.LEFT}
