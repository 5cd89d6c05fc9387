from datetime import UTC, date, datetime

import pytest

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
    return session.reminders.get()
