"""Appointments: on a client's page, on a therapist's Today, on the client's Today; booking, moving, cancelling."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from clients.records.actions.appointments import TIMES, book_appointment, cancel_appointment, move_appointment
from clients.records.finding import appointment_of, client_of, in_clients
from clients.records.forms import AppointmentForm
from clients.records.middleware import ClientRequest
from clients.records.models import Appointment
from clients.records.models.appointments import AppointmentState

A_DAY = timedelta(days=1)


@allow("clients.see")
@require_GET
def panel(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """The appointments of one client: those to come, and the last ones."""
    found = client_of(request, client_id)
    rows, now = Appointment.objects.of(found).select_related("member__person"), timezone.now()
    context = in_clients(
        client=found,
        coming=rows.booked().filter(starts_at__gte=now),
        past=rows.exclude(state=AppointmentState.BOOKED, starts_at__gte=now).order_by("-starts_at")[:10],
    )
    if not request.htmx:
        audit.record_read("client.viewed", subject=found, by=request.member, client=found)
    return page(request, _part(request, "records/_appointments.html", "records/appointments.html"), context)


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Book a time on the practice's clock."""
    found = client_of(request, client_id)
    form = AppointmentForm(request.POST or None, initial={"submission": uuid7()})
    if form.is_valid():
        with sentences_into(form):
            said = form.times()
            made = book_appointment(client=found, **said, now=timezone.now(), by=request.member)
            messages.success(request, f"Booked for {made.on:%A %-d %B} at {made.at:%H:%M}.")
            return redirect("records:client", client_id)
    return page(request, "records/book_appointment.html", in_clients(client=found, form=form))


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: StaffRequest, appointment_id: UUID) -> HttpResponse:
    """Another time for the same appointment."""
    found = appointment_of(request, appointment_id)
    initial = {name: getattr(found, name) for name in TIMES}
    form = AppointmentForm(request.POST or None, initial={**initial, "submission": uuid7()})
    if form.is_valid():
        with sentences_into(form):
            moved = move_appointment(appointment=found, **form.times(), now=timezone.now(), by=request.member)
            messages.success(request, f"It is now on {moved.on:%A %-d %B} at {moved.at:%H:%M}.")
            return redirect("records:client", found.client_id)
    context = in_clients(client=found.client, appointment=found, form=form)
    return page(request, "records/book_appointment.html", context)


@allow("clients.change")
@require_POST
def cancel(request: StaffRequest, appointment_id: UUID) -> HttpResponse:
    found = appointment_of(request, appointment_id)
    try:
        cancel_appointment(appointment=found, by=request.member)
        messages.success(request, "The appointment is cancelled. Reminders of it are called off.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("records:client", found.client_id)


@allow("clients.see")
@require_GET
def today(request: StaffRequest) -> HttpResponse:
    """Who comes to see the member today."""
    begins = _midnight()
    rows = Appointment.objects.visible_to(request.member).booked().filter(member=request.member)
    rows = rows.between(begins, _midnight(days=1)).select_related("client")
    context: dict[str, Any] = {"appointments": rows, "now": timezone.now(), "section": "today"}
    return page(request, _part(request, "records/_today.html", "records/today.html"), context)


@allow("own.appointments")
@require_GET
def mine(request: ClientRequest) -> HttpResponse:
    """The client's next appointments, on their own clock."""
    rows = Appointment.objects.of(request.client_record).booked().filter(starts_at__gte=timezone.now())
    context = {"appointments": rows.select_related("member__person")[:3], "section": "today"}
    return page(request, _part(request, "records/_my_appointments.html", "records/my_appointments.html"), context)


def _part(request: HttpRequest, fragment: str, whole: str) -> str:
    """The fragment for htmx; without it a page of its own."""
    return fragment if request.htmx else whole  # type: ignore[attr-defined]


def _midnight(*, days: int = 0) -> datetime:
    """When today begins, or a day so many days later, on the clock of whoever is signed in."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + days * A_DAY, time.min))
