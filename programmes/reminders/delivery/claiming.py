"""Taking reminders for one sender alone: the claim is one conditional UPDATE, and the only lock there is."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from programmes.reminders.about import ASKS_ABOUT
from programmes.reminders.models import Attempt, Channel, Reminder, ReminderState
from programmes.reminders.models.reminders import HELD
from programmes.reminders.querysets import ReminderQuerySet

LEASE = timedelta(seconds=30)  # more than twice what a provider is waited for
AT_ONCE = 25
A_MINUTE = timedelta(minutes=1)


class Turn(NamedTuple):
    """One practice on one channel: the turn in which some of its messages go, before others have theirs."""

    practice_id: UUID
    channel: str


def claim(*, now: datetime) -> Reminder | None:
    """Take one due reminder for this sender alone, or None."""
    return next(iter(claim_some(now=now, at_most=1)), None)


def claim_some(*, now: datetime, at_most: int = AT_ONCE, served: Collection[Turn] = ()) -> list[Reminder]:
    """Take the oldest due reminders of one practice on one channel; those of `served` have had their turn."""
    passed = set(served)
    while turn := _next_turn(now, passed):
        share = min(at_most, _left_this_minute(turn.channel, now))
        if share > 0 and (taken := _take(turn, share, now)):
            return taken
        passed.add(turn)
    return []


def _next_turn(now: datetime, passed: set[Turn]) -> Turn | None:
    """Of whom the oldest due reminder is; those abandoned by a sender come first."""
    others = ~Q(pk__in=[])
    for practice_id, channel in passed:
        others &= ~Q(practice=practice_id, channel=channel)
    for due in _due(now):
        oldest = due.filter(others).order_by("due_at").values_list("practice", "channel")
        if found := oldest.first():
            return Turn(*found)
    return None


def _due(now: datetime) -> tuple[ReminderQuerySet, ReminderQuerySet]:
    """Each by an index of its own, which holds only what is not yet settled."""
    return Reminder.across_practices.abandoned(now), Reminder.across_practices.waiting(now)


def _take(turn: Turn, share: int, now: datetime) -> list[Reminder]:
    token = uuid4()
    mine = Q(practice=turn.practice_id, channel=turn.channel)
    for due in _due(now):
        if taken := _claimed(due.filter(mine).order_by("due_at")[:share], token, now):
            rows = Reminder.across_practices.select_related(*ASKS_ABOUT, "member__person", "member__practice")
            return list(rows.filter(pk__in=taken, lease_token=token).order_by("due_at"))
    return []


@transaction.atomic
def _claimed(due: ReminderQuerySet, token: UUID, now: datetime) -> list[UUID]:
    """The claim. PostgreSQL passes over rows that others hold; SQLite lets one writer in at a time."""
    picked, values = due.select_for_update(no_key=True, skip_locked=True).values("id").query.sql_with_params()
    lease = {"state": ReminderState.CLAIMED, "lease_until": now + LEASE, "lease_token": token}
    fields = {field.name: field for field in Reminder._meta.concrete_fields}
    stored = [fields[name].get_db_prep_value(value, connection) for name, value in lease.items()]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH picked AS MATERIALIZED ({picked}) "
            f"UPDATE {Reminder._meta.db_table} SET {', '.join(f'{name} = %s' for name in lease)} "
            "WHERE id IN (SELECT picked.id FROM picked) RETURNING id",
            [*values, *stored],
        )
        return [UUID(str(pk)) for (pk,) in cursor.fetchall()]


def _left_this_minute(channel: str, now: datetime) -> int:
    """How many messages its provider may still get: those begun in the last minute and those about to be count."""
    allowed: int = settings.MESSAGES_A_MINUTE.get(Channel(channel), 0)
    if not allowed:
        return AT_ONCE
    begun = Attempt.across_practices.filter(channel=channel, started_at__gt=now - A_MINUTE).count()
    about = Reminder.across_practices.filter(state__in=HELD, lease_until__gt=now, channel=channel, state="claimed")
    return allowed - begun - about.count()
