"""Whom a therapist should look at first, asked of the database in three queries whatever the number of clients."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import (
    Avg,
    Case,
    Count,
    F,
    FloatField,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest

from clients.practices.models import Member
from clients.records.models import Client, SafetyScreen
from programmes.prescribing.models import Programme
from programmes.training.models import Session, SessionState, SetLog
from programmes.training.pain import red_from

BASELINE = timedelta(days=28)
RECENT = timedelta(days=14)
PART_DONE_FOR = timedelta(days=7)
RISE = 2  # the least change on the 0 to 10 scale that matters to people (docs: PMC7053735)
SILENT_AFTER = 3  # sessions missed in a row
SHOWN = 12
LABELS = {
    "hold": "Safety hold",
    "pain": "Pain up",
    "missed": "Missed sessions",
    "part_done": "Part done",
}
EVER = date(1970, 1, 1)


class Reason(StrEnum):
    """Why somebody is on the list, the worst first."""

    HOLD = "hold"
    PAIN = "pain"
    MISSED = "missed"
    PART_DONE = "part_done"


@dataclass(frozen=True)
class Concern:
    """A client on the list, with the facts that put them there and the course of pain after their sessions."""

    client: Client
    reason: Reason
    pain: list[int] = field(default_factory=list)
    last_words: str = ""

    @property
    def facts(self) -> Any:
        """The annotations of `concerning`: held_since, worst, usual, latest_on, missed, part_done_on, programme_id."""
        return self.client

    @property
    def usual(self) -> int | None:
        """The client's own baseline, as a whole number."""
        return None if self.facts.usual is None else round(self.facts.usual)

    @property
    def tone(self) -> str:
        return "danger" if self.reason in (Reason.HOLD, Reason.PAIN) else "warn"

    @property
    def icon(self) -> str:
        return {Reason.HOLD: "shield", Reason.PAIN: "flare", Reason.MISSED: "clock", Reason.PART_DONE: "draft"}[
            self.reason
        ]

    @property
    def label(self) -> str:
        return LABELS[self.reason]

    @property
    def since(self) -> date:
        """The day from which the reason stands."""
        facts = self.facts
        day: date = {
            Reason.HOLD: facts.held_since,
            Reason.PART_DONE: facts.part_done_on,
        }.get(self.reason) or facts.latest_on
        return day

    @property
    def sentence(self) -> str:
        """The reason in a sentence, with the numbers behind it."""
        facts = self.facts
        if self.reason == Reason.HOLD:
            return "A warning sign was reported. Training is on hold until a medical outcome is recorded."
        if self.reason == Reason.PAIN:
            usual = (
                "No earlier session to compare with." if self.usual is None else f"Usual after a session: {self.usual}."
            )
            return f"Pain reached {facts.worst} in the latest session. {usual}"
        if self.reason == Reason.MISSED:
            last = f"last one done {facts.latest_on:%-d %b}" if facts.latest_on else "none done yet"
            return f"{facts.missed} sessions missed in a row, {last}."
        return "A session was begun and not finished."


@dataclass(frozen=True, slots=True)
class Attention:
    """The list as shown (the worst `SHOWN`), and how many there are for each reason."""

    concerns: list[Concern]
    counts: dict[str, int]

    @property
    def all(self) -> int:
        return sum(self.counts.values())

    @property
    def more(self) -> int:
        return self.all - len(self.concerns)


def attention_of(clients: QuerySet[Client], *, member: Member, now: datetime, today: date, only: str = "") -> Attention:
    """Who of these clients needs a decision, worst first; `only` keeps one reason."""
    concerning = _concerning(clients, member, now, today)
    counts = {reason.value: Count("pk", filter=Q(reason=rank)) for rank, reason in enumerate(Reason)}
    counted = concerning.order_by().aggregate(**counts)
    if only:
        concerning = concerning.filter(reason=list(Reason).index(Reason(only)))
        counted = {only: counted[only]}
    shown = list(concerning.select_related("therapist__person")[:SHOWN])
    courses = _courses(shown, member, today)
    return Attention([_concern(client, courses[client.pk]) for client in shown], counted)


def _concern(client: Any, course: Sequence[tuple[int | None, str]]) -> Concern:
    pain = [score for score, _ in course if score is not None]
    words = next((words for _, words in reversed(course) if words), "")
    return Concern(client, list(Reason)[client.reason], pain[-6:], words)


