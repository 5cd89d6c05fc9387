"""What a message to a client is about, and what of it speaks against sending, in a sentence."""

from clients.records.models import Appointment
from programmes.prescribing.models import ProgrammeState
from programmes.reminders.models import Kind, Reminder
from programmes.training.models import Session, SessionState
from programmes.training.signals.reasons import BEGUN
from therapy.outcomes.models import MeasureRequest

type About = Session | Appointment | MeasureRequest

APPOINTMENT = {
    "moved": "The appointment was moved.",
    "cancelled": "The appointment was cancelled.",
}
REQUEST = {
    "answered": "The client has answered already.",
    "stopped": "The question was taken back.",
}
ASKS_ABOUT = ("session__programme", "session__morning", "appointment", "request")  # to have it in the same query


def about_of(reminder: Reminder) -> About | None:
    return reminder.session or reminder.appointment or reminder.request


def objection_of(kind: str, about: About) -> str:
    """Why nothing is to be said of it any more; empty where it stands."""
    if isinstance(about, Appointment):
        return APPOINTMENT.get(about.state, "")
    if isinstance(about, MeasureRequest):
        return REQUEST.get(about.state, "")
    if kind == Kind.NEXT_MORNING:
        return _of_the_morning_after(about) or _of_its_programme(about)
    if about.state in BEGUN:
        return "The session was begun already."
    return _of_its_programme(about)


def _of_its_programme(session: Session) -> str:
    if session.programme.state == ProgrammeState.PAUSED:
        return "The programme is paused."
    if session.state == SessionState.CANCELLED or session.programme.state != ProgrammeState.ACTIVE:
        return "The session was cancelled."
    return ""


def _of_the_morning_after(session: Session) -> str:
    if session.state not in BEGUN:
        return "The session was not begun."
    return "The client has answered already." if hasattr(session, "morning") else ""
