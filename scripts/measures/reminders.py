"""Reminders that do not lie: what is lost, doubled or late while senders, brokers, databases and clocks fail.

scripts/measure reminders [--full] [PART ...]      PART: r1 to r14, d1, d3, growth, or a group such as kills
scripts/measure reminders --faults [GUARD ...]     each guard taken away by turns: what measures it must turn red
"""

from collections.abc import Collection, Iterator, Mapping

from scripts.measures.faults.rig import rig
from scripts.measures.faults.running import run
from scripts.measures.faults.seeding import without_guards
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

GROUPS: Mapping[str, tuple[str, ...]] = {
    "kills": ("r1", "r2"),
    "texts": ("r2",),
    "schedulers": ("r3", "r4"),
    "provider": ("r6", "r8"),
    "optout": ("r10", "r12"),
    "stop_words": ("r10",),
    "planning": ("r13",),
    "zones": ("d3",),
    "clocks": ("d1", "r11"),
    "watching": ("r9",),
    "outages": ("r5",),
    "restarts": ("r7",),
    "throughput": ("r14",),
    "growth": ("growth",),
}


def figures(*, full: bool, parts: Collection[str] = (), faults: bool = False) -> Iterator[Figure]:
    if faults:
        yield from without_guards(parts)
        return
    size = Size.FULL if full else Size.SHORT
    wanted = [group for group, codes in GROUPS.items() if not parts or {group, *codes} & set(parts)]
    with rig() as environment:
        for group in wanted:
            yield from run(group, size, environment)
    if "schedulers" in wanted:
        with rig(sqlite=True) as environment:
            yield from run("schedulers", size, environment)
