"""Which messages appointments and questions of a client bring, and when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from uuid import UUID

from clients.records.models import Appointment
from programmes.reminders.models import Channel, Kind
from programmes.reminders.planning.wanted import Key, Wanted
from programmes.reminders.standing import Standing, against
from programmes.reminders.timing import LocalMoment, day_ends, in_the_morning, reminder_for, wall_clock
from therapy.outcomes.models import MeasureRequest

A_DAY = timedelta(days=1)
QUESTION_LASTS = timedelta(days=2)


def for_appointments(rows: Iterable[Appointment], standing_of: Mapping[UUID, Standing]) -> Iterator[Wanted]:
    """For each appointment a message the day before and one some hours before, as the client chose."""
    for appointment in rows:
        standing = standing_of[appointment.client_id]
        chosen = standing.settings
        starts = _on_the_clients_clock(appointment, standing)
        yield from _about(appointment, standing, "day", starts, A_DAY if chosen.appointment_day else None)
        hours = timedelta(hours=chosen.appointment_hours)
        yield from _about(appointment, standing, "soon", starts, hours or None)


def _about(
    appointment: Appointment, standing: Standing, which: str, starts: LocalMoment, lead: timedelta | None
) -> Iterator[Wanted]:
    moment = reminder_for(starts, lead=lead, quiet=standing.settings.quiet) if lead else None
    if which == "soon" and moment and moment.day != starts.day and standing.settings.appointment_day:
        moment = None  # it would come the evening before, and there is one the day before
    for channel in Channel.values:
        said = against(Kind.APPOINTMENT, channel, standing, appointment, day=moment.day if moment else None)
        yield Wanted(
            practice_id=appointment.practice_id,
            key=Key(standing.client.pk, None, None, Kind.APPOINTMENT, channel, f"{appointment.pk}:{which}"),
            moment=moment,
            expires_at=starts.utc(),
            against=said or ("" if lead else "The client does not want these."),
            subject={"appointment_id": appointment.pk},
        )


def _on_the_clients_clock(appointment: Appointment, standing: Standing) -> LocalMoment:
    """From the practice's wall clock, whatever zone data it was booked under."""
    zone = standing.client.time_zone
    wall = wall_clock(LocalMoment(appointment.on, appointment.at, appointment.time_zone).utc(), zone)
    return LocalMoment(wall.date(), wall.time(), zone)


def for_requests(rows: Iterable[MeasureRequest], standing_of: Mapping[UUID, Standing]) -> Iterator[Wanted]:
    """One message for each question, on the morning of the day it is due."""
    for request in rows:
        standing, due = standing_of[request.client_id], request.due_on
        zone = standing.client.time_zone
        for channel in Channel.values:
            yield Wanted(
                practice_id=request.practice_id,
                key=Key(standing.client.pk, None, None, Kind.QUESTIONNAIRE, channel, str(request.pk)),
                moment=in_the_morning(due, zone, quiet=standing.settings.quiet),
                expires_at=day_ends(due + QUESTION_LASTS, zone),
                against=against(Kind.QUESTIONNAIRE, channel, standing, request, day=due),
                subject={"request_id": request.pk},
            )
