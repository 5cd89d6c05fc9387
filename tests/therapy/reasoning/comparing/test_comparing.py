"""Two sittings side by side: what changed beyond error, what that moved, what was not tested again."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.conftest import found, recorded
from therapy.knowledge import load_library
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.comparing.changes import Course, Prescribed, Shift, Sitting
from therapy.reasoning.comparing.comparing import NOTHING_BEFORE, compare
from therapy.reasoning.values import FindingMade, Measurement, RangeTested, Record, StrengthTested

LIBRARY = load_library()
LEFT = Side.LEFT
HIP = "muscle:gluteus_medius:left"


def sitting(record: Record) -> Sitting:
    return Sitting(record, assess(record, LIBRARY))


def compared(before: Record, now: Record, **more):
    return compare(sitting(before), sitting(now), LIBRARY, **more)


def course(before: Record, now: Record, observation: str) -> Course:
    (change,) = [each for each in compared(before, now).findings if each.observation == observation]
    return change.course


def turned_in(degrees: float) -> Record:
    return Record(ranges=(RangeTested("hip", "internal_rotation", LEFT, degrees=degrees),))


@pytest.mark.parametrize(
    ("before", "now", "is_"),
    [
        ("sd_knee left 2", "sd_knee left 0", Course.RESOLVED),
        ("sd_knee left 3", "sd_knee left 1", Course.BETTER),
        ("sd_knee left 2", "sd_knee left 2", Course.UNCHANGED),
        ("sd_knee left 1", "sd_knee left 3", Course.WORSE),
        ("sd_knee left 0", "sd_knee left 2", Course.NEW),
        ("ml_weak left 0", "sd_knee left 2", Course.NEW),
        ("sd_knee left 2", "ml_weak left 0", Course.NOT_TESTED),
    ],
)
def test_a_finding_goes_on_in_one_of_six_ways_and_what_was_not_tested_again_is_never_resolved(before, now, is_):
    assert course(recorded(before), recorded(now), "sd_knee") is is_


def test_what_was_seen_neither_then_nor_now_is_not_told():
    same = compared(recorded("sd_knee left 0"), recorded("sd_knee left 0"))

    assert (same.findings, same.summary, same.plain) == ((), NOTHING_BEFORE, NOTHING_BEFORE)


def test_a_range_that_changed_within_error_is_unchanged_even_where_its_severity_fell():
    error = LIBRARY.movements["hip_internal_rotation"].range.scales["deg"].error
    before, within, beyond = turned_in(23), turned_in(23 + error - 1), turned_in(23 + error)

    assert course(before, within, "limited:hip_internal_rotation") is Course.UNCHANGED
    assert course(before, beyond, "limited:hip_internal_rotation") is not Course.UNCHANGED
    (measure,) = compared(before, within).measures
    assert measure.within_error
    assert measure.words == "Hip internal rotation, left: 23 → 28 deg, within measurement error (6)."


def test_a_limited_range_that_grew_beyond_error_is_better_and_an_excessive_one_worse():
    assert compared(turned_in(10), turned_in(20)).measures[0].course is Course.BETTER
    assert compared(turned_in(70), turned_in(85)).measures[0].course is Course.WORSE
    assert compared(turned_in(31), turned_in(41)).measures[0].course is None


def test_what_a_therapist_saw_is_compared_by_severity_whatever_the_number_says():
    def seen(severity, degrees):
        made = (FindingMade("limited:hip_internal_rotation", LEFT, severity),)
        return replace(turned_in(degrees), findings=made)

    assert course(seen(3, 20), seen(1, 21), "limited:hip_internal_rotation") is Course.BETTER


def test_a_test_with_a_known_error_says_within_or_beyond_and_one_without_says_so():
    def wall(distance):
        return Record(measurements=(Measurement("knee_to_wall", LEFT, values={"distance": distance}),))

    def strong(grade):
        return Record(strength=(StrengthTested(LEFT, muscle="gluteus_medius", grade=grade),))

    assert course(wall(4.5), wall(6), "kw_limited") is Course.UNCHANGED
    assert course(wall(4.5), wall(8), "kw_limited") is Course.BETTER
    assert "within measurement error" in compared(wall(6), wall(6.5)).measures[0].words
    assert "beyond measurement error" in compared(wall(6), wall(12)).measures[0].words
    weak_then = replace(wall(4.5), strength=strong(3).strength)
    assert course(weak_then, replace(weak_then, measurements=wall(6).measurements), "weak:gluteus_medius") is (
        Course.UNCHANGED
    )
    (grown,) = compared(strong(3), strong(5)).measures
    assert (grown.course, grown.error) == (Course.BETTER, None)
    assert grown.words == "Gluteus medius, strength, left: 3 → 5, better; no measurement error is on record."
    assert compared(strong(3), strong(3)).measures[0].words == "Gluteus medius, strength, left: 3 → 3, unchanged."


def test_a_hypothesis_that_fell_names_the_finding_that_moved_it():
    before = recorded("sd_knee left 3", "sls_hip_drop left 3", "ohs_knee_in left 2")
    now = recorded("sd_knee left 0", "sls_hip_drop left 3", "ohs_knee_in left 2")

    moved = {each.key: each for each in compared(before, now).hypotheses}

    hip = moved[HIP]
    assert hip.shift is Shift.FELL
    assert [each.observation for each in hip.moved_by] == ["sd_knee"]
    assert hip.before > hip.now
    back = {each.key: each for each in compared(now, before).hypotheses}
    assert back[HIP].shift is Shift.ROSE


def test_a_hypothesis_comes_and_goes_with_its_findings_and_stays_untold_where_nothing_moved():
    weak, strong = recorded("sd_knee left 3"), recorded("sd_knee left 0")

    went = {each.key: each.shift for each in compared(weak, strong).hypotheses}
    came = {each.key: each.shift for each in compared(strong, weak).hypotheses}

    assert (went[HIP], came[HIP]) == (Shift.WENT, Shift.CAME)
    assert compared(weak, weak).hypotheses == ()


def test_what_was_looked_for_only_once_and_not_seen_moves_a_hypothesis_too():
    clean = ("sls_hip_drop left 0", "tr_lean left 0", "sh_flex left 0", "ir_hip_fail left 0")
    before, now = recorded("sd_knee left 3"), recorded("sd_knee left 3", *clean)

    fell = {each.key: each for each in compared(before, now).hypotheses}[HIP]
    rose = {each.key: each for each in compared(now, before).hypotheses}[HIP]

    assert (fell.shift, rose.shift) == (Shift.FELL, Shift.ROSE)
    assert {each.observation for each in fell.moved_by} == {each.split()[0] for each in clean}
    assert {each.course for each in fell.moved_by} == {Course.NEW}
    assert {each.course for each in rose.moved_by} == {Course.NOT_TESTED}


def test_a_place_that_others_were_ranked_before_has_not_gone():
    named = sitting(recorded("sd_knee left 3", "sls_hip_drop left 2"))
    assert named.analysis.drivers
    crowded_out = replace(named, analysis=replace(named.analysis, drivers=()))

    assert compare(named, crowded_out, LIBRARY).hypotheses == ()


def test_a_hypothesis_nobody_looked_at_again_has_not_gone():
    changes = {each.key: each for each in compared(recorded("sd_knee left 3"), recorded("ml_weak left 0")).hypotheses}

    assert changes[HIP].shift is Shift.NOT_EXAMINED
    assert changes[HIP].moved_by[0].course is Course.NOT_TESTED


def test_after_a_stop_findings_are_compared_and_hypotheses_are_not():
    before = recorded("sd_knee left 3")
    stopped = recorded("sd_knee left 0", red_flags={"rf_chest": True})

    comparison = compared(before, stopped)

    assert comparison.findings
    assert comparison.hypotheses == ()


def test_a_prescription_whose_reason_is_gone_is_named_and_one_not_tested_again_is_not():
    before = recorded("sd_knee left 3")
    prescribed = (Prescribed("clam", frozenset({HIP})), Prescribed("walking", frozenset()))

    (gone,) = compared(before, recorded("sd_knee left 0"), prescribed=prescribed).reason_gone

    assert (gone.exercise, gone.hypotheses) == ("clam", (HIP,))
    assert gone.words.startswith("Clam was given for: Left gluteus medius under.")
    assert compared(before, recorded("sd_knee left 1"), prescribed=prescribed).reason_gone == ()
    assert compared(before, recorded("ml_weak left 0"), prescribed=prescribed).reason_gone == ()


def test_a_reason_that_went_within_measurement_error_is_not_gone():
    key = "muscle:piriformis:left"
    before, now = turned_in(24), turned_in(29)
    assert key in sitting(before).analysis.keys
    assert key not in sitting(now).analysis.keys

    assert compared(before, now, prescribed=[Prescribed("str_figure_four", frozenset({key}))]).reason_gone == ()


def test_places_and_paths_come_and_go_too(case):
    before = case("knee_to_back").record
    healed = replace(before, findings=tuple(replace(each, severity=0) for each in before.findings), measurements=())

    changes = compared(before, healed).hypotheses

    kinds = {each.key.partition(":")[0] for each in changes if each.shift is Shift.WENT}
    assert {"muscle", "driver", "cascade"} <= kinds
    assert any(each.key.startswith("local:") for each in changes)


def test_a_range_the_knowledge_does_not_hold_is_compared_by_its_number():
    def bent(degrees):
        return Record(ranges=(RangeTested("core", "flexion", LEFT, degrees=degrees),))

    assert compared(bent(40), bent(60)).measures[0].words == (
        "core flexion, left: 40 → 60 deg, changed; no measurement error is on record."
    )


@pytest.mark.parametrize(
    ("test", "values", "is_"),
    [
        ("single_leg_stance", {"ec": (5, 40)}, Course.BETTER),
        ("aslr", {"score": (1, 4)}, Course.WORSE),
        ("breathing_pattern", {"rate": (20, 12)}, Course.BETTER),
        ("reach_balance", {"reach": (60, 70)}, None),
    ],
)
def test_more_or_less_is_better_as_the_test_says(test, values, is_):
    def at(moment):
        taken = {key: both[moment] for key, both in values.items()} | {"mode": "standing"}
        return Record(measurements=(Measurement(test, LEFT, values=taken),))

    (measure,) = compared(at(0), at(1)).measures

    assert measure.course is is_


def test_the_words_are_for_the_therapist_and_the_plain_ones_for_the_client():
    comparison = compared(recorded("sd_knee left 3", "ml_weak right 1"), recorded("sd_knee left 1"))

    better = comparison.findings[0]
    assert better.words == f"{LIBRARY.signs['sd_knee'].label}, left: better (marked, now slight)."
    assert better.plain == f"{LIBRARY.tests['step_down'].plain_name.capitalize()}, left: better than last time."
    assert comparison.summary == "Findings: 1 better, 1 not tested again."
    assert comparison.plain == (
        "Since last time, of what we look at: 1 better than last time and 1 not looked at this time."
    )


def test_the_order_of_findings_never_matters():
    forwards, backwards = recorded("sd_knee left 3", "ml_weak left 2"), recorded("ml_weak left 2", "sd_knee left 3")
    now = replace(recorded(), findings=found("sd_knee left 0", "ml_weak left 3"))

    assert compared(forwards, now) == compared(backwards, now)
