from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from clients.records.models import Client, HistoryEvent

EVENT_FACTS = ("kind", "region", "side", "happened_on", "is_documented", "words")


@transaction.atomic
def add_history_event(
    *, client: Client, facts: Mapping[str, Any], submission: UUID | None = None, by: Member
) -> HistoryEvent:
    """Add something that happened to the client's body; `facts` holds what `EVENT_FACTS` names.

    The same `submission` again returns the event it made.
    """
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if submission and (made := HistoryEvent.objects.of(client).filter(pk=submission).first()):
        return made
    event = HistoryEvent(practice_id=client.practice_id, client=client)
    if submission:
        event.pk = submission
    _take_facts(event, facts)
    event.save(force_insert=True)
    audit.record("history.added", subject=event, by=by, client=client)
    return event


@transaction.atomic
def change_history_event(*, event: HistoryEvent, facts: Mapping[str, Any], by: Member) -> HistoryEvent:
    """Put right what the history says."""
    _take_facts(event, facts)
    event.save()
    audit.record("history.changed", subject=event, by=by, client=event.client)
    return event


def _take_facts(event: HistoryEvent, facts: Mapping[str, Any]) -> None:
    for field in EVENT_FACTS:
        if field in facts:
            setattr(event, field, facts[field])
    event.full_clean()
    if event.happened_on > timezone.localdate():
        raise ValidationError({"happened_on": "This date is in the future. Check the year."})
    if event.happened_on < event.client.date_of_birth:
        raise ValidationError({"happened_on": "This is before the client was born. Check the year."})
