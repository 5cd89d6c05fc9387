"""What happened, newest first: history, notes, safety screens and consents of one client, and what upper rooms tell."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from clients.practices.models import Member
from clients.records.models import Appointment, Client, Consent, Document, HistoryEvent, Note, SafetyScreen

NEWEST = 100  # entries at most, and rows asked for of each kind


@dataclass(frozen=True)
class Entry:
    """One line of the timeline. `tone` is "danger", "done", "now" or nothing; `url` is where it can be opened."""

    on: date
    at: datetime | None
    title: str
    text: str = ""
    by: str = ""
    tone: str = ""
    url: str = ""


type Teller = Callable[[Client], Iterable[Entry]]
_tellers: list[Teller] = []


def tell(teller: Teller) -> None:
    """Add what an upper room has to tell of each client: its newest entries, at most `NEWEST`. Call it in `ready()`."""
    _tellers.append(teller)


def entry_at(moment: datetime, title: str, **more: Any) -> Entry:
    """An entry at a moment, on its day by the reader's clock."""
    return Entry(timezone.localdate(moment), moment, title, **more)


def timeline(client: Client, *, reader: Member) -> list[Entry]:
    """The newest entries of the client's record that `reader` may read, an appointment to come before them."""
    own = (_visits, _screens, _consents, _history, _documents)
    entries = [entry for teller in (*own, *_tellers) for entry in teller(client)]
    entries += _notes(client, reader)
    entries.sort(key=lambda entry: (entry.on, entry.at.timestamp() if entry.at else 0.0), reverse=True)
    return entries[:NEWEST]


def _visits(client: Client) -> Iterator[Entry]:
    """The next appointment, and the last ones."""
    now, rows = timezone.now(), Appointment.objects.of(client).booked().select_related("member__person")
    coming: Appointment | None = None
    for visit in rows.order_by("-starts_at")[:NEWEST]:
        if visit.starts_at >= now:
            coming = visit
        else:
            yield entry_at(visit.starts_at, "Appointment", text=visit.place, by=str(visit.member))
    if coming:
        said = f"{timezone.localtime(coming.starts_at):%H:%M}, {coming.minutes} minutes. {coming.place}"
        yield entry_at(coming.starts_at, "Next appointment", text=said, by=str(coming.member), tone="now")


def _documents(client: Client) -> Iterator[Entry]:
    for document in Document.objects.of(client).select_related("stored_by__person").order_by("-stored_at")[:NEWEST]:
        url, by = reverse("records:document", args=[document.pk]), str(document.stored_by)
        yield entry_at(document.stored_at, document.title, text=document.get_kind_display(), by=by, url=url)


def _notes(client: Client, reader: Member) -> Iterator[Entry]:
    notes = Note.objects.of(client).readable_by(reader.person_id).select_related("written_by__person")
    for note in notes.order_by("-written_at")[:NEWEST]:
        kind = "Addendum" if note.addendum_to_id else "Note"
        title = kind if note.signed_at else f"{kind}, not signed yet"
        url = reverse("records:note", args=[note.pk])
        yield entry_at(note.written_at, title, text=note.in_short, by=str(note.written_by), url=url)


def _screens(client: Client) -> Iterator[Entry]:
    screens = SafetyScreen.objects.of(client).select_related("lifted_by__person").order_by("-answered_at")
    for screen in screens[:NEWEST]:
        tone = "danger" if screen.holds or screen.lifted_at else ""
        yield entry_at(screen.answered_at, "Safety screen", text=screen.get_urgency_display(), tone=tone)
        if screen.lifted_at:
            by = str(screen.lifted_by)
            yield entry_at(screen.lifted_at, "Hold lifted", text=screen.medical_outcome, by=by, tone="done")


def _consents(client: Client) -> Iterator[Entry]:
    newest = Consent.objects.of(client).select_related("heard_by__person").order_by("-given_at")[:NEWEST]
    for consent in newest:
        what, by = consent.get_kind_display(), str(consent.heard_by or "")
        yield entry_at(consent.given_at, "Consent given", text=what, by=by)
        if consent.withdrawn_at:
            told = f"{what}. {consent.withdrawn_because}" if consent.withdrawn_because else what
            yield entry_at(consent.withdrawn_at, "Consent withdrawn", text=told)


def _history(client: Client) -> Iterator[Entry]:
    for event in HistoryEvent.objects.of(client).order_by("-happened_on")[:NEWEST]:
        url = reverse("records:change_history", args=[event.pk])
        yield Entry(event.happened_on, None, event.get_kind_display(), text=event.place_and_words, url=url)
