"""Making the address, making it anew and taking it back: the client on their phone, the therapist for them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.audit import Actor
from clients.records.middleware import ClientRequest
from clients.records.models import Client
from programmes.calendars.actions import open_feed, renew_feed, stop_feed
from programmes.calendars.models import Feed

DEEDS: Mapping[str, tuple[Callable[..., object], str]] = {
    "open": (lambda *, client, now, by: open_feed(client=client, by=by), "Here is the address. Add it to a calendar."),
    "renew": (renew_feed, "This is the new address. The old one shows nothing any more."),
    "stop": (stop_feed, "The address is taken back. Calendars that read it show nothing any more."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@allow("own.sessions")
@never_cache
def my_calendar(request: ClientRequest) -> HttpResponse:
    client = request.client_record
    if request.method == "POST":
        _do(request, client, by=client)
        return redirect("calendars:my_calendar")
    return render(request, "calendars/my_calendar.html", {"section": "today", **_addresses(client)})


@require_http_methods(["GET", "HEAD", "POST"])
@allow("programmes.change")
@never_cache
def calendar(request: StaffRequest, client_id: UUID) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.member), pk=client_id)
    if request.method == "POST":
        _do(request, client, by=request.member)
        return redirect("calendars:calendar", client.pk)
    context = {"section": "clients", "client": client, **_addresses(client)}
    return render(request, "calendars/calendar.html", context)


def _do(request: HttpRequest, client: Client, *, by: Actor) -> None:
    deed, told = DEEDS.get(request.POST.get("deed", ""), (None, "Nothing was changed. Use one of the buttons."))
    if deed:
        deed(client=client, now=timezone.now(), by=by)
    messages.success(request, told) if deed else messages.error(request, told)


def _addresses(client: Client) -> dict[str, Any]:
    """The open address, to copy and to open at once in a calendar; empty where there is none."""
    found = Feed.objects.of(client).open().first()
    if found is None:
        return {"address": "", "webcal": ""}
    address = f"{settings.BASE_URL}{reverse('calendars:feed', args=[found.token])}"
    return {"address": address, "webcal": f"webcal://{address.partition('://')[2]}"}
