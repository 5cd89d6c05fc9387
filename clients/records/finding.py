"""How views find rows of their member's practice: what is not there is a 404, whoever asks."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from clients.practices.access import StaffRequest
from clients.records.models import Appointment, Client, HistoryEvent, Note


def client_of(request: StaffRequest, client_id: UUID) -> Client:
    """The client with therapist, practice and safety, or a 404."""
    clients = Client.objects.visible_to(request.member).with_safety()
    return get_object_or_404(clients.select_related("therapist__person", "person"), pk=client_id)


def client_at_a_glance(request: StaffRequest, client_id: UUID) -> Client:
    """The same with the next appointment, for the client's page."""
    clients = Client.objects.visible_to(request.member).with_safety().with_next_visit(timezone.now())
    return get_object_or_404(clients.select_related("therapist__person", "person"), pk=client_id)


def note_of(request: StaffRequest, note_id: UUID) -> Note:
    """A note the member may read, or a 404."""
    notes = Note.objects.visible_to(request.member).readable_by(request.member.person_id)
    return get_object_or_404(notes.select_related("client", "written_by__person"), pk=note_id)


def event_of(request: StaffRequest, event_id: UUID) -> HistoryEvent:
    events = HistoryEvent.objects.visible_to(request.member).select_related("client")
    return get_object_or_404(events, pk=event_id)


def appointment_of(request: StaffRequest, appointment_id: UUID) -> Appointment:
    """An appointment of the practice, with its client, or a 404."""
    appointments = Appointment.objects.visible_to(request.member).select_related("client", "member__person")
    return get_object_or_404(appointments, pk=appointment_id)


def in_clients(**more: Any) -> dict[str, Any]:
    """The context of a page that stands under Clients."""
    return {"section": "clients", **more}
