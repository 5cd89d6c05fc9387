from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from clients.practices.models import Member
from clients.records.models import Client, Consent
from programmes.reminders.actions import plan_reminders
from programmes.reminders.models import Reminder
from programmes.training.models import Session
from tests.programmes.builders import planned_session, running_programme

AGREED = datetime(2026, 11, 1, tzinfo=UTC)
MORNING = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)


@pytest.fixture
def consent(dana: Client) -> Consent:
    return Consent.objects.create(practice=dana.practice, client=dana, kind="reminders", given_at=AGREED)


@pytest.fixture
def session(dana: Client, consent: Consent) -> Session:
    version = running_programme(dana, starts_on=date(2026, 11, 23))
    return planned_session(version, date(2026, 11, 25))


@pytest.fixture
def reminder(session: Session) -> Reminder:
    plan_reminders(now=MORNING)
    return session.reminders.get(kind="session_due")


@pytest.fixture
def news() -> Callable[..., list[Reminder]]:
    """So many waiting messages to a client, about nothing in particular."""

    def make(client: Client, count: int, *, due_at: datetime) -> list[Reminder]:
        first = Reminder.across_practices.count()
        return Reminder.across_practices.bulk_create(
            Reminder(
                practice=client.practice,
                client=client,
                kind="programme_changed",
                channel="email",
                occasion=str(first + number),
                local_date=due_at.date(),
                local_time=due_at.time(),
                time_zone="Europe/London",
                due_at=due_at,
                expires_at=due_at + timedelta(days=1),
            )
            for number in range(count)
        )

    return make


def client_of(therapist: Member, email: str) -> Client:
    """One more client of this therapist, who agreed to reminders."""
    client = Client.objects.create(
        practice=therapist.practice,
        therapist=therapist,
        name="Erin Moss",
        email=email,
        date_of_birth=date(1985, 1, 1),
        time_zone="Europe/London",
        training_time=time(8, 0),
    )
    Consent.objects.create(practice=client.practice, client=client, kind="reminders", given_at=AGREED)
    return client
