from clients.records.models.appointments import Appointment
from clients.records.models.client import Client, Sex
from clients.records.models.consents import Consent, ConsentKind
from clients.records.models.history import ClientTag, HistoryEvent, HistoryKind
from clients.records.models.notes import Note
from clients.records.models.safety import SafetyScreen, Urgency
from clients.records.models.words import PainRating, Side

__all__ = [
    "Appointment",
    "Client",
    "ClientTag",
    "Consent",
    "ConsentKind",
    "HistoryEvent",
    "HistoryKind",
    "Note",
    "PainRating",
    "SafetyScreen",
    "Sex",
    "Side",
    "Urgency",
]
