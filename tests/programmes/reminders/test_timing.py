from datetime import UTC, date, datetime, time

import pytest

from programmes.reminders.timing import LocalMoment, reminder_for


def moment(day: date, at: time, zone: str = "Europe/London") -> LocalMoment:
    return LocalMoment(day, at, zone)


def test_a_reminder_comes_half_an_hour_before_the_session():
    assert reminder_for(moment(date(2026, 11, 25), time(18, 0))) == moment(date(2026, 11, 25), time(17, 30))


@pytest.mark.parametrize(
    ("at", "evening"),
    [(time(0, 10), 24), (time(6, 0), 24), (time(7, 29), 24), (time(21, 30), 25), (time(23, 0), 25)],
)
def test_a_reminder_that_would_come_in_quiet_hours_comes_two_hours_before_they_begin(at, evening):
    assert reminder_for(moment(date(2026, 11, 25), at)) == moment(date(2026, 11, evening), time(19, 0))


def test_the_first_and_last_waking_minute_are_not_quiet():
    assert reminder_for(moment(date(2026, 11, 25), time(7, 30))).at == time(7, 0)
    assert reminder_for(moment(date(2026, 11, 25), time(21, 29))).at == time(20, 59)


def test_local_time_stays_the_same_when_the_clocks_change():
    before = moment(date(2026, 10, 24), time(17, 30)).utc()
    after = moment(date(2026, 10, 25), time(17, 30)).utc()

    assert before == datetime(2026, 10, 24, 16, 30, tzinfo=UTC)
    assert after == datetime(2026, 10, 25, 17, 30, tzinfo=UTC)


def test_a_time_the_clocks_skip_counts_as_one_hour_later_and_a_repeated_one_as_its_first():
    skipped = moment(date(2026, 3, 29), time(1, 30)).utc()
    repeated = moment(date(2026, 10, 25), time(1, 30)).utc()

    assert skipped == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # 02:30 in London
    assert repeated == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_zones_come_from_the_pinned_data_and_not_from_the_system():
    # Since 2026 Vancouver keeps summer time all year; older system data still set the clocks back.
    assert moment(date(2027, 1, 15), time(12, 0), "America/Vancouver").utc().hour == 19
