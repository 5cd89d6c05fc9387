"""To whom notifications may be posted, and the key that signs them."""

import ipaddress
import socket
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02, b64urlencode


class NotAPushService(ValueError):
    """The address is not that of a push service we post to."""


class LeadsInside(NotAPushService):
    """A listed name that leads to an address which is not public: for now, or by somebody's design."""


def insist_on_push_service(endpoint: str) -> None:
    """Raise NotAPushService unless `endpoint` is https at a listed host whose every address is public.

    The address comes from a browser: without this it could point into our own network.
    """
    if host := insist_on_listed(endpoint):
        insist_on_public(host)


def insist_on_listed(endpoint: str) -> str:
    """The host of `endpoint`, "" for a service on this machine; raises NotAPushService unless we post to it."""
    local = settings.PUSH_LOCAL_SERVICE
    if local and endpoint.startswith(local.rstrip("/") + "/"):
        return ""
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    listed = any(host == name or host.endswith(f".{name}") for name in settings.PUSH_HOSTS)
    if not (listed and parts.scheme == "https" and parts.port in (None, 443) and not parts.username):
        raise NotAPushService(endpoint)
    return host


def insist_on_public(host: str) -> str:
    """An address of the host, all of which are public. Raises LeadsInside where one is not, OSError where none is."""
    found = _addresses(host)
    if not found or not all(address.is_global and not address.is_multicast for address in found):
        raise LeadsInside(host)
    return str(found[0])


def _addresses(host: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return [ipaddress.ip_address(str(address[0])) for *_, address in found]


def push_is_offered() -> bool:
    """One machine makes its own key; several must be given the same."""
    return bool(settings.PUSH_KEY or settings.EMBEDDED)


@cache
def signing_key() -> Vapid02:
    if settings.PUSH_KEY:
        return Vapid02.from_pem(settings.PUSH_KEY.encode())
    return _kept_in(settings.VAR / "push_key")


def _kept_in(path: Path) -> Vapid02:
    """Made once; of two that make it at the same time the first is kept."""
    if not path.exists():
        made = Vapid02()
        made.generate_keys()
        spare = path.with_suffix(".new")
        spare.touch(mode=0o600)
        spare.write_bytes(made.private_pem())
        spare.rename(path)
    return Vapid02.from_pem(path.read_bytes())


def public_key() -> str:
    """By which a browser knows us, base64url."""
    point = signing_key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return str(b64urlencode(point))
