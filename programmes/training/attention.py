"""Whom a therapist should look at first, the worst first. Six queries, whatever the number of clients."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from clients.practices.models import Member
from clients.records.models import Client
from programmes.prescribing.models import Programme
from programmes.training.concern import Concern
from programmes.training.models import Session
from programmes.training.scheduling import moment_of
from programmes.training.signals.doing import left_undone
from programmes.training.signals.effects import pains, unsettled
from programmes.training.signals.reasons import BEGUN, GROUPS, Reason, Signal
from programmes.training.signals.standing import standing

COURSE = timedelta(days=28)
SHOWN = 12
RANKS = {reason: rank for rank, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Attention:
    """The list as shown (the worst `SHOWN`), how many it has in all, and how many people each group has."""

    concerns: list[Concern]
    listed: int
    counts: dict[str, int]

    @property
    def all(self) -> int:
        return sum(self.counts.values())

    @property
    def more(self) -> int:
        return self.listed - len(self.concerns)

    @property
    def choices(self) -> list[tuple[str, str, int]]:
        """What the list can be narrowed to: group, word, number of people."""
        return [(group, word, self.counts[group]) for group, (word, _) in GROUPS.items()]


def attention_of(clients: QuerySet[Client], *, member: Member, today: date, only: str = "") -> Attention:
    """Who of these clients needs a decision; `only` keeps one group of reasons."""
    signals = _worst_of_each(clients, member, today)
    listed = [signal for signal in signals if not only or signal.reason in GROUPS[only][1]]
    shown = listed[:SHOWN]
    people = _people([signal.client_id for signal in shown], member, today)
    courses = _courses(people.keys(), member, today)
    concerns = [_concern(people[signal.client_id], signal, courses[signal.client_id]) for signal in shown]
    return Attention(concerns, len(listed), _counts(signals))


def _counts(signals: Sequence[Signal]) -> dict[str, int]:
    each = Counter(signal.reason for signal in signals)
    return {group: sum(each[reason] for reason in reasons) for group, (_, reasons) in GROUPS.items()}


def _worst_of_each(clients: QuerySet[Client], member: Member, today: date) -> list[Signal]:
    """The worst sign of each client who has one, worst first."""
    found = chain(
        standing(clients, member=member, today=today),
        pains(clients, member=member, today=today),
        unsettled(clients, member=member, today=today),
        left_undone(clients, member=member, today=today),
    )
    worst: dict[UUID, Signal] = {}
    for signal in sorted(found, key=lambda signal: (RANKS[signal.reason], -signal.number, str(signal.client_id))):
        worst.setdefault(signal.client_id, signal)
    return list(worst.values())


def _people(ids: Sequence[UUID], member: Member, today: date) -> dict[UUID, Client]:
    sessions = Session.objects.visible_to(member).filter(client=OuterRef("pk"), state__in=BEGUN)
    running = Programme.objects.visible_to(member).running().filter(client=OuterRef("pk"))
    people = Client.objects.visible_to(member).select_related("therapist__person")
    people = people.with_next_visit(moment_of(today, time.min, member.practice.time_zone)).annotate(
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
