"""What a therapist's morning digest counts: numbers alone, with no name and nothing about anybody's health."""

from collections.abc import Mapping
from datetime import date, timedelta

from clients.practices.models import Member
from clients.records.models import Appointment, Client
from programmes.reminders.timing import day_begins, day_ends
from programmes.training.models import Morning, Session, SessionState
from therapy.outcomes.models import Score


def counts_of(member: Member, day: date) -> Mapping[str, int]:
    """On this day: sessions due, appointments; and since the day before: sessions due and done, answers that came in.

    Those of the member's own clients, in five queries.
    """
    zone, yesterday = member.practice.time_zone, day - timedelta(days=1)
    own = Client.objects.visible_to(member).current().filter(therapist=member)
    sessions = Session.objects.visible_to(member).standing().filter(client__in=own)
    day_before, begins = day_begins(yesterday, zone), day_begins(day, zone)
    booked = Appointment.objects.visible_to(member).booked().filter(member=member)
    mornings = Morning.objects.visible_to(member).filter(client__in=own, answered_at__gte=day_before)
    scores = Score.objects.visible_to(member).filter(client__in=own, kept_at__gte=day_before, typed_by=None)
    return {
        "due": sessions.on(day).count(),
        "yesterday": sessions.on(yesterday).count(),
        "done": sessions.on(yesterday).filter(state=SessionState.DONE).count(),
        "answers": mornings.count() + scores.count(),
        "appointments": booked.between(begins, day_ends(day, zone)).count(),
    }
