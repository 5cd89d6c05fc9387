"""How a client's figure looks: chosen by their therapist, or by themselves on the phone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.records.actions.looks import choose_look
from clients.records.finding import client_of, in_clients
from clients.records.forms import LookForm, look_form
from clients.records.middleware import ClientRequest


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Choose for a client."""
    found = client_of(request, client_id)
    form = look_form(found, request.POST or None)
    if form.is_valid():
        with sentences_into(form):
            choose_look(client=found, look=form.cleaned_data, by=request.member)
            messages.success(request, "The figure is saved.")
            return redirect("records:client", client_id)
    return page(request, "records/look.html", in_clients(client=found, form=form))


@allow("own.figure")
@require_http_methods(["GET", "HEAD", "POST"])
def my_look(request: ClientRequest) -> HttpResponse:
    """Clients choose for themselves."""
    client = request.client_record
    form: LookForm = look_form(client, request.POST or None)
    if form.is_valid():
        with sentences_into(form):
            choose_look(client=client, look=form.cleaned_data, by=client)
            messages.success(request, "Saved. Your figure looks so from now on.")
            return redirect("records:my_look")
    return page(request, "records/my_look.html", {"form": form, "section": "today"})
