"""Whose gate is ready: counted when something happens, so that a list of clients asks once."""

from datetime import datetime

from django.db.models import QuerySet

from clients.practices.models import Member
from clients.records.models import Client
from programmes.prescribing.models import Programme
from programmes.training.gates.models import GateStanding
from programmes.training.gates.reading import Gate, current_gate


def ready_gates(clients: QuerySet[Client], *, member: Member) -> QuerySet[GateStanding]:
    """The gates of these clients that only wait for the therapist: take `values_list("client_id", "met", "of")`."""
    rows = GateStanding.objects.visible_to(member).filter(client__in=clients, programme__state="active", ready=True)
    found: QuerySet[GateStanding] = rows.order_by()
    return found


def count_again(programme: Programme, *, now: datetime) -> Gate | None:
    """Keep how far the gate of a programme is now."""
    gate = current_gate(programme, now=now)
    if gate is None:
        return None
    GateStanding.objects.of(programme.client).update_or_create(
        programme=programme,
        defaults={
            "practice_id": programme.practice_id,
            "client": programme.client,
            "stage": gate.stage.number,
            "met": gate.met,
            "of": gate.all,
            "ready": gate.is_ready and gate.held is None,
            "counted_at": now,
        },
    )
    return gate
