"""What happened, newest first: history, notes, safety screens and consents of one client."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from clients.practices.models import Member
from clients.records.models import Client, Consent, HistoryEvent, Note, SafetyScreen

NEWEST = 40


@dataclass(frozen=True)
class Entry:
    """One line of the timeline. `tone` is "danger", "done" or nothing; `note` and `event` can be opened."""

    on: date
    at: datetime | None
    title: str
    text: str = ""
    by: str = ""
    tone: str = ""
    note: Note | None = None
    event: HistoryEvent | None = None


def timeline(client: Client, *, reader: Member) -> list[Entry]:
    """The newest entries of the client's record that `reader` may read."""
    entries = [*_notes(client, reader), *_screens(client), *_consents(client), *_history(client)]
    entries.sort(key=lambda entry: (entry.on, entry.at.timestamp() if entry.at else 0.0), reverse=True)
    return entries[:NEWEST]


def _notes(client: Client, reader: Member) -> Iterator[Entry]:
    notes = Note.objects.of(client).readable_by(reader.person_id).select_related("written_by__person")
    for note in notes.order_by("-written_at")[:NEWEST]:
        kind = "Addendum" if note.addendum_to_id else "Note"
        title = kind if note.signed_at else f"{kind}, not signed yet"
        yield _at(note.written_at, title, text=note.text, by=str(note.written_by), note=note)


def _screens(client: Client) -> Iterator[Entry]:
    screens = SafetyScreen.objects.of(client).select_related("lifted_by__person").order_by("-answered_at")
    for screen in screens[:NEWEST]:
        tone = "danger" if screen.holds or screen.lifted_at else ""
        yield _at(screen.answered_at, "Safety screen", text=screen.get_urgency_display(), tone=tone)
        if screen.lifted_at:
            by = str(screen.lifted_by)
            yield _at(screen.lifted_at, "Hold lifted", text=screen.medical_outcome, by=by, tone="done")


def _consents(client: Client) -> Iterator[Entry]:
    newest = Consent.objects.of(client).select_related("heard_by__person").order_by("-given_at")[:NEWEST]
    for consent in newest:
        what, by = consent.get_kind_display(), str(consent.heard_by or "")
        yield _at(consent.given_at, "Consent given", text=what, by=by)
        if consent.withdrawn_at:
            told = f"{what}. {consent.withdrawn_because}" if consent.withdrawn_because else what
            yield _at(consent.withdrawn_at, "Consent withdrawn", text=told)


def _history(client: Client) -> Iterator[Entry]:
    for event in HistoryEvent.objects.of(client).order_by("-happened_on")[:NEWEST]:
        yield Entry(event.happened_on, None, event.get_kind_display(), text=event.place_and_words, event=event)


def _at(moment: datetime, title: str, **more: Any) -> Entry:
    return Entry(timezone.localdate(moment), moment, title, **more)
