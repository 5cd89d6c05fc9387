"""The address in each message that stops them: signed, without an expiry, asking before it acts."""

from functools import cache

from django.conf import settings
from django.core import signing
from django.urls import reverse

from clients.records.models import Client

SALT = "reminders.stop"


def stop_address(client: Client) -> str:
    return str(settings.BASE_URL) + _path().replace("TOKEN", signing.dumps(str(client.pk), salt=SALT))


@cache
def _path() -> str:
    """Looked up once: it goes into every message."""
    return reverse("reminders:stop", args=["TOKEN"])


def client_of_token(token: str) -> Client | None:
    """The client whom the token names, or None where nobody signed it."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Client.across_practices.select_related("practice").filter(pk=pk).first()
