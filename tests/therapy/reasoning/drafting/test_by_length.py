"""Exercise choice by length: what is long is never stretched, what is short is lengthened."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.drafting.made import (
    LIBRARY,
    LONG,
    SHORT,
    UNKNOWN,
    drafted,
    eases,
    keys_behind,
    prescriptions,
    suspected,
)
from therapy.knowledge.records import Side, TemplateItem
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.drafting.budget import Budget
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.drafting.treatment import Aim
from therapy.reasoning.hypotheses.muscles import State
from therapy.reasoning.hypotheses.tiers import Confidence

KNEE, BACK, NECK = "knee_valgus_hip_stability_8w", "chronic_low_back_12w", "neck_shoulder_upper_quarter_8w"
ANKLE = "ankle_sprain_stability_6w"
RIGHT = Side.RIGHT


def with_stretches(template, *exercises):
    """The template with these as items of its first phase."""
    named = LIBRARY.templates[template]
    first = named.phases[0]
    items = tuple(TemplateItem(each, 1, 1, 30, 7, 1, 1) for each in exercises)
    return replace(named, phases=(replace(first, exercises=(*items, *first.exercises[:5]), adjuncts=()),))


def aims(draft, muscle):
    """What each exercise of a draft is for, of those that name this muscle's hypotheses."""
    return {
        (each.exercise, because.aim)
        for each in prescriptions(draft)
        for because in each.because
        if any(muscle in key for key in because.hypotheses)
    }


def test_a_weak_long_muscle_is_trained_where_it_is_short():
    draft = drafted(suspected("gluteus_medius", State.UNDER, LONG), template=KNEE)

    assert ("clam", Aim.INNER_RANGE) in aims(draft, "gluteus_medius")


def test_of_two_that_train_it_the_one_in_the_asked_range_is_added():
    long = drafted(suspected("middle_trapezius", State.UNDER, LONG), template=NECK)
    short = drafted(suspected("middle_trapezius", State.UNDER, SHORT), template=NECK)

    assert ("prone_t", Aim.INNER_RANGE) in aims(long, "middle_trapezius")
    assert ("band_row", Aim.FULL_RANGE) in aims(short, "middle_trapezius")


def test_of_two_sides_that_ask_for_as_much_neither_is_preferred_for_being_the_left():
    """One side is busy and long, the other weak and short: what is added for them is the same seen in the mirror."""

    def added(busy: Side) -> list[str]:
        busy_long = suspected("adductors_short", State.OVER, LONG, side=busy)
        weak_short = suspected("adductors_short", State.UNDER, SHORT, side=busy.opposite)
        return [each.exercise for each in prescriptions(drafted(busy_long, weak_short, template=ANKLE))]

    assert added(Side.LEFT) == added(RIGHT)


def test_a_weak_long_hamstring_is_not_given_the_exercise_that_works_it_long():
    template = replace(LIBRARY.templates[BACK], phases=LIBRARY.templates[BACK].phases[2:3])

    draft = drafted(suspected("hamstrings_medial", State.UNDER, LONG), template=template, budget=Budget(90, 15))

    assert {exercise for exercise, _ in aims(draft, "hamstrings_medial")} == {"hamstring_walkout"}


def test_a_short_busy_muscle_is_calmed_and_lengthened_on_its_side():
    draft = drafted(suspected("adductors_short", State.OVER, SHORT), template=KNEE)

    found = {each.exercise: each for each in prescriptions(draft) if each.adjunct}
    assert {"rel_adductor_roll", "str_adductor_rock"} <= set(found)
    assert {each.dose.side for each in found.values()} == {DoseSide.LEFT}


def test_a_busy_muscle_of_unknown_length_is_calmed_and_not_lengthened():
    draft = drafted(suspected("adductors_short", State.OVER, UNKNOWN), template=KNEE)

    assert "rel_adductor_roll" in eases(draft)
    assert "str_adductor_rock" not in eases(draft)


def test_a_short_muscle_of_which_nothing_else_is_known_is_lengthened():
    draft = drafted(suspected("piriformis", None, SHORT), template=KNEE)

    assert aims(draft, "piriformis") == {("str_figure_four", Aim.LENGTHEN)}


def test_both_sides_are_eased_where_both_are_busy():
    both = [suspected("adductors_short", State.OVER, side=side) for side in (Side.LEFT, RIGHT)]

    draft = drafted(*both, template=KNEE)

    assert {each.dose.side for each in prescriptions(draft) if each.adjunct} == {DoseSide.BOTH}
    assert {each.key for each in both} <= keys_behind(draft)


