"""Sending a question as a link, for clients who do not sign in."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page
from clients.records.actions.links import send_link
from clients.records.finding import in_clients
from clients.records.links import GOOD_FOR, link_to
from clients.records.models import Client
from therapy.outcomes.views.staff import asked_of

BY_LINK: Final = "outcomes:answer_by_link"


@allow("outcomes.change")
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """The link of a question: to copy, or to send by e-mail."""
    asked = asked_of(request, request_id)
    address = link_to(BY_LINK, asked)
    if request.method == "POST":
        return _send(request, asked.client, address)
    context = in_clients(client=asked.client, asked=asked, address=address, days=GOOD_FOR.days)
    return page(request, "outcomes/link.html", context)


def _send(request: StaffRequest, client: Client, address: str) -> HttpResponse:
    try:
        send_link(client=client, address=address, outbox=request.letters_after_answer.append, by=request.member)
        messages.success(request, f"The link is on its way to {client.first_name}.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("records:client", client.pk)
