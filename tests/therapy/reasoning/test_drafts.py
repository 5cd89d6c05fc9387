"""Drafts: staged, within the limits of a session, fitted to the client, every item with its reason."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.conftest import recorded
from therapy.knowledge.records import MuscleUnit, Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.dosage import DoseSide, parse
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.drafting.dosage import dosed_item, own_dose
from therapy.reasoning.drafting.proposing import MINOR, NOTHING_CLAIMED, SIGN_OFF, propose
from therapy.reasoning.drafting.treatment import Aim
from therapy.reasoning.values import Birth, BodyMapEntry, ClientFacts, Measurement

NAMED = ["knee_to_back", "postpartum_four_fingers", "nothing_to_claim"]
SORE_BACK = (BodyMapEntry("lumbar", pain=5),)


def draft_for(library, record, template=None, accepted=None):
    chosen = library.templates[template] if template else None
    return propose(assess(record, library), library, client=record.client, template=chosen, decided=Decided(accepted))


def draft_from(library, template):
    draft = propose(assess(recorded(), library), library, client=ClientFacts(), template=template)
    assert draft is not None
    return draft


def prescriptions(draft):
    return [each for stage in draft.stages for workout in stage.workouts for each in workout.prescriptions]


def exercises(draft, stage=None):
    stages = draft.stages if stage is None else [draft.stages[stage - 1]]
    return {each.exercise for one in stages for workout in one.workouts for each in workout.prescriptions}


def active(workout):
    return [each for each in workout.prescriptions if not each.adjunct and not each.dose.is_a_stretch_of_time]


@pytest.mark.parametrize("name", NAMED)
def test_a_session_holds_six_to_nine_items_three_eases_and_45_minutes_at_most(name, drafted):
    for stage in drafted(name).stages:
        for workout in stage.workouts:
            assert workout.minutes <= 45
            assert 6 <= len(active(workout)) <= 9
            assert len([each for each in workout.prescriptions if each.adjunct]) <= 3


def test_every_template_holds_its_limits_for_a_client_with_many_findings(case, library):
    record = case("knee_to_back").record
    for template in library.templates:
        draft = draft_for(library, replace(record, client=ClientFacts(age=34)), template)
        for stage in draft.stages:
            assert all(workout.minutes <= 45 and len(active(workout)) <= 9 for workout in stage.workouts)


@pytest.mark.parametrize("name", NAMED)
def test_stages_and_gates_are_those_of_the_template(name, drafted, library):
    draft = drafted(name)

    assert [(stage.number, stage.criteria) for stage in draft.stages] == [
        (phase.number, phase.progression_criteria) for phase in library.templates[draft.template].phases
    ]


@pytest.mark.parametrize("name", NAMED)
def test_the_first_stage_begins_with_the_inner_unit_after_what_eases(name, drafted, library):
    first = active(drafted(name).stages[0].workouts[0])[0]

    muscles = library.exercises[first.exercise].primary
    assert all(library.muscles[muscle].unit is MuscleUnit.INNER_UNIT for muscle in muscles)


@pytest.mark.parametrize("name", NAMED)
def test_every_item_says_why_it_is_there_and_by_which_hypothesis(name, drafted, analysed):
    keys = analysed(name).keys

    for each in prescriptions(drafted(name)):
        assert each.because
        assert all(key in keys for because in each.because for key in because.hypotheses)


def test_what_the_tags_forbid_is_in_no_stage(drafted, library):
    draft = drafted("postpartum_four_fingers")

    for each in prescriptions(draft):
        assert not set(library.exercises[each.exercise].avoid) & {"diastasis_doming", "leak_on_effort"}


def test_what_the_tags_ask_care_for_shows_how_to_modify_it(drafted):
    draft = drafted("postpartum_four_fingers")

    assert any("diastasis_doming" in each.cautions for each in prescriptions(draft))
    assert any(warning.startswith("Belly domes under load: choose the version") for warning in draft.warnings)


def test_a_clean_record_claims_nothing_and_the_draft_says_so(drafted, analysed, library):
    draft = drafted("nothing_to_claim")

    assert analysed("nothing_to_claim").keys == frozenset()
    assert draft.warnings[0] == NOTHING_CLAIMED
    assert all(not because.hypotheses for each in prescriptions(draft) for because in each.because)
    assert exercises(draft) == {
        item.exercise for phase in library.templates[draft.template].phases for item in phase.exercises
    }


def test_a_stage_after_birth_waits_for_its_weeks_and_lifts_its_cautions_by_then(library):
    client = ClientFacts(births=(Birth(1, "caesarean"),))
    draft = draft_for(library, recorded(client=client))

    assert draft.template == "postpartum_core_pelvic_floor_12w"
    assert [stage.starts_week for stage in draft.stages] == [1, 6, 9, 12]
    assert [stage.weeks_since_birth for stage in draft.stages] == [None, 6, 8, 12]
    assert "side_plank_full" in exercises(draft, stage=4)
    assert not exercises(draft, stage=3) & {"side_plank_full", "goblet_squat", "hop_double"}


def test_a_template_gated_by_birth_says_when_no_birth_is_recorded(library):
    draft = draft_for(library, recorded(), "postpartum_core_pelvic_floor_12w")

    assert any("No birth is recorded" in warning for warning in draft.warnings)


def test_what_is_ruled_out_gives_way_to_a_step_of_the_same_ladder_and_says_so(library):
    client = ClientFacts(tags=("prolapse_symptoms",))
    draft = draft_for(library, recorded(client=client), "chronic_low_back_12w")

    assert "goblet_squat" not in exercises(draft)
    assert any("Goblet squat gives way to" in warning for warning in draft.warnings)


def test_where_the_ladder_holds_nothing_allowed_an_item_is_left_out_and_that_is_said(library):
    client = ClientFacts(tags=("pelvic_floor_overactive",))
    draft = draft_for(library, recorded(client=client), "postpartum_core_pelvic_floor_12w")

    assert "pf_relax" in exercises(draft)
    assert not exercises(draft) & {"pf_lift_supine", "pf_lift_standing", "pf_quick", "pf_knack"}
    assert any("is left out: ruled out by" in warning for warning in draft.warnings)


def test_letting_go_is_no_training_and_enters_only_with_its_tag(drafted):
    assert "pf_relax" not in exercises(drafted("postpartum_four_fingers"))


def test_a_locked_region_is_not_drafted_for_and_the_rest_needs_a_sign_off(library):
    record = recorded("ml_weak left 3", body_map=SORE_BACK, red_flags={"rf_cancer_history": True})
    draft = draft_for(library, record)

    worked = set().union(*(regions(each, library) for each in exercises(draft)))
    assert draft.needs_sign_off
    assert draft.warnings[0] == SIGN_OFF
    assert "lumbar" not in worked


def regions(exercise, library):
    return {region for muscle in library.exercises[exercise].primary for region in library.muscles[muscle].regions}


def test_at_most_three_items_are_added_or_swapped_in_each_stage(drafted):
    for stage in drafted("knee_to_back").stages:
        changed = {
            each.exercise
            for workout in stage.workouts
            for each in workout.prescriptions
            if {"need", "inner_unit"} & {because.rule for because in each.because}
        }
        assert len(changed) <= 3


def test_what_calms_serves_a_busy_partner_of_a_muscle_trained_in_the_same_workout(drafted, library):
    for workout in drafted("knee_to_back").stages[0].workouts:
        trained = {m for each in active(workout) for m in library.exercises[each.exercise].primary}
        for each in workout.prescriptions:
            if each.because[0].aim is Aim.RELEASE:
                busy = {because.hypotheses[0].split(":")[1] for because in each.because}
                assert any(busy & {*library.muscles[m].substitutes, *library.muscles[m].antagonists} for m in trained)


def test_only_accepted_hypotheses_shape_the_draft(case, library):
    record = case("knee_to_back").record

    none = draft_for(library, record, "chronic_low_back_12w", accepted=frozenset())
    one = draft_for(library, record, "chronic_low_back_12w", accepted=frozenset({"muscle:gluteus_medius:left"}))

    assert NOTHING_CLAIMED in none.warnings
    keys = {key for each in prescriptions(one) for because in each.because for key in because.hypotheses}
    assert keys == {"muscle:gluteus_medius:left"}


def test_items_done_less_often_than_there_are_sessions_alternate_between_two_workouts(drafted):
    stage = drafted("postpartum_four_fingers").stages[2]

    a, b = ({each.exercise for each in active(workout)} for workout in stage.workouts)

    assert [workout.name for workout in stage.workouts] == ["A", "B"]
    assert "dead_bug_heel_tap" in a ^ b
    assert "pf_lift_standing" in a & b


def test_the_weaker_side_comes_first_and_gets_one_set_more_where_the_difference_is_flagged(drafted):
    stance = next(each for each in prescriptions(drafted("postpartum_four_fingers")) if each.exercise == "stance_free")

    assert stance.dose.first is Side.LEFT
    assert "one more set on the left" in str(stance.dose)


def test_without_a_flagged_difference_no_side_gets_more(drafted):
    assert all(not each.dose.extra_set for each in prescriptions(drafted("knee_to_back")))


def test_things_not_at_hand_are_named_and_nothing_is_added_that_needs_them(drafted, library):
    draft = drafted("knee_to_back")

    assert "Goblet squat needs: dumbbell or kettlebell." in draft.warnings
    assert "rel_tfl_roll" not in exercises(draft)


def test_nothing_is_added_that_needs_what_is_not_at_hand(case, library):
    record = case("knee_to_back").record
    empty_handed = replace(record, client=replace(record.client, equipment=()))

    draft = draft_for(library, empty_handed, "neck_shoulder_upper_quarter_8w")

    added = {each.exercise for each in prescriptions(draft) if "need" in {because.rule for because in each.because}}
    assert added
    assert not {warning.split(" needs: ")[0] for warning in draft.warnings} & {
        library.exercises[each].name for each in added
    }


def test_equipment_that_was_not_asked_for_limits_nothing(case, library):
    record = case("knee_to_back").record
    unasked = replace(record, client=replace(record.client, equipment=None))

    draft = draft_for(library, unasked, "chronic_low_back_12w")

    assert not any(" needs: " in warning for warning in draft.warnings)
    assert "rel_tfl_roll" in exercises(draft)


@pytest.mark.parametrize(
    ("place", "template"),
    [
        ("lumbar", "chronic_low_back_12w"),
        ("neck", "neck_shoulder_upper_quarter_8w"),
        ("knee", "knee_valgus_hip_stability_8w"),
        ("ankle", "ankle_sprain_stability_6w"),
    ],
)
def test_without_a_template_the_one_for_the_strongest_complaint_is_proposed_with_the_reason(place, template, library):
    side = Side.LEFT if place in ("knee", "ankle") else Side.MIDLINE
    marks = (BodyMapEntry(place, side, pain=6), BodyMapEntry("thoracic", pain=3))

    draft = draft_for(library, recorded(body_map=marks))

    assert draft.template == template
    assert "strongest complaint" in draft.template_because


def test_without_a_complaint_the_foundation_is_proposed(library):
    assert draft_for(library, recorded()).template == "foundation_inner_unit_4w"


@pytest.mark.parametrize(
    ("findings", "tags", "marks", "muscle"),
    [
        (["pf_leak_effort 2"], (), (), "pelvic_floor"),
        ([], ("diastasis_doming",), (), "transversus_abdominis"),
        ([], (), SORE_BACK, "lumbar_multifidus"),
    ],
)
def test_one_inner_unit_item_is_chosen_by_finding_whatever_the_complaint(findings, tags, marks, muscle, library):
    record = recorded(*findings, body_map=marks, client=ClientFacts(tags=tags))

    draft = draft_for(library, record, "neck_shoulder_upper_quarter_8w")

    first = exercises(draft, stage=1)
    assert any(muscle in library.exercises[each].primary for each in first)


def test_an_inner_unit_item_that_nothing_allowed_could_be_is_not_added(library):
    record = recorded(body_map=SORE_BACK, red_flags={"rf_cancer_history": True})

    draft = draft_for(library, record, "neck_shoulder_upper_quarter_8w")

    assert not any(because.rule == "inner_unit" for each in prescriptions(draft) for because in each.because)


def test_a_client_under_eighteen_is_outside_the_rules_and_the_draft_says_so(library):
    assert MINOR in draft_for(library, recorded(client=ClientFacts(age=15))).warnings


def test_a_calf_found_short_and_weak_is_no_conflict_and_is_trained(library):
    draft = draft_for(library, recorded("kw_limited left 3", "hr_few left 3"), "ankle_sprain_stability_6w")

    assert any("soleus" in key for each in prescriptions(draft) for b in each.because for key in b.hypotheses)


def test_a_dose_reads_as_a_therapist_would_write_it(library):
    clam = own_dose(library.exercises["clam"])

    assert str(replace(clam, first=Side.LEFT)) == (
        "3 × 12 · hold 2 s · each side, left first · tempo 2-2-3 · rest 40 s · 1×/day · 4×/week · effort 4/10"
    )
    assert "left side" in str(replace(clam, side=DoseSide.LEFT))
    assert str(own_dose(library.exercises["walking"])).startswith("10–30 min · tempo steady · 1×/day")


def test_a_day_with_too_few_items_borrows_from_the_other_but_never_impact(library):
    template = library.templates["ankle_sprain_stability_6w"]
    last = template.phases[2]
    items = {item.exercise: item for phase in template.phases for item in phase.exercises}
    always = [replace(items[each], sessions_per_week=7) for each in ("stance_free", "step_up_low", "bridge_double")]
    rotating = [items[each] for each in ("hop_double", "hop_single", "calf_raise_bent", "free_squat")]
    short = replace(last, exercises=(*always, *rotating))

    draft = draft_from(library, replace(template, phases=(short,)))

    a, b = ({each.exercise for each in active(workout)} for workout in draft.stages[0].workouts)
    assert {"calf_raise_bent", "free_squat"} <= a & b
    assert {"hop_double", "hop_single"} <= a ^ b


def test_an_item_that_a_template_puts_into_a_workout_stands_in_that_one_alone(library):
    template = library.templates["chronic_low_back_12w"]
    phase = template.phases[1]
    placed = [replace(item, workout="AB"[n % 2]) for n, item in enumerate(phase.exercises)]

    draft = draft_from(library, replace(template, phases=(replace(phase, exercises=tuple(placed)),)))

    for workout in draft.stages[0].workouts:
        assert {each.exercise for each in active(workout)} == {
            item.exercise for item in placed if item.workout == workout.name
        }


def test_a_template_may_write_out_a_dose_and_say_how_many_eases_a_session_has(library, case):
    given = case("knee_to_back")
    template = library.templates[given.template]
    first = template.phases[0].exercises[0]
    written = parse("2 × 8–10 · tempo slow as honey · rest 5 s · 7×/week · effort 2/10")
    item = dosed_item(first.exercise, written, workout="", requires=(), note="")
    phase = replace(template.phases[0], exercises=(item, *template.phases[0].exercises[1:]), most_adjuncts=0)

    def first_stage(phase):
        changed = replace(template, phases=(phase, *template.phases[1:]))
        analysis = assess(given.record, library)
        draft = propose(analysis, library, client=given.record.client, template=changed)
        return [each for workout in draft.stages[0].workouts for each in workout.prescriptions]

    before, after = first_stage(template.phases[0]), first_stage(phase)
    dose = next(each.dose for each in after if each.exercise == item.exercise)
    assert any(each.adjunct for each in before)
    assert not any(each.adjunct for each in after)
    assert dose == replace(written, side=dose.side)


def test_a_flagged_difference_in_a_measure_adds_no_set_to_items_of_other_muscles(library):
    sides = [
        Measurement("knee_to_wall", Side.LEFT, values={"distance": 4}),
        Measurement("knee_to_wall", Side.RIGHT, values={"distance": 10}),
    ]
    draft = draft_for(library, replace(recorded(), measurements=tuple(sides)), "neck_shoulder_upper_quarter_8w")

    assert all(not each.dose.extra_set for each in prescriptions(draft))


def test_a_session_that_is_too_full_leaves_out_what_matters_least_and_says_so(library):
    template = library.templates["chronic_low_back_12w"]
    items = [item for phase in template.phases[:3] for item in phase.exercises]
    daily = {item.exercise: replace(item, sessions_per_week=7) for item in items}
    crowded = replace(template.phases[0], exercises=tuple(daily.values()))

    draft = draft_from(library, replace(template, phases=(crowded,)))

    (workout,) = draft.stages[0].workouts
    assert len(active(workout)) == 9
    assert {"breath_supine", "mf_prone", "tra_supine"} <= {each.exercise for each in active(workout)}
    assert any("is left out of workout A: the session is full." in warning for warning in draft.warnings)


def test_a_session_that_is_still_too_long_with_one_set_each_leaves_items_out(library):
    template = library.templates["foundation_inner_unit_4w"]
    items = [item for item in template.phases[0].exercises if item.exercise != "walking"]
    slow = tuple(replace(item, reps=30, hold_seconds=60) for item in items)

    draft = draft_from(library, replace(template, phases=(replace(template.phases[0], exercises=slow),)))

    (workout,) = draft.stages[0].workouts
    assert workout.minutes <= 45
    assert any("1 active items; 6 to 9 are usual." in warning for warning in draft.warnings)
