"""Clients with one session ahead and its reminder, as many as wanted: one is made by the product, the others copied."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import connection, models, transaction

from clients.practices.ids import uuid7
from clients.practices.models import Member, Person, Practice, Role
from clients.records.models import Client, Consent
from programmes.prescribing.models import Programme
from programmes.reminders.actions import plan_reminders
from programmes.reminders.models import Reminder
from programmes.training.models import Session
from tests.programmes.builders import planned_session, running_programme

SESSION_IN = timedelta(minutes=30)


@dataclass(frozen=True)
class Pattern:
    """The client from whom the others of a practice are copied, and all that hangs on them."""

    client: Client
    consent: Consent
    programme: Programme
    session: Session


def empty() -> None:
    """No row in any table of ours. A rig on SQLite serves one group only and is empty already."""
    if connection.vendor == "sqlite":
        return
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.app_label != "sessions"]
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")


def due(count: int, *, now: datetime, practices: int = 4, session_in: timedelta = SESSION_IN) -> list[Practice]:
    """So many reminders due at `now`, shared out among so many practices. The sessions come `session_in` later."""
    made = _due(count, now, practices, session_in)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the server itself does within a minute of so many new rows
    return made


@transaction.atomic
def _due(count: int, now: datetime, practices: int, session_in: timedelta) -> list[Practice]:
    """In one transaction: a sender at work must neither claim a reminder still to be copied nor plan new ones."""
    patterns = [a_pattern(f"practice{number}", at=now + session_in) for number in range(practices)]
    plan_reminders(now=now - timedelta(hours=6))
    for number, pattern in enumerate(patterns):
        remind(pattern, now=now)
        repeat(pattern, count // practices + (number < count % practices) - 1)
    return [pattern.client.practice for pattern in patterns]


def a_pattern(name: str, *, at: datetime) -> Pattern:
    """A practice with a therapist and one client, who agreed to reminders and has a session at this moment."""
    practice = Practice.objects.create(name=name, time_zone="Europe/London")
    therapist = Member.objects.create(practice=practice, person=_person(name), role=Role.THERAPIST)
    zone = zone_at_noon(at)
    client = Client.objects.create(
        practice=practice,
        therapist=therapist,
        person=_person(f"{name}-client"),
        name="Dana Reed",
        email=address(uuid7()),
        date_of_birth=datetime(1990, 5, 1).date(),
        sex="female",
        time_zone=zone,
        training_time=time(8, 0),
    )
    consent = Consent.objects.create(
        practice=practice, client=client, kind="reminders", given_at=at - timedelta(days=30)
    )
    local = at.astimezone(ZoneInfo(zone))
    version = running_programme(client, starts_on=local.date() - timedelta(days=7))
    session = planned_session(version, local.date(), local.time())
    return Pattern(client, consent, version.programme, session)


def remind(pattern: Pattern, *, now: datetime) -> None:
    """Make the reminder due at `now` that the product planned for the pattern's session; no other is left."""
    of_practice = Reminder.across_practices.filter(practice=pattern.client.practice)
    reminder = of_practice.filter(session=pattern.session).order_by("due_at")[0]
    of_practice.exclude(pk=reminder.pk).delete()
    of_practice.update(due_at=now)


def repeat(pattern: Pattern, times: int) -> None:
    """The client of the pattern once more, so many times, with consent, programme, session and reminders."""
    clients = _copies(pattern.client, ({"person_id": None, "email": address(uuid7())} for _ in range(times)))
    programmes = _hang(pattern.programme, clients)
    sessions = _copies(
        pattern.session,
        ({"client_id": own.client_id, "programme_id": own.pk} for own in programmes),
    )
    _hang(pattern.consent, clients)
    for reminder in Reminder.across_practices.filter(session=pattern.session):
        _copies(reminder, ({"client_id": own.client_id, "session_id": own.pk} for own in sessions))


def address(key: object) -> str:
    return f"{key}@example.test"


def zone_at_noon(moment: datetime) -> str:
    """A zone where it is about noon: nothing here may fall into quiet hours."""
    ahead = 12 - moment.astimezone(ZoneInfo("UTC")).hour
    return f"Etc/GMT{-ahead:+d}"  # their signs run the other way


def _hang[M: models.Model](row: M, clients: list[Client]) -> list[M]:
    return _copies(row, ({"client_id": client.pk} for client in clients))


def _copies[M: models.Model](row: M, changes: Iterable[dict[str, Any]]) -> list[M]:
    manager = type(row)._meta.default_manager
    assert manager is not None
    return manager.bulk_create([_copy(row, change) for change in changes], batch_size=1000)


def _copy[M: models.Model](row: M, change: dict[str, Any]) -> M:
    new = copy(row)
    new._state = copy(row._state)
    new._state.fields_cache = {}
    new._state.adding = True
    for name, value in {"id": uuid7(), **change}.items():
        setattr(new, name, value)
    return new


def _person(name: str) -> Person:
    return Person.objects.create(email=address(f"{name}-{uuid7()}"), name=name, password="!")
