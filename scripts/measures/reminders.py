"""Reminders that do not lie: what is lost, doubled or late while senders, brokers, databases and clocks fail."""

from collections.abc import Iterator

from scripts.measures.faults.rig import rig
from scripts.measures.faults.running import run
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

GROUPS = (
    "kills",
    "texts",
    "schedulers",
    "provider",
    "optout",
    "planning",
    "zones",
    "clocks",
    "watching",
    "outages",
    "restarts",
    "throughput",
    "growth",
)


def figures(*, full: bool) -> Iterator[Figure]:
    size = Size.FULL if full else Size.SHORT
    with rig() as environment:
        for group in GROUPS:
            yield from run(group, size, environment)
    with rig(sqlite=True) as environment:
        yield from run("schedulers", size, environment)
