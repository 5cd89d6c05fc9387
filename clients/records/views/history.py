from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from clients.records.actions.history import EVENT_FACTS, add_history_event, change_history_event
from clients.records.finding import client_of, event_of, in_clients
from clients.records.forms import HistoryForm


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def add_history(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Add something that happened to the client's body."""
    found = client_of(request, client_id)
    form = HistoryForm(request.POST or None, initial={"submission": uuid7()})
    if form.is_valid():
        facts = dict(form.cleaned_data)
        submission = facts.pop("submission")
        with sentences_into(form):
            add_history_event(client=found, facts=facts, submission=submission, by=request.member)
            messages.success(request, "The history is saved.")
            return redirect("records:client", client_id)
    return page(request, "records/history_event.html", in_clients(client=found, form=form))


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def change_history(request: StaffRequest, event_id: UUID) -> HttpResponse:
    """Put right what the history says."""
    event = event_of(request, event_id)
    form = HistoryForm(request.POST or None, initial={field: getattr(event, field) for field in EVENT_FACTS})
    if form.is_valid():
        with sentences_into(form):
            change_history_event(event=event, facts=form.cleaned_data, by=request.member)
            messages.success(request, "The history is saved.")
            return redirect("records:client", event.client_id)
    return page(request, "records/history_event.html", in_clients(client=event.client, event=event, form=form))
