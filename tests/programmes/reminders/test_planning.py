from datetime import UTC, date, datetime, time, timedelta

import pytest

from programmes.reminders.actions import plan_reminders
from programmes.reminders.models import Reminder
from tests.programmes.builders import planned_session
from tests.programmes.reminders.conftest import DUE, MORNING


def planned() -> list[Reminder]:
    """What waits for the client to be reminded of a session ahead."""
    return list(Reminder.across_practices.still_to_come().filter(kind="session_due").order_by("due_at"))


def test_each_session_of_the_next_two_weeks_gets_one_reminder_however_often_planning_runs(session):
    planned_session(session.version, date(2026, 12, 8))
    planned_session(session.version, date(2026, 12, 11))

    plan_reminders(now=MORNING)
    assert plan_reminders(now=MORNING) == 0
    assert [row.due_at for row in planned()] == [DUE, DUE + timedelta(days=13)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda session: session.client.consents.all().delete(),
        lambda session: session.client.consents.update(withdrawn_at=MORNING),
        lambda session: type(session.client).across_practices.update(email=""),
        lambda session: type(session.programme).across_practices.update(state="paused"),
        lambda session: type(session).across_practices.update(state="cancelled"),
        lambda session: type(session).across_practices.update(scheduled_on=date(2026, 11, 24)),
    ],
    ids=["never agreed", "took it back", "no address", "paused", "cancelled", "past"],
)
def test_nobody_is_reminded_who_should_not_be(session, spoil):
    spoil(session)

    plan_reminders(now=MORNING)

    assert planned() == []


def test_a_moved_session_takes_its_reminder_along(reminder, session):
    session.scheduled_time = time(20, 0)
    session.save()

    plan_reminders(now=MORNING)
    assert [row.due_at for row in planned()] == [datetime(2026, 11, 25, 19, 30, tzinfo=UTC)]


def test_a_client_who_stops_and_starts_again_has_the_same_reminder_back(reminder, consent):
    consent.withdrawn_at = MORNING
    consent.save()
    plan_reminders(now=MORNING)
    reminder.refresh_from_db()
    assert (reminder.state, reminder.reason) == ("cancelled", "The client does not want reminders.")

    consent.withdrawn_at = None
    consent.save()
    plan_reminders(now=MORNING)
    reminder.refresh_from_db()
    assert (reminder.state, reminder.reason) == ("planned", "")
