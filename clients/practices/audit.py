"""The trail of a practice: one chained line per write, and per read of a client's data."""

import hashlib
import json
from typing import Any, Protocol
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from clients.practices.models import AuditEvent, Member, Practice


class Actor(Protocol):
    """Whoever acts: a member or a client, both rows of one practice."""

    pk: Any
    practice_id: Any


def record(
    event: str, *, subject: models.Model, by: Actor | None, client: models.Model | None = None, **details: Any
) -> AuditEvent:
    """Append `event` ("client.registered") to the trail of the subject's practice, in the caller's transaction.

    `by` is None where no person acts (a scheduled deed). `details` names fields and ids, never health data.
    Raises RuntimeError outside a transaction: an event must stand or fall with the deed it tells of.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"Record {event} inside the transaction of the deed itself.")
    practice = Practice.objects.select_for_update(no_key=True).get(pk=_practice_id(subject))
    line = AuditEvent(
        practice=practice,
        number=practice.audit_number + 1,
        at=timezone.now(),
        event=event,
        actor_kind=_kind(by),
        actor_id=by.pk if by else None,
        actor_name=str(by) if by else "",
        subject_kind=subject._meta.model_name or "",
        subject_id=subject.pk,
        client_id=client.pk if client else None,
        details=details,
        previous_hash=practice.audit_hash,
    )
    line.hash = line_hash(line)
    line.save(force_insert=True)
    practice.audit_number, practice.audit_hash = line.number, line.hash
    practice.save(update_fields=["audit_number", "audit_hash"])
    return line


@transaction.atomic
def record_read(event: str, *, subject: models.Model, by: Actor, client: models.Model) -> AuditEvent:
    """Append that `by` looked at a client's data."""
    return record(event, subject=subject, by=by, client=client)


def line_hash(line: AuditEvent) -> str:
    """The SHA-256 of everything the line says, the hash of the line before it included."""
    said = [
        str(line.practice_id), line.number, line.at.isoformat(), line.event,
        line.actor_kind, str(line.actor_id), line.actor_name,
        line.subject_kind, str(line.subject_id), str(line.client_id),
        line.details, line.previous_hash,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def first_broken_line(practice: Practice) -> int | None:
    """The number of the first line that was altered, removed or put in, or None where the chain holds."""
    previous, expected = "", 1
    for line in AuditEvent.across_practices.filter(practice=practice).order_by("number").iterator():
        if line.number != expected or line.previous_hash != previous or line.hash != line_hash(line):
            return expected
        previous, expected = line.hash, expected + 1
    return None if previous == practice.audit_hash else expected


def _practice_id(subject: models.Model) -> UUID:
    owner: UUID = subject.pk if isinstance(subject, Practice) else subject.practice_id  # type: ignore[attr-defined]
    return owner


def _kind(by: Actor | None) -> str:
    if by is None:
        return "system"
    return "member" if isinstance(by, Member) else "client"
