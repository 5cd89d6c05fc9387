"""What the guard warns of, each beside what just does not."""

import pytest

from tests.therapy.reasoning.pacing.plans import LIBRARY, block, held, item
from therapy.reasoning.pacing.curves import curves
from therapy.reasoning.pacing.guarding import warnings_of
from therapy.reasoning.pacing.rises import doses_of
from therapy.reasoning.pacing.smoothing import smoothed
from therapy.reasoning.pacing.warnings import Kind
from therapy.reasoning.pacing.weekly import Source

CLAM = "clam"  # low load, on each side: muscle and, by half, tendon


def kinds(plan, against=None):
    return [each.kind for each in warnings_of(plan, against or held())]


def test_a_week_is_sets_times_repetitions_times_seconds_times_sides_times_load_times_sessions():
    plan = (block(1, 1, 1, item(CLAM, sets=2, reps=10, hold_seconds=5)),)

    muscle, tendon = (doses_of(plan, held())[tissue][0].amount for tissue in ("muscle", "tendon"))

    assert muscle == 2 * 10 * 5 * 2 * 2 * 3
    assert tendon == muscle / 2


def test_a_rise_up_to_the_limit_is_quiet_and_one_beyond_it_is_told():
    def plan(reps):
        return (block(1, 1, 4, item("mf_prone", reps=10)), block(2, 5, 6, item("mf_prone", reps=reps)))

    assert kinds(plan(12)) == []
    assert kinds(plan(13)) == [Kind.RISE]


def test_tendon_takes_less_than_muscle():
    plan = (block(1, 1, 4, item(CLAM, reps=20)), block(2, 5, 6, item(CLAM, reps=23)))

    (warning,) = warnings_of(plan, held())

    assert warning.title == "Week 5 jumps: tendon 15 %."
    assert "10 %" in warning.words


def test_soon_after_a_birth_the_careful_limit_holds_for_every_tissue():
    plan = (block(1, 1, 4, item("mf_prone", reps=20)), block(2, 5, 6, item("mf_prone", reps=23)))

    assert kinds(plan, held()) == []
    assert kinds(plan, held(careful_until=8)) == [Kind.RISE]


def test_what_was_logged_counts_and_not_what_was_planned():
    plan = (block(1, 1, 8, item("mf_prone", reps=10)),)
    planned = doses_of(plan, held())["muscle"][0].amount

    assert kinds(plan, held(now=3, logged={1: {"muscle": planned}, 2: {"muscle": planned}})) == []
    assert kinds(plan, held(now=3, logged={1: {"muscle": planned / 2}, 2: {"muscle": planned / 2}})) == [Kind.RISE]


def test_a_week_of_which_nothing_is_logged_is_unknown_and_left_out_of_the_mean():
    plan = (block(1, 1, 8, item("mf_prone", reps=10)),)
    planned = doses_of(plan, held())["muscle"][0].amount

    weeks = doses_of(plan, held(now=3, logged={1: {"muscle": planned / 2}}))["muscle"]

    assert [week.source for week in weeks[:3]] == [Source.LOGGED, Source.UNKNOWN, Source.PLANNED]
    assert weeks[2].mean == planned / 2
    assert not weeks[2].rests_on_plan
    assert doses_of(plan, held(now=3))["muscle"][2].rests_on_plan


def test_two_things_raised_at_once_are_told_and_one_is_not():
    def plan(**dose):
        return (block(1, 1, 4, item(CLAM, sets=2, reps=10)), block(2, 5, 6, item(CLAM, **dose)))

    assert Kind.TWO_AT_ONCE not in kinds(plan(sets=2, reps=12))
    assert Kind.TWO_AT_ONCE in kinds(plan(sets=3, reps=12))


@pytest.mark.parametrize(("sessions", "expected"), [(3, []), (4, [Kind.CLOSE_DAYS])])
def test_high_loads_on_following_days_are_told(sessions, expected):
    readied = block(1, 1, 4, item("free_squat"), sessions_per_week=sessions)
    loaded = block(2, 5, 6, item("goblet_squat", sets=1, reps=2), sessions_per_week=sessions)

    assert [kind for kind in kinds((readied, loaded)) if kind != Kind.RISE] == expected


def test_a_high_load_waits_for_four_weeks_of_steady_work_in_its_region():
    def plan(weeks):
        return (
            block(1, 1, weeks, item("free_squat")),
            block(2, weeks + 1, weeks + 2, item("goblet_squat", sets=1, reps=2)),
        )

    assert kinds(plan(4)) == []
    assert kinds(plan(3)) == [Kind.EARLY_LOAD]


def test_a_stage_before_its_week_is_told_and_smoothing_begins_it_later():
    plan = (block(1, 1, 2, item(CLAM)), block(2, 3, 4, item(CLAM), earliest_week=5, why="it needs 4 weeks before it."))

    (warning,) = warnings_of(plan, held())

    assert (warning.kind, warning.title) == (Kind.EARLY_STAGE, "Stage 2 comes 2 weeks early.")
    assert smoothed(plan, warning, held()).words == ("Stage 2 begins in week 5 instead of 3",)


def test_impact_before_its_gate_is_told():
    readied = block(1, 1, 4, item("free_squat", sets=5, reps=20))

    def plan(**more):
        return (readied, block(2, 5, 6, item("hop_double", sets=1, reps=2), **more))

    assert kinds(plan()) == []
    assert kinds(plan(impact_from=7)) == [Kind.EARLY_IMPACT]


def test_a_walk_beside_the_session_is_not_counted():
    plan = (block(1, 1, 1, item("walking")),)

    assert doses_of(plan, held())["muscle"][0].amount == 0


def test_the_smallest_change_is_proposed_in_words():
    plan = (block(1, 1, 4, item("mf_prone", reps=10)), block(2, 5, 6, item("mf_prone", reps=13)))
    (warning,) = warnings_of(plan, held())

    assert smoothed(plan, warning, held()).words == ("Multifidus swelling, face down: repetitions from 13 to 12",)


def test_the_slower_curve_has_no_known_end():
    faster, slower = curves(LIBRARY)

    assert faster.reached(9) == (0.75, 1)
    assert slower.reached(6) == (None, 0.5)
