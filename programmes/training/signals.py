"""What in the sessions of many clients asks for a therapist: each sign is found by one query over the last weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import (
    Avg,
    Case,
    Exists,
    Expression,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    RowRange,
    Subquery,
    Sum,
    Value,
    When,
    Window,
    WindowFrame,
)
from django.db.models.functions import Coalesce, Greatest, RowNumber

from clients.practices.models import Member
from clients.records.models import Client, SafetyScreen
from programmes.training.models import Morning, MorningAnswer, Session, SessionState, SetLog
from programmes.training.pain import red_from
from programmes.training.scheduling import local_date, moment_of

LOOKED_AT = timedelta(days=28)  # the baseline of pain, and how far back missed sessions count
LATELY = timedelta(days=14)
UNSETTLED_FOR = timedelta(days=7)  # two reds within so many days are a flare, so an answer counts as long
PART_DONE_FOR = timedelta(days=7)
RISE = 2  # the least change on the 0 to 10 scale that matters to people (PMC7053735)
SILENT_AFTER = 3  # sessions missed in a row
BEGUN = (SessionState.STARTED, SessionState.DONE)


class Reason(StrEnum):
    """Why a client needs a decision, the worst first."""

    HOLD = "hold"
    PAIN = "pain"
    WORSE = "worse"
    MISSED = "missed"
    PART_DONE = "part_done"


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign about one client: the day it stands for, and the number behind it.

    `number` is the worst pain of the latest session, or how many sessions were missed; `usual` is the client's own
    mean pain after earlier sessions, None where there was none.
    """

    client_id: UUID
    reason: Reason
    since: date | None = None
    number: int = 0
    usual: float | None = None


def holds(clients: QuerySet[Client], *, member: Member) -> Iterator[Signal]:
    """The clients whose training is held."""
    held = SafetyScreen.objects.visible_to(member).holding().filter(client__in=clients)
    for client_id, at in held.order_by().values_list("client_id").annotate(Max("answered_at")):
        yield Signal(client_id, Reason.HOLD, local_date(at, member.practice.time_zone))


def pains(clients: QuerySet[Client], *, member: Member, today: date) -> Iterator[Signal]:
    """The clients whose latest session hurt too much, or clearly more than is usual for them.

    The baseline is the mean pain after the sessions of four weeks, the latest one left out.
    """
    sessions = _sessions(clients, member, today).filter(state__in=BEGUN)
    rated = sessions.annotate(
        worst=_worst(member),
        newest=_newest_first(RowNumber()),
        usual=_newest_first(Avg("pain_after"), frame=RowRange(start=1, end=None)),
    )
    latest = rated.filter(newest=1, scheduled_on__gt=today - LATELY)
    hurting = latest.filter(Q(worst__gte=red_from()) | Q(worst__gte=F("usual") + RISE))
    for row in hurting.values_list("client_id", "scheduled_on", "worst", "usual"):
        yield Signal(row[0], Reason.PAIN, *row[1:])


def unsettled(clients: QuerySet[Client], *, member: Member, today: date) -> Iterator[Signal]:
    """The clients whose latest word, the morning after a session, was that it felt worse than before it."""
    since = moment_of(today - UNSETTLED_FOR, time.min, member.practice.time_zone)
    mornings = Morning.objects.visible_to(member).since(since).filter(client__in=clients)
    later = Morning.objects.visible_to(member).filter(
        client=OuterRef("client"), answered_at__gt=OuterRef("answered_at")
    )
    latest = mornings.filter(~Exists(later), answer=MorningAnswer.WORSE)
    for client_id, at in latest.order_by().values_list("client_id", "answered_at"):
        yield Signal(client_id, Reason.WORSE, local_date(at, member.practice.time_zone))


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
    sessions = _sessions(clients, member, today).filter(begun | running & Q(scheduled_on__lt=today))
    counted = sessions.annotate(
        newest=_newest_first(RowNumber()),
        oldest=Window(RowNumber(), partition_by="client_id", order_by="scheduled_on"),
        begun=_newest_first(Sum(Case(When(begun, then=1), default=0))),
    )
    turning = counted.filter(Q(begun=1, state__in=BEGUN) | Q(begun=0, oldest=1))
    worth = turning.filter(Q(newest__gte=SILENT_AFTER) | Q(state=SessionState.STARTED))
    return worth.values_list("client_id", "state", "scheduled_on", "newest")


def _newest_first(said: Expression, *, frame: WindowFrame | None = None) -> Window:
    """What is said of a session among its client's, the newest first."""
    return Window(said, partition_by="client_id", order_by=F("scheduled_on").desc(), frame=frame)


def _sessions(clients: QuerySet[Client], member: Member, today: date) -> QuerySet[Session]:
    lately = Session.objects.visible_to(member).filter(scheduled_on__gt=today - LOOKED_AT, scheduled_on__lte=today)
    found: QuerySet[Session] = lately.filter(client__in=clients)
    return found


def _worst(member: Member) -> Greatest:
    """The worst pain said before, during or after a session."""
    in_sets = SetLog.objects.visible_to(member).filter(session=OuterRef("pk")).order_by().values("session")
    during = Subquery(in_sets.annotate(worst=Max("pain")).values("worst"))
    return Greatest(*(Coalesce(score, Value(0)) for score in (F("pain_before"), F("pain_after"), during)))
