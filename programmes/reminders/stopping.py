"""The address in each message that stops them: signed, without an expiry, asking before it acts."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from clients.records.models import Client

SALT = "reminders.stop"


def stop_address(client: Client) -> str:
    token = signing.dumps(str(client.pk), salt=SALT)
    return f"{settings.BASE_URL}{reverse('reminders:stop', args=[token])}"


def client_of_token(token: str) -> Client | None:
    """The client whom the token names, or None where nobody signed it."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Client.across_practices.select_related("practice").filter(pk=pk).first()
