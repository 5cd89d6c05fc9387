from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from clients.practices.models import AuditEvent
from programmes.prescribing.models import Prescription
from programmes.training.actions import materialise_sessions, publish_programme
from programmes.training.models import Session
from tests.programmes.training.conftest import MONDAY, draft_of, states_of, version_of

MARCH = [date(2026, 3, day) for day in (2, 4, 6, 9, 11, 13)]


def test_two_weeks_of_three_sessions_are_six_sessions_with_a_and_b_in_turns(sessions, dana):
    assert states_of(dana) == [(day, letter, "planned") for day, letter in zip(MARCH, "ABABAB", strict=True)]


def test_each_session_is_at_the_clients_own_time_whatever_the_clocks_do(programme, dana):
    programme.starts_on = date(2026, 3, 23)
    programme.save()

    sessions = materialise_sessions(programme=programme, version=version_of(programme), today=MONDAY)

    assert [session.scheduled_on.day for session in sessions] == [23, 25, 27, 30, 1, 3]
    assert {session.scheduled_time for session in sessions} == {time(8)}
    assert [session.starts_at.hour for session in sessions] == [8, 8, 8, 7, 7, 7]


@pytest.mark.parametrize(
    ("named", "days"),
    [
        ({"A": [1, 3, 5], "B": [1, 3]}, [3, 5, 7, 10, 12, 14]),
        ({"A": [1, 3, 5], "B": []}, [2, 4, 6, 9, 11, 13]),
    ],
)
def test_sessions_fall_on_the_weekdays_that_all_doses_name(programme, dana, named, days):
    draft = draft_of(programme)
    for letter, weekdays in named.items():
        Prescription.objects.of(dana).filter(workout__letter=letter).update(days=weekdays)

    sessions = materialise_sessions(programme=programme, version=draft, today=MONDAY)

    assert [session.scheduled_on.day for session in sessions] == days


def test_planning_twice_changes_nothing_and_says_so_by_silence(sessions, programme, version, dana):
    before = list(Session.objects.of(dana).values())
    trail = AuditEvent.objects.of(dana).count()

    assert materialise_sessions(programme=programme, version=version, today=MONDAY) == []

    assert list(Session.objects.of(dana).values()) == before
    assert AuditEvent.objects.of(dana).count() == trail


def test_a_new_version_changes_only_what_is_still_planned_from_today_on(sessions, programme, dana):
    first, second, third = sessions[:3]
    Session.objects.of(dana).filter(pk=first.pk).update(state="done", finished_at=datetime(2026, 3, 2, tzinfo=UTC))
    Session.objects.of(dana).filter(pk=second.pk).update(state="started")

    materialise_sessions(
        programme=programme, version=version_of(programme, number=2, letters="C"), today=date(2026, 3, 4)
    )

    assert states_of(dana)[:4] == [
        (MARCH[0], "A", "done"),
        (MARCH[1], "B", "started"),
        (MARCH[2], "C", "planned"),
        (MARCH[3], "C", "planned"),
    ]
    third.refresh_from_db()
    assert (third.workout.letter, third.version.number, third.revision) == ("C", 2, 1), "it stays the same session"
    assert {row.revision for row in Session.objects.of(dana).begun()} == {0}


def test_a_missed_session_stays_where_it_was(sessions, programme, version, dana):
    materialise_sessions(programme=programme, version=version, today=MONDAY + timedelta(days=5))

    assert states_of(dana)[0] == (MARCH[0], "A", "planned")


def test_a_shorter_version_takes_the_later_weeks_off_the_plan(sessions, programme, dana):
    materialise_sessions(programme=programme, version=version_of(programme, number=2, weeks=1), today=MONDAY)

    assert [state for _, _, state in states_of(dana)] == ["planned"] * 3 + ["cancelled"] * 3
    assert {row.revision for row in Session.objects.of(dana).filter(state="cancelled")} == {1}


def test_another_training_time_moves_the_sessions_to_come(sessions, programme, version, dana):
    dana.training_time = time(19, 30)
    dana.save()
    programme.refresh_from_db()

    new = materialise_sessions(programme=programme, version=version, today=date(2026, 3, 9))

    assert [(session.scheduled_on, session.scheduled_time) for session in new] == [
        (day, time(19, 30)) for day in MARCH[3:]
    ]


@pytest.fixture
def draft(programme, version):
    """The running programme with a second version as a draft."""
    return draft_of(programme, number=2, letters="C")


def test_publishing_puts_the_draft_in_force_and_plans_its_sessions_in_one_go(draft, programme, alice, dana):
    now = datetime(2026, 3, 1, 9, tzinfo=UTC)

    published = publish_programme(programme=programme, starts_on=MONDAY, message="Hello", now=now, by=alice)

    assert (published.pk, published.message) == (draft.pk, "Hello")
    assert {letter for _, letter, _ in states_of(dana)} == {"C"}


def test_publishing_twice_publishes_once(draft, programme, alice, dana):
    now = datetime(2026, 3, 1, 9, tzinfo=UTC)

    versions = [
        publish_programme(programme=programme, starts_on=MONDAY, message="Hello", now=now, by=alice) for _ in range(2)
    ]

    assert versions[0] == versions[1]
    assert len(states_of(dana)) == 6


def test_a_start_in_the_past_is_refused_and_nothing_is_planned(draft, programme, alice, dana):
    now = datetime(2026, 3, 1, 9, tzinfo=UTC)

    with pytest.raises(ValidationError, match="cannot begin in the past"):
        publish_programme(programme=programme, starts_on=date(2026, 2, 20), message="", now=now, by=alice)

    assert states_of(dana) == []
    draft.refresh_from_db()
    assert not draft.is_published


def test_a_running_programme_keeps_the_day_it_began(draft, programme, alice):
    now = datetime(2026, 3, 5, 9, tzinfo=UTC)

    publish_programme(programme=programme, starts_on=date(2026, 6, 1), message="", now=now, by=alice)

    programme.refresh_from_db()
    assert programme.starts_on == MONDAY
