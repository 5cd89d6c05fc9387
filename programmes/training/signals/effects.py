"""How training was borne: pain in and after sessions, and the mornings after."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from django.db.models import Avg, Count, F, Max, OuterRef, Q, QuerySet, RowRange, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, RowNumber

from clients.practices.models import Member
from clients.records.models import Client
from programmes.training.models import Morning, MorningAnswer, SetLog
from programmes.training.pain import red_from
from programmes.training.scheduling import local_date, moment_of
from programmes.training.signals.lately import newest_first, sessions_lately
from programmes.training.signals.reasons import BEGUN, Reason, Signal

LATELY = timedelta(days=14)
UNSETTLED_FOR = timedelta(days=7)  # two reds within so many days are a flare, so an answer counts as long
RISE = 2  # the least change on the 0 to 10 scale that matters to people (PMC7053735)


def pains(clients: QuerySet[Client], *, member: Member, today: date) -> Iterator[Signal]:
    """The clients whose latest session hurt too much, or clearly more than is usual for them.

    The baseline is the mean pain after the sessions of four weeks, the latest one left out.
    """
    sessions = sessions_lately(clients, member, today).filter(state__in=BEGUN)
    rated = sessions.annotate(
        worst=_worst(member),
        newest=newest_first(RowNumber()),
        usual=newest_first(Avg("pain_after"), frame=RowRange(start=1, end=None)),
    )
    hurting = rated.filter(newest=1).filter(Q(worst__gte=red_from()) | Q(worst__gte=F("usual") + RISE))
    for row in hurting.values_list("client_id", "scheduled_on", "worst", "usual"):
        if row[1] > today - LATELY:  # not asked of the database: it would leave earlier sessions out of the mean
            yield Signal(row[0], Reason.PAIN, *row[1:])


def unsettled(clients: QuerySet[Client], *, member: Member, today: date) -> Iterator[Signal]:
    """The clients whose latest word, the morning after a session, was that it felt worse than before it.

    `number` is how many mornings of the last week were worse.
    """
    since = moment_of(today - UNSETTLED_FOR, time.min, member.practice.time_zone)
    mornings = Morning.objects.visible_to(member).since(since)
    latest = mornings.filter(client=OuterRef("client")).order_by("-answered_at").values("answer")[:1]
    worse = mornings.filter(client__in=clients, answer=MorningAnswer.WORSE).annotate(latest=Subquery(latest))
    found = worse.filter(latest=MorningAnswer.WORSE).order_by().values("client_id")
    for row in found.annotate(at=Max("answered_at"), times=Count("pk")).values_list("client_id", "at", "times"):
        yield Signal(row[0], Reason.WORSE, local_date(row[1], member.practice.time_zone), row[2])


def _worst(member: Member) -> Greatest:
    """The worst pain said before, during or after a session."""
    in_sets = SetLog.objects.visible_to(member).filter(session=OuterRef("pk")).order_by().values("session")
    during = Subquery(in_sets.annotate(worst=Max("pain")).values("worst"))
    return Greatest(*(Coalesce(score, Value(0)) for score in (F("pain_before"), F("pain_after"), during)))
