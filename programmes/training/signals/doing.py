"""Which sessions were left undone."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Q, QuerySet, Sum, When, Window
from django.db.models.functions import RowNumber

from clients.practices.models import Member
from clients.records.models import Client
from programmes.training.models import Session, SessionState
from programmes.training.signals.lately import newest_first, sessions_lately
from programmes.training.signals.reasons import BEGUN, Reason, Signal

PART_DONE_FOR = timedelta(days=7)
SILENT_AFTER = 3  # sessions missed in a row


def left_undone(clients: QuerySet[Client], *, member: Member, today: date) -> Iterator[Signal]:
    """The clients who missed several sessions in a row, and those who left the latest one part done.

    Counted from the newest session back to the first one that was begun; of a client who began none, to the oldest.
    """
    for client_id, state, day, newest in _turning_points(clients, member, today):
        missed = newest if state == SessionState.PLANNED else newest - 1
        if missed >= SILENT_AFTER:
            yield Signal(client_id, Reason.MISSED, number=missed)
        if state == SessionState.STARTED and today - PART_DONE_FOR < day < today:
            yield Signal(client_id, Reason.PART_DONE, day)


def _turning_points(clients: QuerySet[Client], member: Member, today: date) -> QuerySet[Session, Any]:
    """Of each client the newest session begun, or the oldest where none was, and its number counted from the newest."""
    begun, running = Q(state__in=BEGUN), Q(state=SessionState.PLANNED, programme__state="active")
    sessions = sessions_lately(clients, member, today).filter(begun | running & Q(scheduled_on__lt=today))
    counted = sessions.annotate(
        newest=newest_first(RowNumber()),
        oldest=Window(RowNumber(), partition_by="client_id", order_by="scheduled_on"),
        begun=newest_first(Sum(Case(When(begun, then=1), default=0))),
    )
    turning = counted.filter(Q(begun=1, state__in=BEGUN) | Q(begun=0, oldest=1))
    worth = turning.filter(Q(newest__gte=SILENT_AFTER) | Q(state=SessionState.STARTED))
    return worth.values_list("client_id", "state", "scheduled_on", "newest")
