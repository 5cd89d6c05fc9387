"""R1 and R2: senders are killed again and again, at any moment and in the middle of a message."""

import random
import time
from collections.abc import Iterator

from django.utils import timezone

from scripts.measures.faults import rows, sending
from scripts.measures.faults.herd import herd, pause
from scripts.measures.faults.rig import Mail, mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

SENDERS = 4


def figures(size: Size) -> Iterator[Figure]:
    yield from killed_at_any_moment(size.of(80, 2000, 10_000), kills=size.of(3, 20, 50))
    yield from killed_in_the_middle(size.of(24, 200, 400), kills=size.of(3, 15, 30))


def killed_at_any_moment(count: int, *, kills: int) -> Iterator[Figure]:
    """R1: a fast mail server, SIGKILL every 50 to 600 ms."""
    sink, begun = mail(), time.monotonic()
    made = _send_and_kill(sink, "normal", count, kills)
    yield Figure("R1 reminders missing", sending.missing(sink), most=0, least=0)
    yield Figure(f"R1 duplicates of {count} after {made} kills", sending.duplicates(sink), most=2)
    yield Figure("R1 sent again after recorded as sent", sending.sent_after_recorded(), most=0, least=0)
    yield Figure("R1 rows without an end", sending.unfinished(), most=0, least=0)
    yield Figure("R1 took", round(time.monotonic() - begun, 1), "s", most=120)


def killed_in_the_middle(count: int, *, kills: int) -> Iterator[Figure]:
    """R2: the server answers 300 ms late, so that nearly every kill hits a message on its way."""
    sink = mail()
    made = _send_and_kill(sink, "slow", count, kills)
    yield Figure("R2 reminders missing", sending.missing(sink), most=0, least=0)
    yield Figure(f"R2 duplicates of {count} after {made} kills", sending.duplicates(sink), most=made)
    yield Figure("R2 repeated under another Message-ID", sink.repeats_under_another_id(), most=0, least=0)
    yield Figure("R2 sent again after recorded as sent", sending.sent_after_recorded(), most=0, least=0)


def _send_and_kill(sink: Mail, mode: str, count: int, kills: int) -> int:
    """Returns the kills made while reminders were still waiting: the others prove nothing."""
    dice = random.Random(8)
    rows.empty()
    sink.forget()
    sink.behave(mode)
    rows.due(count, now=timezone.now())
    with herd(SENDERS, sending.send_for_ever) as senders:
        while senders.kills < kills and sending.at_work():
            pause(dice, 0.05, 0.6)
            senders.kill_one(dice)
        sending.idle(seconds=180)
    sink.behave("normal")
    sending.send_all(sending.after_the_leases)
    return senders.kills
