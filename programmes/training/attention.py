"""Whom a therapist should look at first, the worst first. Six queries, whatever the number of clients."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from clients.practices.models import Member
from clients.records.models import Client
from programmes.prescribing.models import Programme
from programmes.training.models import Session
from programmes.training.signals import BEGUN, Reason, Signal, holds, left_undone, pains, unsettled

COURSE = timedelta(days=28)
SHOWN = 12
RANKS = {reason: rank for rank, reason in enumerate(Reason)}
LABELS = {
    Reason.HOLD: "Safety hold",
    Reason.PAIN: "Pain up",
    Reason.WORSE: "Worse next morning",
    Reason.MISSED: "Missed sessions",
    Reason.PART_DONE: "Part done",
}
ICONS = {
    Reason.HOLD: "shield",
    Reason.PAIN: "flare",
    Reason.WORSE: "flare",
    Reason.MISSED: "clock",
    Reason.PART_DONE: "draft",
}


@dataclass(frozen=True)
class Concern:
    """A client on the list, with the worst sign, the course of pain after their sessions and their last words.

    `client` carries `latest_on` (the latest session begun) and `programme_id` (the running programme), or None.
    """

    client: Any
    signal: Signal
    pain: list[int] = field(default_factory=list)
    last_words: str = ""

    @property
    def reason(self) -> Reason:
        return self.signal.reason

    @property
    def label(self) -> str:
        return LABELS[self.reason]

    @property
    def icon(self) -> str:
        return ICONS[self.reason]

    @property
    def tone(self) -> str:
        return "danger" if self.reason in (Reason.HOLD, Reason.PAIN, Reason.WORSE) else "warn"

    @property
    def since(self) -> date | None:
        """The day for which the sign stands."""
        return self.signal.since or self.client.latest_on

    @property
    def sentence(self) -> str:
        """The reason, with the numbers behind it."""
        return {
            Reason.HOLD: "A warning sign was reported. Training is on hold until a medical outcome is recorded.",
            Reason.PAIN: f"Pain reached {self.signal.number} in the latest session. {self._compared}",
            Reason.WORSE: "It felt worse the morning after a session than before it: not settled.",
            Reason.MISSED: f"{self.signal.number} sessions missed in a row, {self._last_done}.",
            Reason.PART_DONE: "A session was begun and not finished.",
        }[self.reason]

    @property
    def _compared(self) -> str:
        usual = self.signal.usual
        return "No earlier session to compare with." if usual is None else f"Usual after a session: {usual:.0f}."

    @property
    def _last_done(self) -> str:
        latest = self.client.latest_on
        return f"last one done {latest:%-d %b}" if latest else "none done yet"


@dataclass(frozen=True, slots=True)
class Attention:
    """The list as shown (the worst `SHOWN`), how many it has in all, and how many there are for each reason."""

    concerns: list[Concern]
    listed: int
    counts: dict[str, int]

    @property
    def all(self) -> int:
        return sum(self.counts.values())

    @property
    def more(self) -> int:
        return self.listed - len(self.concerns)


def attention_of(clients: QuerySet[Client], *, member: Member, today: date, only: str = "") -> Attention:
    """Who of these clients needs a decision; `only` keeps one reason."""
    signals = _worst_of_each(clients, member, today)
    counts = Counter(signal.reason.value for signal in signals)
    listed = [signal for signal in signals if only in ("", signal.reason)]
    shown = listed[:SHOWN]
    people = _people([signal.client_id for signal in shown], member)
    courses = _courses(people.keys(), member, today)
    concerns = [_concern(people[signal.client_id], signal, courses[signal.client_id]) for signal in shown]
    return Attention(concerns, len(listed), {reason.value: counts[reason.value] for reason in Reason})


def _worst_of_each(clients: QuerySet[Client], member: Member, today: date) -> list[Signal]:
    """The worst sign of each client who has one, worst first."""
    found = chain(
        holds(clients, member=member),
        pains(clients, member=member, today=today),
        unsettled(clients, member=member, today=today),
        left_undone(clients, member=member, today=today),
    )
    worst: dict[UUID, Signal] = {}
    for signal in sorted(found, key=lambda signal: (RANKS[signal.reason], -signal.number, str(signal.client_id))):
        worst.setdefault(signal.client_id, signal)
    return list(worst.values())


def _people(ids: Sequence[UUID], member: Member) -> dict[UUID, Client]:
    sessions = Session.objects.visible_to(member).filter(client=OuterRef("pk"), state__in=BEGUN)
    running = Programme.objects.visible_to(member).running().filter(client=OuterRef("pk"))
    people = Client.objects.visible_to(member).select_related("therapist__person")
    people = people.annotate(
        latest_on=Subquery(sessions.order_by("-scheduled_on").values("scheduled_on")[:1]),
        programme_id=Subquery(running.values("pk")[:1]),
    )
    return {person.pk: person for person in people.filter(pk__in=ids)}


def _courses(ids: Any, member: Member, today: date) -> dict[UUID, list[tuple[int | None, str]]]:
    """Pain after each session of the last weeks, and the words with it, oldest first."""
    done = Session.objects.visible_to(member).done().filter(client__in=list(ids), scheduled_on__gt=today - COURSE)
    courses: dict[UUID, list[tuple[int | None, str]]] = defaultdict(list)
    for client_id, pain, words in done.order_by("scheduled_on").values_list("client_id", "pain_after", "words"):
        courses[client_id].append((pain, words))
    return courses


def _concern(client: Client, signal: Signal, course: Sequence[tuple[int | None, str]]) -> Concern:
    pain = [score for score, _ in course if score is not None]
    words = next((words for _, words in reversed(course) if words), "")
    return Concern(client, signal, pain[-6:], words)
