"""A client's phone begins to take notifications, and ends."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.records.models import Client
from programmes.reminders.actions.choosing import choose_reminders
from programmes.reminders.channels.push_service import NotAPushService, insist_on_push_service
from programmes.reminders.models import Phone


@transaction.atomic
def add_phone(*, endpoint: str, public_key: str, auth_secret: str, now: datetime, by: Client) -> Phone:
    """Let this browser take notifications for the client. Twice keeps the first.

    Raises ValidationError where the address is not that of a push service, or a key is missing.
    """
    try:
        insist_on_push_service(endpoint)
    except (NotAPushService, OSError, ValueError) as error:
        raise ValidationError("This browser's push service is not known here. Use e-mail instead.") from error
    Client.objects.of(by).select_for_update(no_key=True).get()
    keys = {"public_key": public_key, "auth_secret": auth_secret}
    if kept := Phone.objects.of(by).in_force().filter(endpoint=endpoint, **keys).first():
        found: Phone = kept
        return found
    Phone.objects.of(by).in_force().filter(endpoint=endpoint).update(ended_at=now)
    phone = Phone(practice_id=by.practice_id, client=by, endpoint=endpoint, added_at=now, **keys)
    phone.full_clean()
    phone.save(force_insert=True)
    audit.record("phone.added", subject=phone, by=by, client=by)
    choose_reminders(client=by, choices={"by_push": True}, by=by)
    return phone


@transaction.atomic
def end_phones(*, endpoint: str = "", now: datetime, by: Client) -> int:
    """Send no more notifications to the phone of this address, or to none of the client's; how many ended."""
    Client.objects.of(by).select_for_update(no_key=True).get()
    phones = Phone.objects.of(by).in_force()
    ended = list(phones.filter(endpoint=endpoint) if endpoint else phones)
    for phone in ended:
        phone.ended_at = now
        phone.save(update_fields=["ended_at"])
        audit.record("phone.ended", subject=phone, by=by, client=by)
    return len(ended)
