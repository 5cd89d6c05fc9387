"""A therapist's day and caseload in numbers, from aggregates that do not grow with the number of clients."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Avg, Count, Exists, F, OuterRef, Q, QuerySet

from clients.practices.models import Member
from clients.records.models import Client
from programmes.prescribing.models import Programme
from programmes.training.models import Session, SessionState

FORTNIGHT = timedelta(days=14)
SHOWN_BEFORE, SHOWN_AFTER = timedelta(hours=3), 7


@dataclass(frozen=True, slots=True)
class Caseload:
    """Clients in care, today's sessions, and of those of the two fortnights before how many were due and done."""

    clients: int
    training: int
    booked: int
    due: int
    done: int
    due_before: int
    done_before: int
    pain_change: float | None

    @property
    def percent(self) -> int | None:
        """Sessions done of those due, in percent; None where none was due."""
        return round(100 * self.done / self.due) if self.due else None

    @property
    def percent_before(self) -> int | None:
        return round(100 * self.done_before / self.due_before) if self.due_before else None

    @property
    def pain_change_words(self) -> str:
        """The mean change with its sign, or a dash where nobody finished a session."""
        return "–" if self.pain_change is None else f"{self.pain_change:+.1f}".replace("-", "−")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the agenda: a session, or now, which has none."""

    at: datetime
    session: Session | None
    mark: str


def caseload_of(clients: QuerySet[Client], *, member: Member, today: date) -> Caseload:
    """The caseload on `today`. Two queries."""
    running = Programme.objects.visible_to(member).running().filter(client=OuterRef("pk"))
    people = clients.aggregate(clients=Count("pk"), training=Count("pk", filter=Q(Exists(running))))
    return Caseload(**people, **_sessions(clients, member, today))


def _sessions(clients: QuerySet[Client], member: Member, today: date) -> dict[str, Any]:
    lately = Q(scheduled_on__gte=today - FORTNIGHT, scheduled_on__lt=today)
    earlier = Q(scheduled_on__gte=today - 2 * FORTNIGHT, scheduled_on__lt=today - FORTNIGHT)
    done = Q(state=SessionState.DONE)
    sessions = Session.objects.visible_to(member).standing().filter(client__in=clients)
    return sessions.filter(scheduled_on__gte=today - 2 * FORTNIGHT, scheduled_on__lte=today).aggregate(
        booked=Count("pk", filter=Q(scheduled_on=today)),
        due=Count("pk", filter=lately),
        done=Count("pk", filter=lately & done),
        due_before=Count("pk", filter=earlier),
        done_before=Count("pk", filter=earlier & done),
        pain_change=Avg(F("pain_after") - F("pain_before"), filter=lately & done),
    )


def agenda_of(clients: QuerySet[Client], *, member: Member, now: datetime) -> list[Entry]:
    """The sessions around now on the practice's clock, with now among them. One query."""
    local = now.astimezone(ZoneInfo(member.practice.time_zone))
    todays = Session.objects.visible_to(member).standing().on(local.date()).filter(client__in=clients)
    from_ = max(local - SHOWN_BEFORE, local.replace(hour=0, minute=0)).time()
    shown = (
        todays.filter(scheduled_time__gte=from_).order_by("scheduled_time").select_related("client", "workout__stage")
    )
    entries = sorted((_entry(session, local) for session in shown[: SHOWN_AFTER + 3]), key=lambda entry: entry.at)
    ahead = [entry for entry in entries if entry.at > local]
    behind = [entry for entry in entries if entry.at <= local]
    following = [Entry(entry.at, entry.session, "next" if n == 0 else "") for n, entry in enumerate(ahead)]
    return [*behind, Entry(local, None, "now"), *following]


def _entry(session: Session, local: datetime) -> Entry:
    at = session.starts_at.astimezone(local.tzinfo)
    return Entry(at, session, "past" if at <= local else "")
