"""The page from which a client's link is copied, or sent by e-mail; each room that asks something answers with it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from clients.practices.access import StaffRequest
from clients.records.actions.links import send_link
from clients.records.finding import in_clients
from clients.records.links import GOOD_FOR
from clients.records.models import Client


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link leads to, in words: the page's title, what the link is called, what to say once it is not open."""

    title: str
    link: str
    closed: str
    is_open: bool


def link_page(request: StaffRequest, linked: Linked, *, client: Client, address: str) -> HttpResponse:
    """The page with the link; when it is posted, the link goes out by e-mail."""
    if request.method == "POST":
        return _send(request, client, address)
    context = in_clients(client=client, linked=linked, address=address, days=GOOD_FOR.days)
    return render(request, "records/link.html", context)


def _send(request: StaffRequest, client: Client, address: str) -> HttpResponse:
    try:
        send_link(client=client, address=address, outbox=request.letters_after_answer.append, by=request.member)
        messages.success(request, f"The link is on its way to {client.first_name}.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("records:client", client.pk)
