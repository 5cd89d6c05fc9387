"""Whether what a message is about still stands, asked in the very statement that opens the try."""

from django.db.models import Exists, OuterRef, Q

from clients.records.models import Appointment
from programmes.prescribing.models import ProgrammeState
from programmes.reminders.models import Kind
from programmes.training.models import Morning, Session, SessionState
from programmes.training.signals.reasons import BEGUN
from therapy.outcomes.models import MeasureRequest


def still_stands(kind: str) -> Q:
    """A condition on reminders of this kind to clients; news stands for as long as it lasts."""
    conditions = {
        Kind.SESSION_DUE: _to_do,
        Kind.NUDGE: _to_do,
        Kind.MISSED: _to_do,
        Kind.NEXT_MORNING: _to_ask_about,
        Kind.APPOINTMENT: _booked,
        Kind.QUESTIONNAIRE: _unanswered,
    }
    condition = conditions.get(Kind(kind))
    return condition() if condition else Q()


def _to_do() -> Q:
    planned = Session.across_practices.filter(state=SessionState.PLANNED, programme__state=ProgrammeState.ACTIVE)
    return Q(Exists(planned.filter(pk=OuterRef("session"))))


def _to_ask_about() -> Q:
    begun = Session.across_practices.filter(state__in=BEGUN, programme__state=ProgrammeState.ACTIVE)
    answered = Morning.across_practices.filter(session=OuterRef("session"))
    return Q(Exists(begun.filter(pk=OuterRef("session"))), ~Exists(answered))


def _booked() -> Q:
    return Q(Exists(Appointment.across_practices.booked().filter(pk=OuterRef("appointment"))))


def _unanswered() -> Q:
    return Q(Exists(MeasureRequest.across_practices.open().filter(pk=OuterRef("request"))))
