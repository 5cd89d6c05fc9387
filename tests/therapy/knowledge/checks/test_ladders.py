"""What is said when a ladder of exercises is broken."""

CLAM = "exercises/clam.yaml"


def test_a_progression_must_lead_back(copy):
    copy.change("exercises/sl_hip_abduction.yaml", "regressions:\n  - clam", "regressions: []")

    assert (
        copy.line(CLAM, "  - sl_hip_abduction")
        + "'sl_hip_abduction' is among the progressions, but does not name 'clam' among its regressions."
        in copy.errors
    )


def test_a_regression_must_lead_back(copy):
    copy.change("exercises/glute_set.yaml", "  - clam\n", "")

    assert copy.errors == [
        copy.line(CLAM, "  - glute_set")
        + "'glute_set' is among the regressions, but does not name 'clam' among its progressions."
    ]


def test_a_progression_may_not_be_of_an_earlier_stage(copy):
    copy.change("exercises/glute_set.yaml", "stage: 1", "stage: 2")

    assert (
        copy.line("exercises/glute_set.yaml", "  - clam") + "the progression 'clam' is of stage 1, below stage 2 here."
        in copy.errors
    )


def test_a_ladder_may_not_run_in_a_circle(copy):
    copy.change("exercises/glute_set.yaml", "regressions: []", "regressions:\n  - clam")
    copy.change(CLAM, "progressions:\n", "progressions:\n  - glute_set\n")

    assert [error.partition(": ")[2] for error in copy.errors] == [
        "the progressions from 'clam' lead back to it. A ladder only leads up.",
        "the progressions from 'glute_set' lead back to it. A ladder only leads up.",
    ]


def test_what_only_leads_into_a_circle_is_not_blamed_for_it(copy):
    copy.change(CLAM, "regressions:", "regressions:\n  - sl_hip_abduction")
    copy.change("exercises/sl_hip_abduction.yaml", "progressions:", "progressions:\n  - clam")

    assert not any("from 'glute_set'" in error for error in copy.errors)
    assert any("from 'sl_hip_abduction' lead back to it" in error for error in copy.errors)


def test_a_late_exercise_needs_a_way_back_to_an_early_one(copy):
    copy.change("exercises/deadlift_kb.yaml", "regressions:\n  - lift_from_floor", "regressions: []")
    copy.change("exercises/lift_from_floor.yaml", "  - deadlift_kb\n", "")

    assert (
        copy.line("exercises/deadlift_kb.yaml", "regressions:")
        + "no chain of regressions leads from 'deadlift_kb' back to stage 1 or 2."
        in copy.errors
    )


def test_an_entry_at_stage_two_is_worth_a_look(copy):
    assert (
        copy.line("exercises/curl_up_hand.yaml", "regressions:")
        + "'curl_up_hand' is of stage 2 and has nothing easier. Allowed, if nothing easier is needed."
        in copy.warnings
    )
