"""Sending a question as a link, for clients who do not sign in."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.records.links import link_to
from clients.records.views.links import Linked, link_page
from therapy.outcomes.models import RequestState
from therapy.outcomes.views.staff import asked_of

BY_LINK: Final = "outcomes:answer_by_link"
CLOSED: Final = "This question is not open any more: it was answered or taken back."


@allow("outcomes.change")
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """The link of a question: to copy, or to send by e-mail."""
    asked = asked_of(request, request_id)
    linked = Linked(asked.name, "A link to answer", CLOSED, is_open=asked.state == RequestState.OPEN)
    return link_page(request, linked, client=asked.client, address=link_to(BY_LINK, asked))
