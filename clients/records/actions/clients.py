from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member, Person, Practice
from clients.practices.zones import wrong_zone
from clients.records.actions.consents import give_consent
from clients.records.models import Client

OLDEST = 120  # years; the oldest person on record reached 122
FACTS = (
    "name", "email", "phone", "date_of_birth", "sex", "time_zone", "language",
    "equipment", "pronouns", "complaint", "goal", "training_time", "therapist",
)  # fmt: skip


@transaction.atomic
def register_client(
    *, facts: Mapping[str, Any], consents: Collection[str] = (), submission: UUID | None = None, by: Member
) -> Client:
    """Open a record for a new client, with the consents they gave (kinds of `ConsentKind`).

    `facts` holds what `FACTS` names; what is left out keeps the model's default. With an e-mail address the client
    can sign in by a code. The same `submission` again returns the client it made.
    """
    practice = Practice.objects.select_for_update(no_key=True).get(pk=by.practice_id)
    if submission and (made := Client.objects.visible_to(by).filter(pk=submission).first()):
        return made
    client = Client(practice=practice, therapist=by, training_time="08:00", time_zone=practice.time_zone)
    if submission:
        client.pk = submission
    _take_facts(client, facts, by=by)
    client.save(force_insert=True)
    audit.record("client.registered", subject=client, by=by, client=client)
    for kind in consents:
        give_consent(client=client, kind=kind, now=timezone.now(), by=by)
    return client


@transaction.atomic
def change_client(*, client: Client, facts: Mapping[str, Any], by: Member) -> Client:
    """Change what the record says about the client; the trail names the changed fields, never their values."""
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    Practice.objects.select_for_update(no_key=True).get(pk=by.practice_id)  # one address at a time
    before = {field: getattr(client, field) for field in facts}
    _take_facts(client, facts, by=by)
    client.save()
    changed = sorted(field for field in facts if getattr(client, field) != before[field])
    audit.record("client.changed", subject=client, by=by, client=client, fields=changed)
    return client


@transaction.atomic
def discharge_client(*, client: Client, by: Member) -> Client:
    """End the care: the record stays, the client can no longer sign in. Twice changes nothing."""
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if client.discharged_at is None:
        client.discharged_at = timezone.now()
        client.save(update_fields=["discharged_at"])
        audit.record("client.discharged", subject=client, by=by, client=client)
    return client


@transaction.atomic
def readmit_client(*, client: Client, by: Member) -> Client:
    """Take a discharged client back into care. Twice changes nothing."""
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if client.discharged_at is not None:
        client.discharged_at = None
        client.save(update_fields=["discharged_at"])
        audit.record("client.readmitted", subject=client, by=by, client=client)
    return client


def _take_facts(client: Client, facts: Mapping[str, Any], *, by: Member) -> None:
    """Put the facts into the row and check them all, each sentence at the field it is about."""
    for field in FACTS:
        if field in facts:
            setattr(client, field, facts[field])
    client.email = client.email.strip().lower()
    _check_facts(client, by=by)
    client.person = _person_of(client)
    client.full_clean()


def _check_facts(client: Client, *, by: Member) -> None:
    """Raise ValidationError with every sentence that applies, each at its field."""
    client.clean_fields(exclude=["person", "practice"])
    said = {
        "time_zone": wrong_zone(client.time_zone),
        "date_of_birth": _wrong_birth(client),
        "therapist": _wrong_therapist(client, by=by),
        "email": _wrong_email(client, by=by),
    }
    if wrong := {field: sentence for field, sentence in said.items() if sentence}:
        raise ValidationError(wrong)


def _wrong_birth(client: Client) -> str:
    age = client.age_on(timezone.localdate())
    if age < 0:
        return "This date is in the future. Check the year."
    return "This date is more than 120 years ago. Check the year." if age > OLDEST else ""


def _wrong_therapist(client: Client, *, by: Member) -> str:
    fits = client.therapist.practice_id == by.practice_id and client.therapist.is_therapist
    return "" if fits else "Choose a therapist of your practice."


def _wrong_email(client: Client, *, by: Member) -> str:
    if not client.email:
        return ""
    if Client.objects.visible_to(by).filter(email=client.email).exclude(pk=client.pk).exists():
        return "Another client of your practice has this e-mail address. Find them in the list."
    if Member.objects.visible_to(by).working().filter(person__email=client.email).exists():
        return "A member of your practice signs in with this address. Use the client's own."
    return ""


def _person_of(client: Client) -> Person | None:
    """Whoever signs in with the client's address, made where nobody does yet."""
    if not client.email:
        return None
    return Person.objects.found_or_made(email=client.email, name=client.name)
