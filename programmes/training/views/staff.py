"""The therapist's pages: Today, and the training panel of one client."""

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.records.models import Client
from programmes.training.attention import attention_of
from programmes.training.caseload import agenda_of, caseload_of
from programmes.training.course import course_of
from programmes.training.models import GateStanding, Session
from programmes.training.mornings import mornings_of
from programmes.training.scheduling import local_date
from programmes.training.signals.reasons import GROUPS

PANEL = timedelta(days=28)


@allow("sessions.see")
@require_GET
def today(request: StaffRequest) -> HttpResponse:
    """Who needs a decision, who trains today, how the caseload does: one's own clients, or all of the practice."""
    member, now = request.member, timezone.now()
    day = local_date(now, member.practice.time_zone)
    whose = "all" if request.GET.get("whose") == "all" else "mine"
    only = request.GET.get("show", "") if request.GET.get("show") in GROUPS else ""
    clients = _clients(request, whose)
    context = {
        "now": now,
        "whose": whose,
        "only": only,
        "attention": attention_of(clients, member=member, today=day, only=only),
        "caseload": caseload_of(clients, member=member, today=day),
        "agenda": agenda_of(clients, member=member, now=now),
        "section": "today",
    }
    return render(request, "training/today.html", context)


def _clients(request: StaffRequest, whose: str) -> QuerySet[Client]:
    clients: QuerySet[Client] = Client.objects.visible_to(request.member).current()
    return clients if whose == "all" else clients.filter(therapist=request.member)


@allow("sessions.see")
@require_GET
def panel(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """The last four weeks of a client's training: a fragment for their page, a page of its own without script."""
    client = get_object_or_404(Client.objects.visible_to(request.member), pk=client_id)
    day = local_date(timezone.now(), client.time_zone)
    sessions = Session.objects.visible_to(request.member).standing().filter(client=client)
    sessions = sessions.filter(scheduled_on__gt=day - PANEL, scheduled_on__lte=day + timedelta(days=14))
    context = {
        "client": client,
        "course": course_of(list(sessions), today=day),
        "mornings": mornings_of(client, now=timezone.now()),
        "gate": GateStanding.objects.of(client).filter(programme__state="active").first(),
        "section": "clients",
    }
    if request.htmx:
        return render(request, "training/_panel.html", context)
    audit.record_read("client.viewed", subject=client, by=request.member, client=client)
    return render(request, "training/panel.html", context)
