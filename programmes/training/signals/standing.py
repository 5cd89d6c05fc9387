"""What stands open about a client: a hold, a gate or a programme to decide on, questions due, an assessment left."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import DateField, DateTimeField, F, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from clients.practices.models import Member
from clients.records.models import Client, SafetyScreen
from clients.records.rescreening import next_screen_on
from programmes.prescribing.models import Programme
from programmes.training.gates.ready import ready_gates
from programmes.training.models import Session
from programmes.training.scheduling import local_date, moment_of
from programmes.training.signals.reasons import Reason, Signal
from therapy.assessments.models import Assessment

ENDS_WITHIN = timedelta(days=7)
LEFT_FOR = timedelta(days=28)  # an assessment older than this is no longer today's matter
Rows = QuerySet[Any, tuple[Any, str, datetime | None, date | None, int]]


def holds(clients: QuerySet[Client], *, member: Member) -> Iterator[Signal]:
    """The clients whose training is held. One query."""
    return _signals(_held(clients, member), member)


def standing(clients: QuerySet[Client], *, member: Member, today: date) -> Iterator[Signal]:
    """All that stands open about these clients. One query."""
    found = [
        _rows(ready_gates(clients, member=member), Reason.GATE, at=F("counted_at"), number=F("met")),
        _ending(clients, member, today),
        *_to_screen(clients, member, today),
        _left(clients, member, today),
    ]
    return _signals(_held(clients, member).union(*found, all=True), member)


def _held(clients: QuerySet[Client], member: Member) -> Rows:
    held = SafetyScreen.objects.visible_to(member).holding().filter(client__in=clients)
    return _rows(held.values("client_id"), Reason.HOLD, at=Max("answered_at"))


def _ending(clients: QuerySet[Client], member: Member, today: date) -> Rows:
    """Running programmes with no session later than within a week; those without any are not begun."""
    sessions = Session.objects.visible_to(member).standing().filter(programme=OuterRef("pk"))
    last = Subquery(sessions.order_by("-scheduled_on").values("scheduled_on")[:1])
    running = Programme.objects.visible_to(member).running().filter(client__in=clients)
    return _rows(
        running.annotate(last_on=last).filter(last_on__lte=today + ENDS_WITHIN), Reason.ENDING, on=F("last_on")
    )


def _to_screen(clients: QuerySet[Client], member: Member, today: date) -> list[Rows]:
    """Clients in training whose safety questions are due again; none where nobody says how long answers hold."""
    again = next_screen_on(today)
    if again is None:
        return []
    until = moment_of(today - (again - today) + timedelta(days=1), time.min, member.practice.time_zone)
    screens = SafetyScreen.objects.visible_to(member).filter(client=OuterRef("client")).order_by("-answered_at")
    running = Programme.objects.visible_to(member).running().filter(client__in=clients)
    asked = running.annotate(asked_at=Subquery(screens.values("answered_at")[:1])).filter(asked_at__lt=until)
    return [_rows(asked, Reason.SCREEN, at=F("asked_at"))]


def _left(clients: QuerySet[Client], member: Member, today: date) -> Rows:
    """Assessments begun on an earlier day and not finished."""
    days = [moment_of(day, time.min, member.practice.time_zone) for day in (today - LEFT_FOR, today)]
    left = Assessment.objects.visible_to(member).open().filter(client__in=clients, started_at__range=days)
    return _rows(left.values("client_id"), Reason.UNFINISHED, at=Max("started_at"))


def _rows(found: Any, reason: Reason, *, at: Any = None, on: Any = None, number: Any = 0) -> Rows:
    """Client, reason, moment, day, number: the same columns of whatever table, so that all can be one query."""
    no_moment, no_day = Cast(Value(None), DateTimeField()), Cast(Value(None), DateField())
    columns = {
        "reason": Value(reason.value),
        "at": no_moment if at is None else at,
        "on": no_day if on is None else on,
        "number": number or Value(0),
    }
    rows: Rows = found.order_by().annotate(**columns).values_list("client_id", *columns)
    return rows


def _signals(rows: Rows, member: Member) -> Iterator[Signal]:
    for client_id, reason, at, on, number in rows:
        yield Signal(client_id, Reason(reason), local_date(at, member.practice.time_zone) if at else on, number)
