from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from clients.practices.invitations import invite_client
from clients.records.actions.clients import register_client
from clients.records.finding import in_clients
from clients.records.forms import RegisterForm
from clients.records.models import Client
from clients.records.querysets import ClientQuerySet

PAGE_SIZE = 50
SHOWN = {"current": "In care", "mine": "Mine", "discharged": "Discharged"}


@allow("clients.see")
@require_GET
def clients(request: StaffRequest) -> HttpResponse:
    """The caseload: found by name, in care or discharged; htmx asks for the list alone."""
    words = request.GET.get("q", "").strip()
    shown = request.GET.get("show", "current")
    shown = shown if shown in SHOWN else "current"
    found = _shown(request, shown).named_like(words).with_safety().select_related("therapist__person")
    listed = Paginator(found.order_by("name", "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    context = in_clients(
        clients=listed, q=words, shown=shown, choices=SHOWN.items(), query=urlencode({"q": words, "show": shown})
    )
    only_list = request.htmx and request.htmx.target == "caseload"
    return page(request, "records/_caseload.html" if only_list else "records/clients.html", context)


def _shown(request: StaffRequest, shown: str) -> ClientQuerySet:
    everybody: ClientQuerySet = Client.objects.visible_to(request.member)
    if shown == "discharged":
        return everybody.discharged()
    return everybody.current().filter(therapist=request.member) if shown == "mine" else everybody.current()


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: StaffRequest) -> HttpResponse:
    """Open a record, and e-mail the client the way in where asked to."""
    initial = {"submission": uuid7(), "training_time": "08:00"}
    form = RegisterForm(request.POST or None, by=request.member, initial=initial)
    if form.is_valid():
        with sentences_into(form):
            client = _register(request, **form.cleaned_data)
            return redirect("records:client", client.pk)
    return page(request, "records/register.html", in_clients(form=form))


def _register(request: StaffRequest, *, invite: bool, consents: list[str], submission: Any, **facts: Any) -> Client:
    is_new = not Client.objects.visible_to(request.member).filter(pk=submission).exists()
    client = register_client(facts=facts, consents=consents, submission=submission, by=request.member)
    if is_new and invite and client.person:
        invite_client(client.person, practice_name=request.member.practice.name, request=request)
        messages.success(request, f"{client} is registered, and the invitation is on its way.")
    elif is_new:
        messages.success(request, f"{client} is registered.")
    return client
