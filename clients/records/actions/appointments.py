"""A therapist books, moves and cancels appointments of a client."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.records.models import Appointment, Client
from clients.records.models.appointments import AppointmentState

TIMES = ("on", "at", "minutes", "place")
LONGEST = timedelta(hours=4)


@transaction.atomic
def book_appointment(
    *, client: Client, times: Mapping[str, Any], submission: UUID | None = None, now: datetime, by: Member
) -> Appointment:
    """Book a time of the client with the member; `times` holds what `TIMES` names, on the practice's clock.

    The same `submission` again returns the appointment it made. Raises ValidationError, at the field, for a time that
    has passed or in which the member has another appointment.
    """
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if submission and (made := Appointment.objects.of(client).filter(pk=submission).first()):
        return made
    appointment = Appointment(practice_id=client.practice_id, client=client, member=by)
    if submission:
        appointment.pk = submission
    return _kept(appointment, times, event="appointment.booked", now=now, by=by)


@transaction.atomic
def move_appointment(
    *, appointment: Appointment, times: Mapping[str, Any], submission: UUID | None = None, now: datetime, by: Member
) -> Appointment:
    """Book another time in the place of this one, which is kept as moved. The same times again change nothing.

    Raises ValidationError as booking does, and where it was moved or cancelled already.
    """
    old = _locked(appointment, by)
    if submission and (made := Appointment.objects.of(old.client).filter(pk=submission).first()):
        return made
    _insist_on_booked(old)
    if all(getattr(old, name) == times[name] for name in TIMES):
        return old
    old.state = AppointmentState.MOVED
    old.save(update_fields=["state"])
    new = Appointment(practice_id=old.practice_id, client=old.client, member=old.member, follows=old)
    if submission:
        new.pk = submission
    return _kept(new, times, event="appointment.moved", now=now, by=by)


@transaction.atomic
def cancel_appointment(*, appointment: Appointment, by: Member) -> Appointment:
    """Take it off. Twice changes nothing. Raises ValidationError where it was moved: cancel the new one."""
    found = _locked(appointment, by)
    if found.state == AppointmentState.CANCELLED:
        return found
    _insist_on_booked(found)
    found.state = AppointmentState.CANCELLED
    found.save(update_fields=["state"])
    audit.record("appointment.cancelled", subject=found, by=by, client=found.client)
    return found


def _locked(appointment: Appointment, by: Member) -> Appointment:
    rows = Appointment.objects.visible_to(by).select_related("client", "member__practice")
    found: Appointment = rows.select_for_update(of=("self",), no_key=True).get(pk=appointment.pk)
    return found


def _insist_on_booked(appointment: Appointment) -> None:
    if appointment.state != AppointmentState.BOOKED:
        done = appointment.get_state_display().lower()
        raise ValidationError(f"This appointment was {done} already. Open the client's page to see what stands.")


def _kept(appointment: Appointment, times: Mapping[str, Any], *, event: str, now: datetime, by: Member) -> Appointment:
    for name in TIMES:
        setattr(appointment, name, times[name])
    appointment.time_zone = by.practice.time_zone
    appointment.set_time()
    appointment.full_clean(exclude=["client", "member", "practice", "follows"])
    if appointment.starts_at <= now:
        raise ValidationError({"at": "This time has passed. Choose one still to come."})
    _insist_on_free(appointment, by)
    appointment.save(force_insert=True)
    audit.record(event, subject=appointment, by=by, client=appointment.client)
    return appointment


def _insist_on_free(appointment: Appointment, by: Member) -> None:
    """Raise ValidationError where the member is booked then; the member is locked, so two bookings cannot cross."""
    Member.objects.visible_to(by).select_for_update(no_key=True).get(pk=appointment.member_id)
    near = Appointment.objects.visible_to(by).booked().filter(member=appointment.member_id)
    near = near.between(appointment.starts_at - LONGEST, appointment.ends_at)
    if taken := next((other for other in near if other.ends_at > appointment.starts_at), None):
        raise ValidationError({"at": f"There is another appointment at {taken.at:%H:%M}. Choose another time."})
