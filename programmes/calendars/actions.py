"""What may happen to a client's calendar address: it is made, made anew, taken back."""

from datetime import datetime

from django.db import transaction

from clients.practices import audit
from clients.practices.audit import Actor
from clients.records.models import Client
from programmes.calendars.models import Feed


@transaction.atomic
def open_feed(*, client: Client, by: Actor) -> Feed:
    """The client's open address, made where there is none."""
    _lock(client)
    found: Feed | None = Feed.objects.of(client).open().first()
    return found or _made(client, by)


@transaction.atomic
def renew_feed(*, client: Client, now: datetime, by: Actor) -> Feed:
    """Another address; calendars that read the old one find nothing any more."""
    stop_feed(client=client, now=now, by=by)
    return _made(client, by)


@transaction.atomic
def stop_feed(*, client: Client, now: datetime, by: Actor) -> None:
    """Take the address back; where there is none, nothing changes."""
    _lock(client)
    found: Feed | None = Feed.objects.of(client).open().first()
    if found is None:
        return
    found.stopped_at = now
    found.save(update_fields=["stopped_at"])
    audit.record("calendar.stopped", subject=found, by=by, client=client)


def _lock(client: Client) -> None:
    Client.objects.of(client).select_for_update(of=("self",), no_key=True).get()


def _made(client: Client, by: Actor) -> Feed:
    feed: Feed = Feed.objects.create(practice_id=client.practice_id, client=client)
    audit.record("calendar.opened", subject=feed, by=by, client=client)
    return feed
