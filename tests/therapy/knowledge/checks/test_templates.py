"""What is said when a programme template does not add up."""

FOUNDATION = "templates/foundation_inner_unit_4w.yaml"
POSTPARTUM = "templates/postpartum_core_pelvic_floor_12w.yaml"


def test_weeks_may_not_leave_a_gap(copy):
    copy.change(FOUNDATION, "weeks: [3, 4]", "weeks: [4, 4]")

    assert copy.errors == [copy.line(FOUNDATION, "weeks: [4, 4]") + "phase 2 must be number 2 and begin in week 3."]


def test_phases_are_counted_from_one(copy):
    copy.change(FOUNDATION, "number: 2", "number: 3")

    assert copy.errors == [copy.line(FOUNDATION, "weeks: [3, 4]") + "phase 2 must be number 2 and begin in week 3."]


def test_the_phases_last_as_long_as_the_template(copy):
    copy.change(FOUNDATION, "duration_weeks: 4", "duration_weeks: 6")

    assert copy.errors == [
        copy.line(FOUNDATION, "duration_weeks") + "the phases end in week 4, but the template lasts 6 weeks."
    ]


def test_an_exercise_stands_once_in_a_phase(copy):
    copy.change(FOUNDATION, "exercise: glute_set", "exercise: mf_prone")

    assert [error.partition(": ")[2] for error in copy.errors] == ["'mf_prone' stands twice in phase 1. Keep one."]


def test_an_exercise_that_the_assumed_tags_forbid_is_refused(copy):
    copy.change(FOUNDATION, "assumed_tags: []", "assumed_tags:\n      - pregnancy_general")

    assert copy.errors == [
        copy.line(FOUNDATION, "exercise: mf_prone")
        + "'mf_prone' must be avoided with 'pregnancy_general', which phase 1 assumes."
    ]


def test_an_adjunct_that_the_assumed_tags_forbid_is_refused(copy):
    copy.change(FOUNDATION, "assumed_tags: []", "assumed_tags:\n      - hypermobility_end_range")

    assert copy.errors == [
        copy.line(FOUNDATION, "- str_hip_flexor")
        + "'str_hip_flexor' must be avoided with 'hypermobility_end_range', which phase 1 assumes."
    ]


def test_an_exercise_far_from_the_stage_of_its_phase_is_refused(copy):
    copy.change(FOUNDATION, "exercise: glute_set", "exercise: hop_double")

    assert copy.errors == [
        copy.line(FOUNDATION, "exercise: hop_double") + "'hop_double' is of stage 4, but phase 1 takes 1 to 1."
    ]


def test_an_active_exercise_is_no_adjunct(copy):
    copy.change(FOUNDATION, "      - mob_cat_cow", "      - clam")

    assert copy.errors == [
        copy.line(FOUNDATION, "      - clam")
        + "'clam' is no release, lengthening or mobility item, so it is no adjunct."
    ]


def test_the_focus_of_a_later_phase_may_not_fall(copy):
    copy.change(FOUNDATION, "stage_focus: [1]", "stage_focus: [1, 3]")

    assert copy.errors == [
        copy.line(FOUNDATION, "stage_focus: [1, 2]") + "phase 2 has a lower focus than the phase before it."
    ]


def test_impact_may_not_come_sooner_after_a_birth_than_the_template_allows(copy):
    copy.change(POSTPARTUM, "    min_weeks_since_birth: 12", "    min_weeks_since_birth: 11")

    waits = "is impact, and this template has it wait for 12 weeks after a birth. Phase 4 does not."
    assert copy.errors == [
        copy.line(POSTPARTUM, f"exercise: {exercise}") + f"'{exercise}' {waits}"
        for exercise in ("hop_double", "jog_spot")
    ]


def test_a_criterion_that_does_not_exist_is_refused(copy):
    copy.change(FOUNDATION, "- C_BREATH", "- C_BREATHE")

    assert copy.errors == [
        copy.line(FOUNDATION, "C_BREATHE")
        + "'progression_criteria' names the criterion 'C_BREATHE', which does not exist. Did you mean 'C_BREATH'?"
    ]


def test_a_session_that_takes_too_long_is_worth_a_look(copy):
    copy.change("selection.yaml", "max_session_minutes: 45", "max_session_minutes: 15")

    assert any(
        warning.startswith(copy.line(FOUNDATION, "- exercise: breath_supine") + "a session of phase 1 takes about")
        for warning in copy.warnings
    )
