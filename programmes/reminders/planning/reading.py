"""What planning reads of one practice: sessions, versions and signs of some of its clients, and the rows about them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import chain
from uuid import UUID

from django.db.models import Q, QuerySet

from clients.practices.models import Member, Practice, Role
from clients.records.models import Appointment, Client
from programmes.prescribing.models import ProgrammeState, ProgrammeVersion
from programmes.reminders.models import Kind, MemberSettings, Reminder
from programmes.reminders.models.reminders import OPEN
from programmes.reminders.planning.asking_for import QUESTION_LASTS, for_appointments, for_requests
from programmes.reminders.planning.wanted import Wanted
from programmes.reminders.planning.wanting import NEWS_LASTS, alert, digests, for_sessions, for_versions
from programmes.reminders.standing import settings_of_member, silent_since, standings
from programmes.reminders.timing import wall_clock
from programmes.training.models import Session
from programmes.training.signals.effects import pains, unsettled
from programmes.training.signals.standing import holds
from therapy.outcomes.models import MeasureRequest

HORIZON = timedelta(days=14)
FRESH = timedelta(days=2)  # older signs were seen, or nobody wanted to know at the time


def wanted_by_clients(clients: Collection[UUID], *, now: datetime, ahead: timedelta = HORIZON) -> Iterator[Wanted]:
    """Every message that these clients should get, or should not, about what is so far ahead."""
    standing_of = standings(clients, now=now)
    yield from for_sessions(_sessions(clients, now, ahead), standing_of)
    yield from for_versions(_changed_versions(clients, now), standing_of)
    yield from for_appointments(_appointments(clients, now), standing_of)
    yield from for_requests(_requests(clients, now), standing_of)


def rows_of_clients(clients: Collection[UUID], *, now: datetime) -> QuerySet[Reminder]:
    about = Q(session__scheduled_on__range=_days(now)) | Q(session=None, due_at__gte=now - FRESH) | Q(state__in=OPEN)
    return Reminder.across_practices.filter(about, client__in=clients)


def wanted_by_members(practice: Practice, clients: Collection[UUID], *, now: datetime) -> Iterator[Wanted]:
    """Alerts to therapists about some of their clients."""
    of_member: dict[UUID, list[UUID]] = defaultdict(list)
    treated = Client.across_practices.current().filter(pk__in=clients)
    for therapist_id, client_id in treated.values_list("therapist", "pk"):
        of_member[therapist_id].append(client_id)
    for member, chosen in therapists(practice):
        if theirs := of_member.get(member.pk):
            yield from _alerts(member, chosen, theirs, now)


def wanted_digests(practice: Practice, *, now: datetime) -> Iterator[Wanted]:
    return chain.from_iterable(digests(member, chosen, now=now) for member, chosen in therapists(practice))


def rows_of_members(practice: Practice, kind: Kind, *, now: datetime) -> QuerySet[Reminder]:
    rows = Reminder.across_practices.filter(practice=practice, kind=kind, due_at__gte=now - HORIZON)
    return rows.exclude(member=None)


def therapists(practice: Practice) -> Iterator[tuple[Member, MemberSettings]]:
    """Everybody who works there as a therapist, with what they want to be told."""
    members = Member.across_practices.working().filter(practice=practice, role=Role.THERAPIST)
    for member in members.select_related("person", "practice", "reminder_settings"):
        yield member, settings_of_member(member)


def _alerts(member: Member, chosen: MemberSettings, ids: list[UUID], now: datetime) -> Iterator[Wanted]:
    today = wall_clock(now, member.practice.time_zone).date()
    clients = Client.objects.visible_to(member).filter(pk__in=ids)
    worrying = chain(
        holds(clients, member=member),
        pains(clients, member=member, today=today),
        unsettled(clients, member=member, today=today),
    )
    for signal in worrying:
        if signal.since and signal.since >= today - FRESH:
            sign = f"{signal.reason}:{signal.since}"
            yield alert(member, chosen, about_id=signal.client_id, sign=sign, now=now)
    for client_id, last in silent_since(ids, today=today).items():
        yield alert(member, chosen, about_id=client_id, sign=f"silent:{last or 'never'}", now=now)


def _days(now: datetime, ahead: timedelta = HORIZON) -> tuple[object, object]:
    return now.date() - timedelta(days=2), (now + ahead).date()


def _sessions(clients: Collection[UUID], now: datetime, ahead: timedelta) -> QuerySet[Session]:
    sessions = Session.across_practices.filter(client__in=clients, scheduled_on__range=_days(now, ahead))
    return sessions.select_related("programme", "morning")


def _appointments(clients: Collection[UUID], now: datetime) -> QuerySet[Appointment]:
    """Those to come, also the ones called off: their messages say why they do not go."""
    return Appointment.across_practices.filter(client__in=clients).between(now, now + HORIZON)


def _requests(clients: Collection[UUID], now: datetime) -> QuerySet[MeasureRequest]:
    due = (now.date() - QUESTION_LASTS - timedelta(days=1), (now + HORIZON).date())
    return MeasureRequest.across_practices.filter(client__in=clients, due_on__range=due)


def _changed_versions(clients: Collection[UUID], now: datetime) -> QuerySet[ProgrammeVersion]:
    """The versions that took the place of another within the last day."""
    fresh = ProgrammeVersion.across_practices.filter(published_at__range=(now - NEWS_LASTS, now), number__gt=1)
    running = fresh.filter(programme__client__in=clients, programme__state=ProgrammeState.ACTIVE)
    return running.select_related("programme")
