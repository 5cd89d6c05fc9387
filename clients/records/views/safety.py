from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.actions.safety import lift_hold, lift_tag
from clients.records.facts import Overview
from clients.records.finding import client_at_a_glance, client_of
from clients.records.forms import ConsentForm, OutcomeForm
from clients.records.models import ClientTag, SafetyScreen
from clients.records.views.client import client_context


@allow("clients.change")
@require_POST
def lift(request: StaffRequest, client_id: UUID, screen_id: UUID) -> HttpResponse:
    """Record what a medical professional found, which lifts the hold."""
    found = client_at_a_glance(request, client_id)
    screen = get_object_or_404(SafetyScreen.objects.visible_to(request.member).of(found), pk=screen_id)
    form = OutcomeForm(request.POST)
    if form.is_valid():
        with sentences_into(form):
            lift_hold(screen=screen, **form.cleaned_data, now=timezone.now(), by=request.member)
            messages.success(request, "The medical outcome is recorded and the hold is lifted.")
            return redirect("records:client", client_id)
    return page(request, "records/client.html", client_context(Overview(found), form))


@allow("clients.change")
@require_POST
def untag(request: StaffRequest, client_id: UUID, tag_id: UUID) -> HttpResponse:
    """Take a caution off the client."""
    found = client_of(request, client_id)
    tag = get_object_or_404(ClientTag.objects.visible_to(request.member).of(found), pk=tag_id)
    lift_tag(tag=tag, now=timezone.now(), by=request.member)
    messages.success(request, f"The caution “{tag}” is lifted.")
    return redirect("records:client", client_id)


@allow("clients.change")
@require_POST
def consent(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Record a consent given or taken back."""
    found, form = client_of(request, client_id), ConsentForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was changed. Choose a consent, then record or withdraw it.")
    elif form.cleaned_data["withdraw"]:
        withdraw_consent(client=found, kind=form.cleaned_data["kind"], now=timezone.now(), by=request.member)
        messages.success(request, f"Withdrawn: {form.kind_name}.")
    else:
        give_consent(client=found, kind=form.cleaned_data["kind"], now=timezone.now(), by=request.member)
        messages.success(request, f"Recorded as agreed: {form.kind_name}.")
    return redirect("records:client", client_id)
