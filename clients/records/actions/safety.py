from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.audit import Actor
from clients.practices.models import Member
from clients.records.models import Client, ClientTag, SafetyScreen

OUTCOME_LENGTH = 20  # characters: enough for who saw the client and what they found


@transaction.atomic
def record_screen(
    *,
    client: Client,
    answers: Mapping[str, bool],
    urgency: str,
    follow_ups: Mapping[str, str] | None = None,
    now: datetime,
    by: Actor,
) -> SafetyScreen:
    """Keep the answers to the red-flag questions, and how soon they need medical eyes (an `Urgency`).

    `follow_ups` is what the client said when asked further, by question.

    An emergency or same-day answer holds the client's training until `lift_hold`. `by` is the member who asked, or
    the client.
    """
    screen = SafetyScreen(
        practice_id=client.practice_id,
        client=client,
        answers=dict(answers),
        follow_ups=dict(follow_ups or {}),
        urgency=urgency,
        answered_at=now,
        asked_by=by if isinstance(by, Member) else None,
    )
    screen.full_clean()
    screen.save(force_insert=True)
    audit.record("screen.recorded", subject=screen, by=by, client=client)
    return screen


@transaction.atomic
def lift_hold(*, screen: SafetyScreen, medical_outcome: str, now: datetime, by: Member) -> SafetyScreen:
    """Let training go on, with what a medical professional found. Lifting a lifted hold changes nothing."""
    screen = SafetyScreen.objects.visible_to(by).select_for_update(no_key=True).get(pk=screen.pk)
    if not screen.holds:
        return screen
    outcome = medical_outcome.strip()
    if len(outcome) < OUTCOME_LENGTH:
        raise ValidationError(
            {
                "medical_outcome": "Say who saw the client, when, and what they found: "
                f"at least {OUTCOME_LENGTH} characters."
            }
        )
    screen.medical_outcome, screen.lifted_at, screen.lifted_by = outcome, now, by
    screen.full_clean()
    screen.save(update_fields=["medical_outcome", "lifted_at", "lifted_by"])
    audit.record("hold.lifted", subject=screen, by=by, client=screen.client)
    return screen


@transaction.atomic
def set_tag(*, client: Client, tag: str, now: datetime, by: Member) -> ClientTag:
    """Put a caution (an id of the knowledge's tags) on the client. Setting it twice keeps the first."""
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if kept := ClientTag.objects.of(client).in_force().filter(tag=tag).first():
        return kept
    made = ClientTag(practice_id=client.practice_id, client=client, tag=tag, set_by=by, set_at=now)
    made.full_clean()
    made.save(force_insert=True)
    audit.record("tag.set", subject=made, by=by, client=client)
    return made


@transaction.atomic
def lift_tag(*, tag: ClientTag, now: datetime, by: Member) -> ClientTag:
    """Take a caution off the client. Lifting it twice changes nothing."""
    tag = ClientTag.objects.visible_to(by).select_for_update(no_key=True).get(pk=tag.pk)
    if tag.lifted_at is None:
        tag.lifted_at = now
        tag.save(update_fields=["lifted_at"])
        audit.record("tag.lifted", subject=tag, by=by, client=tag.client)
    return tag
