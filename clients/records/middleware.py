from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from clients.records.models import Client


class ClientRequest(HttpRequest):
    """A request that `allow` has let in for a client."""

    client_record: Client


class ClientMiddleware:
    """Sets `request.client_record`: the record of a client who signed in, or a false value.

    It is looked up only when asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.client_record = SimpleLazyObject(lambda: record_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def record_of(request: HttpRequest) -> Client | None:
    """The record of the signed-in client; the newest, where several practices keep one."""
    if not request.user.is_authenticated:
        return None
    records = Client.across_practices.current().select_related("practice", "therapist__person")
    return records.filter(person=request.user).order_by("-registered_at").first()


class LocalTimeMiddleware:
    """Shows times in the clock of whoever is signed in: the practice's for a member, their own for a client."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with timezone.override(zone_of(request)):
            return self.get_response(request)


def zone_of(request: HttpRequest) -> str | None:
    """The IANA zone in which this request's times are shown; None, for nobody, is UTC."""
    if member := request.member:  # type: ignore[attr-defined]
        return str(member.practice.time_zone)
    if client := request.client_record:  # type: ignore[attr-defined]
        return str(client.time_zone)
    return None
