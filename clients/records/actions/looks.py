from collections.abc import Mapping

from django.db import transaction

from clients.practices import audit
from clients.practices.audit import Actor
from clients.records.looks import LOOK
from clients.records.models import Client


@transaction.atomic
def choose_look(*, client: Client, look: Mapping[str, str], by: Actor) -> Client:
    """Keep how the client's figure looks (names of `LOOK`); what is left out stays. The trail names fields alone.

    Raises ValidationError, at the field, for a choice that does not exist.
    """
    client = Client.objects.of(client).select_for_update(no_key=True).get(practice_id=by.practice_id)
    changed = sorted(field for field in LOOK if field in look and getattr(client, field) != look[field])
    for field in changed:
        setattr(client, field, look[field])
    client.clean_fields(exclude={field.name for field in Client._meta.concrete_fields} - set(LOOK))
    if changed:
        client.save(update_fields=changed)
        audit.record("client.figure_chosen", subject=client, by=by, client=client, fields=changed)
    return client