def _courses(clients: Sequence[Client], member: Member, today: date) -> dict[Any, list[tuple[int | None, str]]]:
    """Pain after each session of the last weeks, and the words with it, oldest first."""
    done = Session.objects.visible_to(member).done().filter(client__in=clients, scheduled_on__gt=today - BASELINE)
    courses = defaultdict(list)
    for client_id, pain, words in done.order_by("scheduled_on").values_list("client_id", "pain_after", "words"):
        courses[client_id].append((pain, words))
    return courses


def _concerning(clients: QuerySet[Client], member: Member, now: datetime, today: date) -> QuerySet[Client]:
    """The clients with a reason, ranked (0 is the worst) and with the facts behind it."""
    hurts = Q(worst__gte=red_from()) | Q(rise__gte=RISE)
    reasons = [Q(held_since__isnull=False), hurts, Q(missed__gte=SILENT_AFTER), Q(part_done_on__isnull=False)]
    ranked = Case(*(When(reason, then=Value(rank)) for rank, reason in enumerate(reasons)), output_field=IntegerField())
    facts = _with_facts(clients, member, today)
    return facts.annotate(reason=ranked).filter(reason__isnull=False).order_by("reason", "-worst", "-missed", "name")


def _with_facts(clients: QuerySet[Client], member: Member, today: date) -> QuerySet[Client]:
    sessions = Session.objects.visible_to(member).standing().filter(client=OuterRef("pk"))
    begun = sessions.filter(state__in=[SessionState.STARTED, SessionState.DONE])
    screens = SafetyScreen.objects.visible_to(member).holding().filter(client=OuterRef("pk"))
    running = Programme.objects.visible_to(member).running().filter(client=OuterRef("pk"))
    return (
        clients.annotate(
            held_since=Subquery(screens.order_by("-answered_at").values("answered_at")[:1]),
            programme_id=Subquery(running.values("pk")[:1]),
            latest_on=Subquery(begun.order_by("-scheduled_on").values("scheduled_on")[:1]),
            worst=_worst_of_latest(begun, member, today),
            part_done_on=_part_done_on(begun, today),
        )
        .annotate(usual=_usual(begun, today), missed=_missed(sessions, today))
        .annotate(rise=Cast("worst", FloatField()) - F("usual"))
    )


def _worst_of_latest(begun: QuerySet[Session], member: Member, today: date) -> Subquery:
    """The worst pain of the latest session, before, during and after it; None where there was none lately."""
    in_sets = SetLog.objects.visible_to(member).filter(session=OuterRef("pk")).order_by().values("session")
    during = Subquery(in_sets.annotate(worst=Max("pain")).values("worst"))
    parts = [Coalesce(score, Value(0)) for score in (F("pain_before"), F("pain_after"), during)]
    lately = begun.filter(scheduled_on__gt=today - RECENT).annotate(worst=Greatest(*parts))
    return Subquery(lately.order_by("-scheduled_on").values("worst")[:1], output_field=IntegerField())


def _usual(begun: QuerySet[Session], today: date) -> Subquery:
    """The client's own baseline: mean pain after the sessions of four weeks, the latest one left out."""
    earlier = begun.filter(scheduled_on__gt=today - BASELINE, scheduled_on__lt=OuterRef("latest_on"))
    mean = earlier.order_by().values("client").annotate(usual=Avg("pain_after")).values("usual")
    return Subquery(mean, output_field=FloatField())


def _missed(sessions: QuerySet[Session], today: date) -> Coalesce:
    """How many sessions in a row were missed since the latest one that was begun."""
    since = Coalesce(OuterRef("latest_on"), Value(EVER))
    missed = sessions.filter(state=SessionState.PLANNED, scheduled_on__lt=today, scheduled_on__gt=since)
    running = missed.filter(programme__state="active")
    number = running.order_by().values("client").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), Value(0))


def _part_done_on(begun: QuerySet[Session], today: date) -> Subquery:
    lately = begun.filter(state=SessionState.STARTED, scheduled_on__lt=today, scheduled_on__gt=today - PART_DONE_FOR)
    return Subquery(lately.order_by("-scheduled_on").values("scheduled_on")[:1])
