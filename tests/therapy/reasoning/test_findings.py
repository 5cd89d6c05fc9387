"""What a number shows, what it does not, and what stands when a therapist saw otherwise."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.conftest import found
from therapy.knowledge.library import Catalogue, Library
from therapy.knowledge.records import Metric, Side, Trigger
from therapy.reasoning.evidence.asymmetry import asymmetries
from therapy.reasoning.evidence.findings import measured_findings, reconcile
from therapy.reasoning.evidence.readings import Readings
from therapy.reasoning.values import ClientFacts, FindingMade, Measurement, Origin

NOBODY = ClientFacts()


def both_sides(test: str, key: str, left: float, right: float) -> list[Measurement]:
    return [Measurement(test, Side.LEFT, values={key: left}), Measurement(test, Side.RIGHT, values={key: right})]


def shown(measurements, library, client=NOBODY) -> dict[str, int]:
    return {
        f"{each.observation} {each.side}".strip(): each.severity
        for each in measured_findings(measurements, client, library)
    }


def test_one_side_alone_shows_no_side_difference(library):
    one = [Measurement("knee_to_wall", Side.LEFT, values={"distance": 4})]

    assert shown(one, library) == {"kw_limited left": 3}


def test_a_number_that_was_not_taken_is_not_the_same_as_normal(library):
    assert shown([Measurement("breathing_pattern", values={"rate": 12})], library) == {"br_fast": 0}


def test_a_norm_by_age_shows_nothing_while_the_age_is_unknown(library):
    stance = [Measurement("single_leg_stance", Side.LEFT, values={"eo": 5})]

    assert shown(stance, library) == {}
    assert shown(stance, library, ClientFacts(age=30)) == {"sls_short left": 3}


def test_a_norm_by_age_and_sex_shows_nothing_while_the_sex_is_unknown(library):
    raises = [Measurement("heel_raise_endurance", Side.LEFT, values={"reps": 5})]

    assert shown(raises, library, ClientFacts(age=30)) == {}
    assert shown(raises, library, ClientFacts(age=30, sex="male")) == {"hr_few left": 3}


def test_an_age_outside_every_norm_shows_nothing(library):
    raises = [Measurement("heel_raise_endurance", Side.LEFT, values={"reps": 5})]

    assert shown(raises, library, ClientFacts(age=15, sex="male")) == {}


@pytest.mark.parametrize(("sex", "severity"), [("male", 1), ("female", 0), ("", None)])
def test_steps_by_sex_follow_the_sex_and_show_nothing_without_it(sex, severity, library):
    hold = [Measurement("deep_neck_flexor_endurance", values={"hold": 17})]

    assert shown(hold, library, ClientFacts(sex=sex)).get("dn_short") == severity


@pytest.mark.parametrize(("age", "severity"), [(8, 0), (30, 1), (60, 1), (None, None)])
def test_laxity_counts_from_the_cut_off_of_the_age(age, severity, library):
    score = [Measurement("beighton", values={"score": 5})]

    assert shown(score, library, ClientFacts(age=age)).get("bt_lax") == severity


def test_the_worst_of_several_sites_counts(library):
    lifts = [
        Measurement("multifidus_lift", Side.LEFT, "L4_5", {"grade": 1}),
        Measurement("multifidus_lift", Side.LEFT, "L5_S1", {"grade": 3}),
    ]

    assert shown(lifts, library) == {"ml_weak left": 3}


def test_a_trigger_for_one_mode_is_silent_in_another(library):
    prone = [Measurement("adim_pbu", values={"mode": "prone_70", "change": 9})]

    assert shown(prone, library) == {}


def test_fingers_are_kept_as_fingers_and_never_turned_into_millimetres(library):
    gap = [Measurement("diastasis_check", site="at_navel", values={"fingers_rest": 4})]

    assert shown(gap, library) == {}


def test_front_over_back_needs_both_holds(library):
    back = [Measurement("back_extensor_endurance", values={"hold": 100})]

    assert shown(back, library) == {"be_short": 0}


def test_a_choice_becomes_a_finding_by_its_own_table(library):
    test = library.tests["shoulder_flexion"]
    chosen = Trigger(Metric.OPTION, key="dyskinesis", severities={"subtle": 1, "obvious": 2})
    winging = replace(test.observations[0], trigger=chosen)
    changed = replace_test(library, replace(test, observations=(winging,)))
    seen = [
        Measurement("shoulder_flexion", Side.LEFT, values={"dyskinesis": "obvious"}),
        Measurement("shoulder_flexion", Side.RIGHT, values={"range": 170}),
    ]

    assert shown(seen, changed) == {f"{winging.id} left": 2}


def replace_test(library, test):
    fields = {name: getattr(library, name) for name in Catalogue.__dataclass_fields__}
    return Library(**{**fields, "tests": {**library.tests, test.id: test}}, version="changed")


def test_with_both_eyes_open_at_the_cap_the_closed_eyes_are_compared(library):
    at_cap = [
        Measurement("single_leg_stance", Side.LEFT, values={"eo": 45, "ec": 10}),
        Measurement("single_leg_stance", Side.RIGHT, values={"eo": 45, "ec": 20}),
    ]

    assert shown(at_cap, library)["sls_asym left"] == 2


def test_what_the_therapist_saw_wins_over_the_number_and_both_are_kept(analysed):
    analysis = analysed("postpartum_four_fingers")

    assert FindingMade("as_effort", Side.LEFT, 2, Origin.MANUAL) in analysis.findings
    assert "as_effort" in {each.observation for each in analysis.superseded}


def test_of_two_findings_of_one_kind_the_more_severe_stands():
    assert reconcile(found("sd_knee left 1", "sd_knee left 3"), ()) == found("sd_knee left 3")


def test_a_difference_needs_both_to_pass_the_threshold_and_to_exceed_error(library):
    def flagged(left: float, right: float) -> bool:
        readings = Readings(both_sides("side_plank_endurance", "hold", left, right), library)
        return asymmetries(readings, library)[0].flagged

    assert flagged(40, 60)
    assert not flagged(8, 12)
    assert not flagged(95, 100)


@pytest.mark.parametrize("longer", [9.3, 9.1, 12.1, 16.4])
def test_a_difference_of_exactly_the_step_is_the_same_wherever_it_lies(longer, library):
    """As binary fractions 9.3 - 7.8 is a little more than 1.5, and 9.1 - 7.6 is not."""
    distances = both_sides("knee_to_wall", "distance", round(longer - 1.5, 1), longer)

    assert shown(distances, library).get("kw_asym left") == 0


def test_tiny_numbers_are_shown_raw_without_a_per_cent(library):
    tiny = asymmetries(Readings(both_sides("heel_raise_endurance", "reps", 1, 4), library), library)[0]

    assert (tiny.index_percent, tiny.flagged) == (None, False)


def test_angles_and_scores_have_no_per_cent_and_the_higher_score_is_the_weaker_side(library):
    readings = Readings(
        [*both_sides("thoracic_rotation", "rotation", 30, 50), *both_sides("aslr", "score", 3, 1)], library
    )

    by_test = {each.test: each for each in asymmetries(readings, library)}

    assert by_test["thoracic_rotation"].index_percent is None
    assert by_test["thoracic_rotation"].flagged
    assert by_test["thoracic_rotation"].weaker is Side.LEFT
    assert by_test["aslr"].weaker is Side.LEFT


def test_a_difference_between_ten_and_fifteen_per_cent_is_amber_without_a_finding(library):
    readings = Readings(both_sides("single_leg_stance", "eo", 35, 40), library)

    shown_ = asymmetries(readings, library)[0]

    assert (shown_.amber, shown_.flagged) == (True, False)
    assert shown_.index_percent == pytest.approx(12.5)


def test_equal_sides_have_no_weaker_one(library):
    equal = asymmetries(Readings(both_sides("single_leg_stance", "eo", 0, 0), library), library)[0]

    assert (equal.weaker, equal.index_percent) == (Side.MIDLINE, None)


def test_modifiers_are_no_numbers(library):
    squeeze = both_sides("aslr", "pelvic_squeeze_helps", True, False)

    assert asymmetries(Readings(squeeze, library), library) == ()
