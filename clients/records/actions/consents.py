from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.audit import Actor
from clients.practices.models import Member
from clients.records.consent_words import CONSENT_WORDS
from clients.records.models import Client, Consent, ConsentKind


@transaction.atomic
def give_consent(*, client: Client, kind: str, now: datetime, by: Actor) -> Consent:
    """Record that the client agreed to `kind`; a member heard it, or the client said it. Twice keeps the first."""
    if kind not in ConsentKind.values:
        raise ValidationError({"kind": f"Choose one of: {', '.join(ConsentKind.values)}."})
    Client.objects.of(client).select_for_update(no_key=True).get()
    if kept := _in_force(client, kind):
        return kept
    heard_by = by if isinstance(by, Member) else None
    consent = Consent(
        practice_id=client.practice_id,
        client=client,
        kind=kind,
        words=CONSENT_WORDS[kind],
        heard_by=heard_by,
        given_at=now,
    )
    consent.save(force_insert=True)
    audit.record("consent.given", subject=consent, by=by, client=client, kind=kind)
    return consent


@transaction.atomic
def withdraw_consent(*, client: Client, kind: str, now: datetime, because: str = "", by: Actor | None) -> None:
    """Record that the client took it back, and why if no page says it. Where none is in force nothing changes."""
    Client.objects.of(client).select_for_update(no_key=True).get()
    if consent := _in_force(client, kind):
        consent.withdrawn_at, consent.withdrawn_because = now, because
        consent.save(update_fields=["withdrawn_at", "withdrawn_because"])
        audit.record("consent.withdrawn", subject=consent, by=by, client=client, kind=kind)


def _in_force(client: Client, kind: str) -> Consent | None:
    found: Consent | None = Consent.objects.of(client).in_force().filter(kind=kind).first()
    return found
