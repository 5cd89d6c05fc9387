from datetime import UTC, date, datetime, time

import pytest

from programmes.training.scheduling import Span, midnight_after, moment_of, plan
from therapy.reasoning.pacing.days import weekdays_for

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


@pytest.mark.parametrize(
    ("number", "days"),
    [
        (1, (MONDAY,)),
        (2, (MONDAY, THURSDAY)),
        (3, (MONDAY, WEDNESDAY, FRIDAY)),
        (4, (MONDAY, TUESDAY, THURSDAY, SATURDAY)),
        (7, tuple(range(7))),
    ],
)
def test_sessions_spread_evenly_over_the_week(number, days):
    assert weekdays_for(number) == days


@pytest.mark.parametrize("number", [0, 8, -1])
def test_a_week_with_an_impossible_number_of_sessions_is_refused(number):
    with pytest.raises(ValueError, match="1 to 7"):
        weekdays_for(number)


def test_a_programme_that_starts_midweek_has_all_its_sessions_in_the_seven_days_from_then():
    days = list(plan([Span(1, 1, 3, ["A"])], starts_on=date(2026, 3, 4)))

    assert days == [date(2026, 3, 4), date(2026, 3, 6), date(2026, 3, 9)]


def test_a_later_stage_begins_in_its_own_week_and_workouts_take_turns_afresh():
    planned = plan([Span(1, 1, 3, ["A", "B"]), Span(2, 2, 1, ["C"])], starts_on=date(2026, 3, 2))

    assert planned == {
        date(2026, 3, 2): "A",
        date(2026, 3, 4): "B",
        date(2026, 3, 6): "A",
        date(2026, 3, 9): "C",
    }


def test_eight_in_the_morning_stays_eight_in_the_morning_when_the_clocks_change():
    before = moment_of(date(2026, 3, 28), time(8), "Europe/London")
    after = moment_of(date(2026, 3, 30), time(8), "Europe/London")

    assert before == datetime(2026, 3, 28, 8, tzinfo=UTC)
    assert after == datetime(2026, 3, 30, 7, tzinfo=UTC)


def test_a_time_that_the_clocks_skip_comes_an_hour_later_and_one_they_repeat_comes_first():
    assert moment_of(date(2026, 3, 29), time(1, 30), "Europe/London") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert moment_of(date(2026, 10, 25), time(1, 30), "Europe/London") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_day_ends_at_the_clients_own_midnight():
    assert midnight_after(datetime(2026, 7, 1, 12, tzinfo=UTC), "America/New_York") == datetime(
        2026, 7, 2, 4, tzinfo=UTC
    )
