from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.invitations import invite_client
from clients.records.actions.clients import FACTS, change_client, discharge_client, readmit_client
from clients.records.facts import Overview
from clients.records.finding import client_at_a_glance, client_of, in_clients
from clients.records.forms import ClientForm, OutcomeForm
from clients.records.timeline import timeline

LATELY = 10  # entries of the timeline on the client's page


@allow("clients.see")
@require_GET
def client(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """A client's page: who they are and whether it is safe to train; upper rooms add their panels by address."""
    found = client_at_a_glance(request, client_id)
    audit.record_read("client.viewed", subject=found, by=request.member, client=found)
    return page(request, "records/client.html", client_context(Overview(found), OutcomeForm()))


def client_context(overview: Overview, outcome_form: OutcomeForm) -> dict[str, object]:
    return in_clients(client=overview.client, overview=overview, form=outcome_form)


@allow("clients.see")
@require_GET
def client_timeline(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """What happened, newest first: as part of the client's page, or alone for use without scripts."""
    found = client_of(request, client_id)
    entries = timeline(found, reader=request.member)
    if request.htmx:
        context = in_clients(client=found, entries=entries[:LATELY], more=len(entries) > LATELY)
        return page(request, "records/_timeline.html", context)
    audit.record_read("client.viewed", subject=found, by=request.member, client=found)
    return page(request, "records/timeline.html", in_clients(client=found, entries=entries))


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Change what the record says about the client."""
    found = client_of(request, client_id)
    initial = {field: getattr(found, field) for field in FACTS}
    form = ClientForm(request.POST or None, by=request.member, initial=initial)
    if form.is_valid():
        with sentences_into(form):
            change_client(client=found, facts=form.cleaned_data, by=request.member)
            messages.success(request, "The record is saved.")
            return redirect("records:client", client_id)
    return page(request, "records/edit_client.html", in_clients(client=client_of(request, client_id), form=form))


@allow("clients.change")
@require_POST
def discharge(request: StaffRequest, client_id: UUID) -> HttpResponse:
    found = discharge_client(client=client_of(request, client_id), by=request.member)
    messages.success(request, f"{found} is discharged. The record stays; it can be opened again any time.")
    return redirect("records:client", client_id)


@allow("clients.change")
@require_POST
def readmit(request: StaffRequest, client_id: UUID) -> HttpResponse:
    found = readmit_client(client=client_of(request, client_id), by=request.member)
    messages.success(request, f"{found} is in care again.")
    return redirect("records:client", client_id)


@allow("clients.change")
@require_POST
def invite(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """E-mail the client where and how to sign in."""
    found = client_of(request, client_id)
    if found.person is None:
        messages.error(request, "There is no e-mail address yet. Add one under Edit, then send the invitation.")
    else:
        invite_client(found.person, practice_name=request.member.practice.name, request=request)
        messages.success(request, f"The invitation to {found} is on its way.")
    return redirect("records:client", client_id)
