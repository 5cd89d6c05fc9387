"""When planning happens: at once for the clients of whom the trail tells something new, and for everybody each night.

The trail of a practice is numbered without gaps and written in the transaction of each deed, so nothing that was
committed can be passed over; no room below needs to know that reminders exist.
"""

from collections.abc import Collection
from datetime import datetime
from itertools import batched
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from clients.practices import audit
from clients.practices.models import AuditEvent, Practice
from clients.records.models import Client
from programmes.reminders.models import Kind, PlanningMark
from programmes.reminders.planning import reading
from programmes.reminders.planning.keeping import bring_in_line
from programmes.reminders.timing import zone_data_version

AT_ONCE = 500  # clients in one transaction
WHOLE_PRACTICES = 5  # planned anew in one go; the others wait for the next
OF_EVERYBODY = ("practice.changed", "member.added", "member.changed", "member.left", "messages.chosen")


def plan_reminders(*, now: datetime) -> int:
    """Bring the waiting reminders of every practice in line with the next two weeks and with what was agreed to.

    Running it twice changes nothing. Returns the number of rows made or changed.
    """
    return sum(_plan_whole(practice, now=now) for practice in Practice.objects.order_by("pk"))


def plan_news(*, now: datetime) -> int:
    """Plan for those of whom the trail tells something new, and whole practices not planned yet today."""
    news = sum(_follow(practice, now=now) for practice in _with_news())
    return news + sum(_plan_whole(practice, now=now) for practice in _not_planned_today(now)[:WHOLE_PRACTICES])


def _with_news() -> QuerySet[Practice]:
    marks = PlanningMark.across_practices.filter(practice=OuterRef("pk"))
    return Practice.objects.filter(Exists(marks.filter(followed_to__lt=OuterRef("audit_number")))).order_by("pk")


def _not_planned_today(now: datetime) -> QuerySet[Practice]:
    """Also those never planned, and those planned with other zone data."""
    marks = PlanningMark.across_practices.filter(practice=OuterRef("pk"))
    planned = marks.filter(planned_on__gte=now.date(), zone_data=zone_data_version())
    return Practice.objects.filter(~Exists(planned)).order_by("pk")


def _plan_whole(practice: Practice, *, now: datetime) -> int:
    PlanningMark.across_practices.bulk_create([PlanningMark(practice=practice)], ignore_conflicts=True)
    everybody = list(Client.across_practices.filter(practice=practice).order_by("pk").values_list("pk", flat=True))
    before = Practice.objects.values_list("audit_number", flat=True).get(pk=practice.pk)
    changed = sum(_plan(practice, some, now=now) for some in batched(everybody, AT_ONCE))
    with transaction.atomic():
        mark = _locked(practice)
        rows = reading.rows_of_members(practice, Kind.DIGEST, now=now)
        changed += bring_in_line(reading.wanted_digests(practice, now=now), rows, now=now)
        mark.planned_on, mark.zone_data = now.date(), zone_data_version()
        mark.followed_to = max(mark.followed_to, before)
        mark.save(update_fields=["planned_on", "zone_data", "followed_to"])
        if changed:
            audit.record("reminders.planned", subject=practice, by=None, changed=changed)
    return changed


def _follow(practice: Practice, *, now: datetime) -> int:
    """Plan for the clients named since the mark; for everybody where something touched them all."""
    with transaction.atomic():
        mark = _locked(practice)
        news = AuditEvent.across_practices.filter(practice=practice, number__gt=mark.followed_to)
        lines = list(news.order_by("number").values_list("number", "event", "client_id")[: 4 * AT_ONCE])
        if not lines:
            return 0
        mark.followed_to = lines[-1][0]
        if any(event in OF_EVERYBODY for _, event, _ in lines):
            mark.planned_on = None
        mark.save(update_fields=["followed_to", "planned_on"])
        clients = {client for _, event, client in lines if client and not event.endswith(".viewed")}
        return _plan(practice, clients, now=now)


@transaction.atomic
def _plan(practice: Practice, clients: Collection[UUID], *, now: datetime) -> int:
    _locked(practice)
    own = reading.rows_of_clients(clients, now=now)
    changed = bring_in_line(reading.wanted_by_clients(clients, now=now), own, now=now)
    alerts = reading.rows_of_members(practice, Kind.ALERT, now=now)
    return changed + bring_in_line(reading.wanted_by_members(practice, clients, now=now), alerts, now=now)


def _locked(practice: Practice) -> PlanningMark:
    """The mark of the practice, held until the transaction ends: one planner at a time."""
    return PlanningMark.across_practices.select_for_update(no_key=True).get(practice=practice)
