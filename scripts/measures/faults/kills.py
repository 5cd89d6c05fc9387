"""R1 and R2: senders are killed again and again, at any moment and in the middle of a message."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from programmes.reminders.delivery import asking, claim_some, claiming
from scripts.measures.faults import product, rows, sending
from scripts.measures.faults.herd import herd, pause
from scripts.measures.faults.processes import wait_until
from scripts.measures.faults.rig import Mail, mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

SENDERS = 4
TICKING = {"TICK_SECONDS": "2"}


def figures(size: Size) -> Iterator[Figure]:
    if size is Size.TINY:
        _shorten_the_lease()
    if size is not Size.TINY:
        yield from workers_killed(size.of(80, 2000, 10_000), kills=size.of(3, 20, 50))
    yield from killed_at_any_moment(size.of(80, 2000, 10_000), kills=size.of(3, 20, 50))
    yield from slept_past_its_lease(size.of(8, 40, 200))
    yield from killed_in_the_middle(size.of(24, 200, 400), kills=size.of(3, 15, 30))
    yield from killed_before_it_is_out(size.of(24, 100, 400), kills=size.of(3, 10, 30))


def workers_killed(count: int, *, kills: int) -> Iterator[Figure]:
    """R1: four Celery workers at a fast mail server, SIGKILL to one of them every 50 to 600 ms, and started again."""
    sink, dice = mail(), random.Random(8)
    rows.empty()
    sink.forget()
    with ExitStack() as running:
        workers = [running.enter_context(product.worker("--concurrency=1", **TICKING)) for _ in range(SENDERS)]
        running.enter_context(product.beat(**TICKING))
        rows.due(count, now=timezone.now())
        wait_until(lambda: sink.count() > 0, seconds=60)
        begun = time.monotonic()
        made = 0
        while made < kills and sending.at_work():
            pause(dice, 0.05, 0.6)
            killed = dice.choice(workers)
            killed.kill()
            killed.start()
            made += 1
        cut_short = sending.cut_short()
        sending.idle(seconds=180)
    sending.send_all(sending.after_the_leases)
    took = time.monotonic() - begun
    yield from _after_kills("R1 workers:", sink, f"duplicates of {count} after {made} kills", most=2)
    yield Figure("R1 workers: messages they were killed at", cut_short)
    yield Figure("R1 workers: took", round(took, 1), "s", most=120)


def killed_at_any_moment(count: int, *, kills: int) -> Iterator[Figure]:
    """The same with senders that are back at once: each kill hits one at work, in doubt for a tenth of its time."""
    sink, begun = mail(), time.monotonic()
    made = _send_and_kill(sink, "normal", count, Kills(kills, 0.05, 0.6, sending.send_for_ever))
    yield from _after_kills("R1", sink, f"duplicates of {count} after {made} kills, back at once", most=made)
    yield Figure("R1 took", round(time.monotonic() - begun, 1), "s", most=120)


def _after_kills(name: str, sink: Mail, twice: str, *, most: int) -> Iterator[Figure]:
    yield Figure(f"{name} reminders missing", sending.missing(sink), most=0, least=0)
    yield Figure(f"{name} {twice}", sending.duplicates(sink), most=most)
    yield Figure(f"{name} sent again after recorded as sent", sending.sent_after_recorded(), most=0, least=0)
    yield Figure(f"{name} rows without an end", sending.unfinished(), most=0, least=0)


def killed_in_the_middle(count: int, *, kills: int) -> Iterator[Figure]:
    """R2: the server answers 300 ms late, so that nearly every kill hits a message on its way."""
    sink = mail()
    made = _send_and_kill(sink, "slow", count, Kills(kills, 0, 0.1, sending.send_one_by_one))
    yield from _after_kills("R2", sink, f"duplicates of {count} after {made} kills", most=made)
    yield Figure("R2 kills in the middle of a message", sending.cut_short(), least=made // 4)
    yield Figure("R2 repeated under another Message-ID", sink.repeats_under_another_id(), most=0, least=0)


def killed_before_it_is_out(count: int, *, kills: int) -> Iterator[Figure]:
    """R2: the server hears each message 300 ms late: what a killed sender had begun has not gone out."""
    sink = mail()
    made = _send_and_kill(sink, "deaf", count, Kills(kills, 0, 0.2, sending.send_one_by_one))
    yield Figure(
        f"R2 reminders missing, killed {made} times before one was out", sending.missing(sink), most=0, least=0
    )
    yield Figure("R2 kills before a message was out", sending.cut_short(), least=made // 4)


def _shorten_the_lease() -> None:
    """So that a test need not wait for the claims of the dead; still far longer than any answer here takes."""
    for module in (asking, claiming, sending):
        vars(module)["LEASE"] = timedelta(seconds=3)


def slept_past_its_lease(count: int) -> Iterator[Figure]:
    """A sender claims, is stopped for longer than its lease while another sends all, and goes on."""
    sink = mail()
    rows.empty()
    sink.forget()
    rows.due(count, now=timezone.now())
    held = claim_some(now=timezone.now())
    while taken := claim_some(now=timezone.now()):
        held += taken
    sending.send_all(sending.after_the_leases)
    sending.go_on_with(held, now=sending.after_the_leases())
    yield Figure("R1 reminders missing after a sender slept", sending.missing(sink), most=0, least=0)
    yield Figure("R1 duplicates after a sender slept past its lease", sending.duplicates(sink), most=0, least=0)


@dataclass(frozen=True)
class Kills:
    """How many, after pauses between which seconds, of processes that do what."""

    number: int
    shortest: float
    longest: float
    work: Callable[[int], object]


def _send_and_kill(sink: Mail, mode: str, count: int, kills: Kills) -> int:
    """Returns the kills made while reminders were still waiting: the others prove nothing."""
    dice = random.Random(8)
    sink.behave("normal")
    sending.warm_up()
    rows.empty()
    sink.forget()
    sink.behave(mode)
    rows.due(count, now=timezone.now())
    with herd(SENDERS, kills.work) as senders:
        while senders.kills < kills.number and sending.goes_on(sink):
            pause(dice, kills.shortest, kills.longest)
            senders.kill_one(dice)
        sending.idle(seconds=180)
    sink.behave("normal")
    sending.send_all(sending.after_the_leases)
    return senders.kills
