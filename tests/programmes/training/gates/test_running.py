"""In which weeks stages run."""

from programmes.training.gates.running import Planned, Step, as_run, stage_in, week_of_session

STAGES = [Planned(1, 1, 3, True), Planned(2, 4, 6, True), Planned(3, 7, 9, False), Planned(4, 10, 12, False)]


def weeks(steps=(), *, now=0):
    return [(run.number, run.first_week, run.last_week) for run in as_run(STAGES, steps, now=now)]


def test_before_it_begins_a_programme_is_laid_out_as_planned():
    assert weeks() == [(1, 1, 3), (2, 4, 6), (3, 7, 9), (4, 10, 12)]


def test_a_stage_that_nobody_opened_lets_the_one_before_go_on():
    assert weeks(now=3)[:2] == [(1, 1, 4), (2, 5, 7)]
    assert weeks(now=6)[:2] == [(1, 1, 7), (2, 8, 10)]


def test_an_opened_stage_begins_in_its_week_and_keeps_its_length():
    assert weeks([Step(4, 2)], now=4) == [(1, 1, 3), (2, 4, 6), (3, 7, 9), (4, 10, 12)]
    assert weeks([Step(6, 2)], now=6)[:2] == [(1, 1, 5), (2, 6, 8)]


def test_a_stage_without_criteria_leads_on_by_itself():
    assert weeks([Step(4, 2), Step(7, 3)], now=11)[-1] == (4, 10, 12)


def test_going_back_runs_the_earlier_stage_again():
    assert weeks([Step(4, 2), Step(5, 1)], now=5)[:4] == [(1, 1, 3), (2, 4, 4), (1, 5, 7), (2, 8, 10)]


def test_of_two_steps_in_one_week_the_last_one_counts():
    assert weeks([Step(4, 2), Step(5, 1), Step(5, 2)], now=5) == weeks([Step(4, 2)], now=5)


def test_a_step_to_a_stage_that_is_gone_leads_to_the_last():
    assert weeks([Step(4, 9)], now=4)[-1] == (4, 4, 6)


def test_the_stage_of_a_week_is_found_before_and_after_the_programme_too():
    run = as_run(STAGES, [], now=0)

    assert [stage_in(run, week).number for week in (0, 3, 4, 99)] == [1, 1, 2, 4]
    assert stage_in([], 1) is None


def test_where_sessions_wait_the_week_is_counted_by_those_begun():
    sessions = {1: 3, 2: 2, 3: 2, 4: 2}

    assert [week_of_session(STAGES, [], sessions, done=done) for done in (0, 2, 3, 8)] == [1, 1, 2, 3]
    assert week_of_session(STAGES, [Step(4, 2)], sessions, done=11) == 5