def test_a_long_busy_muscle_is_calmed_by_training_its_partner_and_strengthened_later():
    draft = drafted(suspected("hamstrings_medial", State.OVER, LONG), template=BACK)

    assert eases(draft) == set()
    says = [because.says for each in prescriptions(draft) for because in each.because if because.aim]
    assert any("Never stretch it: train Gluteus maximus instead." in each for each in says)
    own = [
        stage.number
        for stage in draft.stages
        for workout in stage.workouts
        for each in workout.prescriptions
        if "hamstrings_medial" in LIBRARY.exercises[each.exercise].primary
    ]
    assert min(own) > 1


def test_no_partner_is_trained_for_a_long_busy_muscle_if_that_was_rejected():

    busy, quiet = suspected("hamstrings_medial", State.OVER, LONG), suspected("gluteus_maximus", State.UNDER)
    decided = Decided(frozenset({busy.key}), frozenset({quiet.key}))

    draft = drafted(busy, quiet, template=BACK, decided=decided)

    assert not any("train Gluteus maximus" in b.says for each in prescriptions(draft) for b in each.because)


def test_a_stretch_of_the_template_is_kept_for_the_other_side_alone_where_one_side_is_long():
    template = with_stretches(BACK, "str_hamstring_strap")
    long = suspected("hamstrings_medial", State.OVER, LONG)

    draft, free = drafted(long, template=template), drafted(template=template)

    (stretch,) = [each for each in prescriptions(draft) if each.exercise == "str_hamstring_strap"]
    (whole,) = [each for each in prescriptions(free) if each.exercise == "str_hamstring_strap"]
    assert (stretch.dose.side, whole.dose.side) == (DoseSide.RIGHT, DoseSide.BOTH)
    assert any("is for the right side alone: on the left it would stretch" in each for each in draft.warnings)


def test_a_stretch_of_the_template_is_left_out_where_both_sides_are_long_and_that_is_said():
    template = with_stretches(BACK, "str_hamstring_strap")
    long = [suspected("hamstrings_medial", State.OVER, LONG, side=side) for side in (Side.LEFT, RIGHT)]

    draft = drafted(*long, template=template)

    assert "str_hamstring_strap" not in {each.exercise for each in prescriptions(draft)}
    assert any("it would stretch Medial hamstrings" in warning for warning in draft.warnings)


def test_a_release_that_draws_the_muscle_long_is_no_release_for_it():
    template = with_stretches(NECK, "rel_suboccipital")

    draft = drafted(suspected("suboccipitals", State.OVER, LONG, side=Side.MIDLINE), template=template)

    assert "rel_suboccipital" not in {each.exercise for each in prescriptions(draft)}


def test_easing_one_muscle_never_stretches_another_that_is_long():
    short, long = suspected("iliopsoas", None, SHORT), suspected("rectus_femoris", State.UNDER, LONG)

    assert "str_hip_flexor" in eases(drafted(short, template=BACK))
    assert "str_hip_flexor" not in eases(drafted(short, long, template=BACK))


def test_a_conflicting_muscle_is_given_nothing():
    draft = drafted(suspected("soleus", State.CONFLICTING, SHORT), template="ankle_sprain_stability_6w")

    assert keys_behind(draft) == set()


def test_a_need_of_low_confidence_says_so():

    draft = drafted(suspected("gluteus_medius", State.UNDER, confidence=Confidence.LOW), template=KNEE)

    says = [because.says for each in prescriptions(draft) for because in each.because if because.aim]
    assert says
    assert all("(low confidence)" in each for each in says)


@pytest.mark.parametrize("template", sorted(LIBRARY.templates))
def test_no_template_stretches_what_is_long(template):
    long = [suspected(muscle, State.UNDER, LONG, side=Side.LEFT) for muscle in LIBRARY.muscles]

    draft = drafted(*long, template=template)

    for each in prescriptions(draft):
        stretched = LIBRARY.exercises[each.exercise].stretched
        assert not stretched or each.dose.side is DoseSide.RIGHT


def test_a_muscle_that_is_not_eased_by_hand_is_left_alone():
    assert eases(drafted(suspected("thoracic_rotators", State.OVER), template=NECK)) == set()
