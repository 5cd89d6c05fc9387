"""Claiming and ticking with ten thousand to ten million reminders in PostgreSQL. Prints the plans on stderr."""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from programmes.reminders.actions import plan_reminders
from programmes.reminders.delivery import claim
from programmes.reminders.models import Reminder
from programmes.reminders.tasks import tick
from programmes.training.models import Session
from scripts.measures.faults import rows
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

CLIENTS = 1000
LOOKS = 40
FLAT = 2.0
MILLISECONDS = 1000
type Wrapped = Callable[..., Any]


def figures(size: Size) -> Iterator[Figure]:
    """The rows that wait stay as many; what grows is history, as it does in a practice."""
    rows.empty()
    pattern = rows.a_pattern("growing", at=timezone.now() + timedelta(hours=30))
    plan_reminders(now=timezone.now())
    rows.remind(pattern, now=timezone.now() + timedelta(hours=29))
    rows.repeat(pattern, CLIENTS - 1)
    seen: list[tuple[float, float]] = []
    for total in size.of([2_000, 20_000], [10_000, 1_000_000], [10_000, 1_000_000, 10_000_000]):
        _grow_to(total)
        claiming, ticking = _time_of(_claim), _time_of(tick, looks=7)
        seen.append((claiming, ticking))
        yield Figure(f"growth: a claim among {total:,}", round(claiming * MILLISECONDS, 2), "ms")
        yield Figure(f"growth: a tick among {total:,}", round(ticking * MILLISECONDS, 1), "ms")
        _show_plans(total)
    for name, times in zip(["claim", "tick"], zip(*seen, strict=True), strict=True):
        yield Figure(f"growth: {name} time, most by first", round(max(times) / times[0], 2), "×", most=FLAT)


def _claim() -> None:
    with transaction.atomic():
        Reminder.across_practices.filter(pk=_one_waiting()).update(due_at=timezone.now())
        begun = time.perf_counter()
        assert claim(now=timezone.now())
        _claim.took = time.perf_counter() - begun  # type: ignore[attr-defined]
        transaction.set_rollback(True)


def _one_waiting() -> UUID:
    return Reminder.across_practices.filter(state="planned").values_list("pk", flat=True)[:1].get()


def _time_of(work: Callable[[], object], *, looks: int = LOOKS) -> float:
    """The median time of a deed, in seconds; of a claim without what is prepared for it."""
    times = []
    for _ in range(looks):
        begun = time.perf_counter()
        work()
        times.append(getattr(work, "took", time.perf_counter() - begun))
    return statistics.median(times)


def _grow_to(total: int) -> None:
    """History for each client: sessions done on earlier days, each with its reminder sent."""
    have = Reminder.across_practices.count()
    each = (total - have) // CLIENTS
    first = have // CLIENTS
    days = f"generate_series({first}, {first + each - 1}) AS n"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # the keys are right: spare the look-ups
        _insert(cursor, Session, f"(SELECT * FROM {_table(Session)} WHERE state = 'planned') s, {days}", _PAST_SESSION)
        _insert(
            cursor,
            Reminder,
            f"(SELECT * FROM {_table(Reminder)} WHERE session_id = (SELECT id FROM {_table(Session)} "
            f"WHERE state = 'planned' LIMIT 1) LIMIT 1) r, {_table(Session)} s "
            f"WHERE s.state = 'done' AND NOT EXISTS (SELECT FROM {_table(Reminder)} x WHERE x.session_id = s.id)",
            _PAST_REMINDER,
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


_PAST_SESSION = {
    "id": "uuidv7()",
    "scheduled_on": "s.scheduled_on - 2 - n",
    "state": "'done'",
    "finished_at": "now() - n * interval '1 day'",
}
_PAST_REMINDER = {
    "id": "uuidv7()",
    "client_id": "s.client_id",
    "session_id": "s.id",
    "due_at": "s.finished_at",
    "state": "'sent'",
    "sent_at": "s.finished_at",
}


def _insert(cursor: Any, model: type[Session] | type[Reminder], source: str, changed: dict[str, str]) -> None:
    names = [str(field.column) for field in model._meta.concrete_fields]
    alias = "s" if model is Session else "r"
    values = ", ".join(changed.get(name, f"{alias}.{name}") for name in names)
    cursor.execute(f"INSERT INTO {_table(model)} ({', '.join(names)}) SELECT {values} FROM {source}")


def _table(model: type[Session] | type[Reminder]) -> str:
    return model._meta.db_table


def _show_plans(total: int) -> None:
    """How PostgreSQL goes about each statement of a claim and of planning."""
    said: dict[str, Any] = {}

    def note(execute: Wrapped, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "reminders_reminder" in sql and not many:
            said.setdefault(sql, params)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        _claim()
        tick()
    for sql, params in said.items():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) {sql}", params)
            plan = "\n".join(f"    {line}" for (line,) in cursor.fetchall())
            transaction.set_rollback(True)
        print(f"-- among {total:,}: {sql[:300]}\n{plan}", file=sys.stderr)
