from clients.records.models.appointments import Appointment
from clients.records.models.client import Client, Sex
from clients.records.models.consents import Consent, ConsentKind
from clients.records.models.documents import Document, DocumentKind
from clients.records.models.history import ClientTag, HistoryEvent, HistoryKind
from clients.records.models.notes import PARTS, Note
from clients.records.models.safety import SafetyScreen, Urgency
from clients.records.models.words import PainRating, Side

__all__ = [
    "PARTS",
    "Appointment",
    "Client",
    "ClientTag",
    "Consent",
    "ConsentKind",
    "Document",
    "DocumentKind",
    "HistoryEvent",
    "HistoryKind",
    "Note",
    "PainRating",
    "SafetyScreen",
    "Sex",
    "Side",
    "Urgency",
]
