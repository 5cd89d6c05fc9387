"""What a client's page says at a glance, read once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from clients.records.consent_words import CONSENT_WORDS
from clients.records.models import Client, ClientTag, Consent, ConsentKind, HistoryEvent, Urgency
from clients.records.rescreening import next_screen_on


@dataclass(frozen=True)
class ConsentState:
    kind: str
    name: str
    consent: Consent | None

    @property
    def words(self) -> str:
        """What is asked of the client."""
        return CONSENT_WORDS[self.kind]


@dataclass(frozen=True)
class Overview:
    """History in short, cautions and consents of one client found `with_safety`."""

    client: Client

    @cached_property
    def history(self) -> list[HistoryEvent]:
        return list(HistoryEvent.objects.of(self.client).order_by("-happened_on"))

    @property
    def history_in_short(self) -> str:
        """The two latest events, and how many more there are."""
        latest = [event.in_short for event in self.history[:2]]
        more = len(self.history) - len(latest)
        return ", ".join(latest) + (f" and {more} more" if more else "")

    @cached_property
    def tags(self) -> list[ClientTag]:
        return list(ClientTag.objects.of(self.client).in_force().order_by("set_at"))

    @cached_property
    def consents(self) -> list[ConsentState]:
        """Every kind of consent with the one in force, if any."""
        given = {
            consent.kind: consent
            for consent in Consent.objects.of(self.client).in_force().select_related("heard_by__person")
        }
        return [ConsentState(kind, name, given.get(kind)) for kind, name in ConsentKind.choices]

    @property
    def next_screen_on(self) -> date | None:
        """When to ask the safety questions again; None where they were never asked, and while a screen holds."""
        if self.client.screened_at is None or self.client.holding_id:
            return None
        return next_screen_on(timezone.localdate(self.client.screened_at))

    @property
    def is_screen_due(self) -> bool:
        due = self.next_screen_on
        return due is not None and due <= timezone.localdate()

    @property
    def screen_in_short(self) -> str:
        """What the last safety screen asks for, in words."""
        return str(Urgency(self.client.screen_urgency or "").label)
