"""Every zone, every change of its clocks: one moment for each session, never in quiet hours, never after it begins."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.reminders.timing import (
    LocalMoment,
    Quiet,
    morning_after,
    nudge_for,
    reminder_for,
    soonest,
    wall_clock,
)

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
QUARTERS = [time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]
ZONES = sorted(available_timezones())


def transitions(zone: str) -> Iterator[datetime]:
    """The UTC moments at which the clocks of the zone are changed, to the minute."""
    clock = ZoneInfo(zone)
    weeks = [FIRST + timedelta(weeks=number) for number in range((LAST - FIRST).days // 7 + 2)]
    offsets = [week.astimezone(clock).utcoffset() for week in weeks]
    for number, (before, after) in enumerate(pairwise(offsets)):
        if before != after:
            yield _between(weeks[number], weeks[number + 1], clock)


def _between(before: datetime, after: datetime, clock: ZoneInfo) -> datetime:
    while after - before > timedelta(minutes=1):
        middle = before + (after - before) / 2
        if middle.astimezone(clock).utcoffset() == before.astimezone(clock).utcoffset():
            before = middle
        else:
            after = middle
    return after.replace(second=0, microsecond=0)


def test_around_every_change_of_every_clock_a_local_time_is_one_moment_by_the_rule():
    sessions, wrong = 0, []
    for zone in ZONES:
        clock = ZoneInfo(zone)
        for change in transitions(zone):
            day = change.astimezone(clock).date()
            for number in (-1, 0, 1):
                for at in QUARTERS:
                    sessions += 1
                    if not _by_the_rule(LocalMoment(day + timedelta(days=number), at, zone), clock):
                        wrong.append((zone, day, at))

    assert wrong == []
    assert sessions > 300_000


def _by_the_rule(moment: LocalMoment, clock: ZoneInfo) -> bool:
    """The planned wall clock, at its first occurrence; where the clocks skip it, as much later as they skip."""
    planned, got = datetime.combine(moment.day, moment.at), moment.utc()
    shown = got.astimezone(clock).replace(tzinfo=None)
    if shown != planned:
        skipped = shown - planned
        lacking = all(
            planned.replace(tzinfo=clock, fold=fold).astimezone(UTC).astimezone(clock).replace(tzinfo=None) != planned
            for fold in (0, 1)
        )
        return lacking and timedelta(0) < skipped <= timedelta(hours=24)
    return got <= planned.replace(tzinfo=clock, fold=1).astimezone(UTC)


local_sessions = st.builds(
    LocalMoment,
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
)
quiet_hours = st.builds(Quiet, *[st.times().map(lambda at: at.replace(second=0, microsecond=0))] * 2)
leads = st.integers(5, 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@settings(max_examples=400, deadline=None)
@given(local_sessions, quiet_hours, leads)
def test_no_message_comes_in_quiet_hours_nor_a_reminder_after_its_session_began(session, quiet, lead):
    before = reminder_for(session, lead=lead, quiet=quiet)
    others = [nudge_for(session, quiet=quiet), morning_after(session, quiet=quiet)]

    assert before is None or before.utc() < session.utc()
    for moment in filter(None, [before, *others]):
        assert not quiet.holds(wall_clock(moment.utc(), session.zone).time())


@settings(max_examples=400, deadline=None)
@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)), st.sampled_from(ZONES), quiet_hours)
def test_quiet_hours_end_later_today_or_tomorrow_and_news_waits_for_that(moment, zone, quiet):
    now = moment.replace(tzinfo=UTC)
    if not quiet.holds_at(now, zone):
        return

    ends = quiet.end_after(now, zone)

    assert now < ends <= now + timedelta(hours=50)
    assert not quiet.holds_at(ends, zone)
    assert soonest(now, zone, quiet=quiet).at == wall_clock(ends, zone).time().replace(microsecond=0)


def test_a_reminder_that_the_skipped_hour_would_push_past_its_session_comes_earlier():
    session = LocalMoment(date(2026, 3, 29), time(2, 15), "Europe/London")  # 01:45 is skipped and would be 02:45

    moment = reminder_for(session, quiet=Quiet(time(12), time(13)))

    assert moment
    assert moment.utc() < session.utc()


def test_quiet_hours_that_end_in_the_repeated_hour_end_the_second_time_once_the_first_has_passed():
    quiet, zone = Quiet(time(22), time(1, 30)), "Europe/London"
    first, second = datetime(2026, 10, 25, 0, 10, tzinfo=UTC), datetime(2026, 10, 25, 1, 10, tzinfo=UTC)

    assert quiet.end_after(first, zone) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert quiet.end_after(second, zone) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_quiet_hours_keep_to_the_wall_clock_on_the_night_the_clocks_change():
    quiet, zone = Quiet(time(22), time(6)), "Europe/London"
    short, long = datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    assert quiet.end_after(short, zone) == datetime(2026, 3, 29, 5, 0, tzinfo=UTC)
    assert quiet.end_after(long, zone) == datetime(2026, 10, 25, 6, 0, tzinfo=UTC)
