"""Plan checks: what a colleague would ask, each with a plan that asks for it and one that just does not."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.conftest import recorded
from tests.therapy.reasoning.drafting.made import LIBRARY, LONG, SHORT, analysis_of, drafted, suspected
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.drafting.budget import Budget
from therapy.reasoning.drafting.checking import check_plan
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.drafting.planned import Planned, PlannedSession
from therapy.reasoning.drafting.remarks import Kind
from therapy.reasoning.hypotheses.muscles import State
from therapy.reasoning.values import BodyMapEntry

WEAK_HIP = suspected("gluteus_medius", State.UNDER)
LONG_HAMSTRINGS = suspected("hamstrings_medial", State.UNDER, LONG)
KNEE = "knee_valgus_hip_stability_8w"


def session(*exercises, stage=1, side=DoseSide.BOTH, minutes=30, tags=()):
    planned = tuple(each if isinstance(each, Planned) else Planned(each, side) for each in exercises)
    return PlannedSession(stage, "A", planned, minutes, len(planned), frozenset(tags))


def remarks(kind, plan, *hypotheses, analysis=None, **more):
    found = check_plan(plan, analysis or analysis_of(*hypotheses), LIBRARY, **more)
    return [each for each in found if each.kind is kind]


def test_an_accepted_finding_that_nothing_serves_is_named():
    (remark,) = remarks(Kind.FINDING_WITHOUT_EXERCISE, (session("dnf_nod"),), WEAK_HIP)

    assert remark.hypotheses == (WEAK_HIP.key,)
    assert remark.words.startswith("Left gluteus medius was accepted, and no exercise serves it: activate it first")
    assert not remarks(Kind.FINDING_WITHOUT_EXERCISE, (session("clam"),), WEAK_HIP)


def test_an_exercise_on_the_other_side_alone_does_not_serve_it():
    other = (session("clam", side=DoseSide.RIGHT),)

    assert remarks(Kind.FINDING_WITHOUT_EXERCISE, other, WEAK_HIP)


def test_what_eases_serves_what_is_to_be_eased_and_training_it_does_not():
    busy = suspected("adductors_short", State.OVER)

    assert not remarks(Kind.FINDING_WITHOUT_EXERCISE, (session("rel_adductor_roll"),), busy)
    assert remarks(Kind.FINDING_WITHOUT_EXERCISE, (session("sl_adduction"),), busy)


def test_a_conflicting_muscle_asks_for_no_exercise():
    conflicting = suspected("soleus", State.CONFLICTING)

    assert not remarks(Kind.FINDING_WITHOUT_EXERCISE, (session("clam"),), conflicting)


def test_an_exercise_that_no_finding_asks_for_may_be_a_choice_and_the_remark_says_so():
    (remark,) = remarks(Kind.EXERCISE_WITHOUT_FINDING, (session("dnf_nod", "clam"),), WEAK_HIP)

    assert remark.exercises == ("dnf_nod",)
    assert remark.words == (
        "No accepted finding asks for: Chin nod, lying. Your own choice, or the template's, is reason enough."
    )
    assert not remarks(Kind.EXERCISE_WITHOUT_FINDING, (session("clam"),), WEAK_HIP)


def test_loading_before_anything_activates_a_quiet_muscle_is_remarked():
    (remark,) = remarks(Kind.LOAD_BEFORE_ACTIVATION, (session("sl_rdl_free", "clam"),), WEAK_HIP)

    assert (remark.exercises, remark.hypotheses) == (("sl_rdl_free",), (WEAK_HIP.key,))
    assert not remarks(Kind.LOAD_BEFORE_ACTIVATION, (session("clam", "sl_rdl_free"),), WEAK_HIP)


def test_activation_in_an_earlier_stage_is_soon_enough():
    earlier = (session("clam"), session("sl_rdl_free", stage=2))
    later = (session("clam", stage=2), session("sl_rdl_free"))

    assert not remarks(Kind.LOAD_BEFORE_ACTIVATION, earlier, WEAK_HIP)
    assert remarks(Kind.LOAD_BEFORE_ACTIVATION, later, WEAK_HIP)


def test_a_muscle_for_which_the_library_has_no_first_step_may_be_loaded_at_once():
    calf = suspected("soleus", State.UNDER)

    assert not remarks(Kind.LOAD_BEFORE_ACTIVATION, (session("calf_raise_double"),), calf)


def test_the_same_muscle_stretched_and_loaded_in_one_session_is_remarked():
    (remark,) = remarks(Kind.STRETCHED_AND_LOADED, (session("str_soleus_wall", "calf_raise_bent"),))

    assert remark.exercises == ("str_soleus_wall", "calf_raise_bent")
    apart = (session("str_soleus_wall"), replace(session("calf_raise_bent"), name="B"))
    sides = (session(Planned("str_soleus_wall", DoseSide.LEFT), Planned("calf_raise_bent", DoseSide.RIGHT)),)
    assert not remarks(Kind.STRETCHED_AND_LOADED, apart)
    assert not remarks(Kind.STRETCHED_AND_LOADED, sides)


def test_both_sides_for_a_finding_on_one_are_remarked_once_for_all():
    (remark,) = remarks(Kind.BOTH_SIDES_FOR_ONE, (session("clam", "sl_hip_abduction"),), WEAK_HIP)

    assert remark.exercises == ("clam", "sl_hip_abduction")
    assert "on the left alone" in remark.words
    assert not remarks(Kind.BOTH_SIDES_FOR_ONE, (session("clam", side=DoseSide.LEFT),), WEAK_HIP)
    both = (WEAK_HIP, suspected("gluteus_medius", State.UNDER, side=Side.RIGHT))
    assert not remarks(Kind.BOTH_SIDES_FOR_ONE, (session("clam"),), *both)


@pytest.mark.parametrize(("first", "asked"), [(Side.LEFT, 0), (Side.RIGHT, 1), (Side.MIDLINE, 1)])
def test_both_sides_with_the_side_of_the_finding_first_are_not_remarked(first, asked):
    plan = (session(Planned("clam", DoseSide.BOTH, first=first)),)

    assert len(remarks(Kind.BOTH_SIDES_FOR_ONE, plan, WEAK_HIP)) == asked


def test_of_many_exercises_a_remark_names_the_first_few_and_counts_the_rest():
    many = ("dnf_nod", "breath_supine", "heel_slide", "bird_dog", "bridge_double", "free_squat")
    (remark,) = remarks(Kind.EXERCISE_WITHOUT_FINDING, (session(*many),), suspected("soleus", State.UNDER))

    assert remark.exercises == many
    assert "Bird dog; 2 more. Your own choice" in remark.words


def test_stretching_what_is_long_is_remarked_on_its_side_alone():
    (remark,) = remarks(Kind.STRETCHES_LONG, (session("str_hamstring_strap"),), LONG_HAMSTRINGS)

    assert remark.hypotheses == (LONG_HAMSTRINGS.key,)
    assert "What is long is not stretched." in remark.words
    assert not remarks(Kind.STRETCHES_LONG, (session("str_hamstring_strap", side=DoseSide.RIGHT),), LONG_HAMSTRINGS)


def test_what_was_rejected_is_neither_missed_nor_spared():
    decided = Decided(rejected=frozenset({LONG_HAMSTRINGS.key}))
    found = check_plan((session("str_hamstring_strap"),), analysis_of(LONG_HAMSTRINGS), LIBRARY, decided=decided)

    assert {each.kind for each in found} == {Kind.EXERCISE_WITHOUT_FINDING}


def test_what_a_caution_rules_out_is_remarked_before_all_else():
    found = check_plan((session("hip_thrust", "clam", tags=["pregnancy_supine"]),), analysis_of(), LIBRARY)

    assert (found[0].kind, found[0].exercises) == (Kind.CONTRAINDICATED, ("hip_thrust",))


def test_what_a_caution_asks_care_for_shows_the_modification():
    (remark,) = remarks(Kind.CAUTION, (session("clam", tags=["hip_replacement"]),))

    assert remark.words.startswith("Clam, with “")
    assert not remarks(Kind.CAUTION, (session("clam"),))


def test_a_region_that_waits_for_a_medical_answer_is_not_worked():
    record = recorded(body_map=(BodyMapEntry("lumbar", pain=5),), red_flags={"rf_cancer_history": True})

    (remark,) = remarks(Kind.CONTRAINDICATED, (session("mf_prone", "dnf_nod"),), analysis=assess(record, LIBRARY))

    assert remark.exercises == ("mf_prone",)


@pytest.mark.parametrize(("minutes", "most", "count"), [(46, 9, 1), (45, 9, 0), (45, 0, 1)])
def test_a_session_over_the_budget_is_remarked(minutes, most, count):
    plan = (session("clam", minutes=minutes),)

    assert len(remarks(Kind.OVER_BUDGET, plan, budget=Budget(45, most))) == count


def test_a_draft_is_checked_as_it_is_and_does_nothing_that_could_harm():
    hypotheses = (WEAK_HIP, LONG_HAMSTRINGS, suspected("adductors_short", State.OVER, SHORT))
    draft = drafted(*hypotheses, template=KNEE)

    kinds = {each.kind for each in draft.checks}

    assert draft.checks == check_plan(draft, analysis_of(*hypotheses), LIBRARY)
    assert not kinds & {
        Kind.CONTRAINDICATED,
        Kind.STRETCHES_LONG,
        Kind.LOAD_BEFORE_ACTIVATION,
        Kind.OVER_BUDGET,
    }


def test_a_remark_is_made_once_where_it_first_occurs():
    plan = (session("str_hamstring_strap"), session("str_hamstring_strap", stage=2))

    (remark,) = remarks(Kind.STRETCHES_LONG, plan, LONG_HAMSTRINGS)

    assert remark.stage == 1
