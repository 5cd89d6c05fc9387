"""What "Trendelenburg: positive" stands for: each test of the assessment, given in one word."""

import pytest

from tests.therapy.reasoning.conftest import found
from therapy.knowledge import load_library
from therapy.knowledge.records import Side
from therapy.reasoning.evidence.collect import Collected, all_findings
from therapy.reasoning.values import Measurement, Record, Result, SpecialTested

STANDS_FOR = {
    "aslr": ("as_effort", {"as_rotate", "as_brace"}),
    "back_extensor_endurance": ("be_short", set()),
    "beighton": ("bt_lax", set()),
    "deep_neck_flexor_endurance": ("dn_short", {"dn_poke"}),
    "heel_raise_endurance": ("hr_few", set()),
    "knee_to_wall": ("kw_limited", set()),
    "multifidus_lift": ("ml_weak", set()),
    "prone_hip_extension": ("ph_back_first", {"ph_pelvis_turns"}),
    "reach_balance": ("rb_asym", set()),
    "side_plank_endurance": ("sk_short", set()),
    "sidelying_hip_abduction": ("sh_rock", {"sh_flex", "sh_hitch"}),
    "thomas_test": ("th_hip", {"th_knee", "th_drift"}),
    "thoracic_rotation": ("tx_limited", set()),
    "trendelenburg": ("tr_drop", {"tr_lean", "tr_hitch"}),
    "trunk_flexor_endurance": ("tf_short", set()),
}
"""By test: what a positive shows, and what a negative clears beside it."""

KEPT = {
    "adim_pbu": "positive may mean that the draw-in works",
    "body_map": "there is no one result",
    "breathing_pattern": "several patterns",
    "diastasis_check": "at which height",
    "foot_arch": "two tests in one",
    "forward_bend": "several faults",
    "gait_observation": "several faults",
    "impact_readiness": "which task failed",
    "overhead_squat": "several faults",
    "pelvic_floor_self_report": "which of the questions",
    "seated_control": "several faults",
    "shoulder_flexion": "watched at once",
    "single_leg_stance": "watched at once",
    "sit_to_stand_30s": "several faults",
    "standing_posture": "several habits",
    "step_down": "several faults",
}
"""By test: why a positive or a negative is kept in words only."""


def given(test: str, result: Result, **beside) -> Collected:
    side = Side.LEFT if load_library().tests[test].sided else Side.MIDLINE
    return all_findings(Record(specials=(SpecialTested(test, side, result),), **beside), load_library())


def seen(collected: Collected) -> dict[str, tuple[Side, int]]:
    return {each.observation: (each.side, each.severity) for each in collected.findings}


def test_every_test_stands_in_one_of_the_tables():
    assert {*STANDS_FOR, *KEPT} == load_library().tests.keys()
    assert not STANDS_FOR.keys() & KEPT.keys()


@pytest.mark.parametrize("test", STANDS_FOR)
def test_a_positive_is_its_main_observation_clearly_seen(test, library):
    main, _ = STANDS_FOR[test]

    assert seen(given(test, Result.POSITIVE)) == {main: (side_of(main, test, library), 2)}
    assert given(test, Result.POSITIVE).recorded_only == ()


@pytest.mark.parametrize("test", STANDS_FOR)
def test_a_negative_is_all_that_it_clears_not_seen(test, library):
    main, beside = STANDS_FOR[test]

    assert seen(given(test, Result.NEGATIVE)) == {
        each: (side_of(each, test, library), 0) for each in sorted({main} | beside)
    }


@pytest.mark.parametrize("test", STANDS_FOR)
def test_an_unclear_result_says_nothing_and_is_kept(test):
    told = given(test, Result.UNCLEAR)

    assert told.findings == ()
    assert [words.rpartition(": ")[2] for words in told.recorded_only] == ["unclear"]


@pytest.mark.parametrize("result", [Result.POSITIVE, Result.NEGATIVE])
@pytest.mark.parametrize("test", KEPT)
def test_a_test_without_one_plain_meaning_is_kept_and_says_why(test, result, library):
    told = given(test, result)

    assert told.findings == ()
    assert [words.rpartition(": ")[2] for words in told.recorded_only] == [str(result)]
    assert KEPT[test] in library.tests[test].in_short.kept


def test_what_was_seen_stands_above_what_was_said_in_short():
    told = given("trendelenburg", Result.NEGATIVE, findings=found("tr_lean left 1"))

    assert seen(told) == {"tr_drop": (Side.LEFT, 0), "tr_hitch": (Side.LEFT, 0), "tr_lean": (Side.LEFT, 1)}


def test_a_number_that_is_worse_stands_above_a_negative():
    measured = (Measurement("trendelenburg", Side.LEFT, values={"hold": 4}),)

    assert seen(given("trendelenburg", Result.NEGATIVE, measurements=measured))["tr_drop"] == (Side.LEFT, 3)


def side_of(observation: str, test: str, library) -> Side:
    sided = library.tests[test].sided and library.observations[observation].sided
    return Side.LEFT if sided else Side.MIDLINE
