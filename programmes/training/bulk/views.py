"""Pages for many clients at once: look first at who is affected and what changes, then do it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page
from clients.records.models import Client
from programmes.library.exercises import prescribable_for
from programmes.training.bulk.classes import class_begun, class_foreseen
from programmes.training.bulk.forms import ClassForm, ReplaceForm
from programmes.training.bulk.replacing import MOST, Affected, Replacement, affected_by, replaced_in


@require_http_methods(["GET", "POST"])
@allow("programmes.change")
def replace(request: StaffRequest) -> HttpResponse:
    """Asked with two exercises it shows what would change; sent, it changes the programmes that were ticked."""
    said = request.POST if request.method == "POST" else request.GET
    old, new = said.get("old", ""), prescribable_for(request.member.practice_id, said.get("new", ""))
    found = affected_by(old, new, now=timezone.now(), by=request.member) if old else []
    form = ReplaceForm(request.member, said or None, offered=[each.programme.pk for each in found])
    context = {"section": "programmes", "form": form, "affected": found, "new": new, "most": MOST, "asked": bool(old)}
    if request.method == "POST" and new and form.is_valid():
        chosen = [each for each in found if each.programme.pk in form.cleaned_data["programmes"]]
        return render(request, "training/bulk/replaced.html", context | _outcomes(request, form, chosen, old))
    return page(request, "training/bulk/replace.html", context)


def _outcomes(request: StaffRequest, form: ReplaceForm, chosen: list[Affected], old: str) -> dict[str, Any]:
    new = prescribable_for(request.member.practice_id, form.cleaned_data["new"])
    assert new
    replacement = Replacement(old, new, form.cleaned_data["publish"], form.cleaned_data["message"])
    outcomes = list(replaced_in(chosen, replacement, now=timezone.now(), by=request.member))
    return {"outcomes": outcomes, "done": sum(each.done for each in outcomes)}


@require_http_methods(["GET", "POST"])
@allow("programmes.change")
def new_class(request: StaffRequest) -> HttpResponse:
    """Sent with "look" it says what would become of each; without, it is done."""
    clients = list(Client.objects.visible_to(request.member).filter(discharged_at=None).order_by("name"))
    form = ClassForm(request.member, clients, request.POST or None)
    context: dict[str, Any] = {"section": "programmes", "form": form}
    if request.method == "POST" and form.is_valid():
        chosen = _chosen(clients, form.cleaned_data["clients"])
        if "look" in request.POST:
            places = class_foreseen(chosen, form.plan, now=timezone.now(), by=request.member)
            return render(request, "training/bulk/class.html", context | {"places": places})
        places = list(class_begun(chosen, form.plan, now=timezone.now(), by=request.member))
        return render(request, "training/bulk/class_begun.html", context | {"places": places})
    return page(request, "training/bulk/class.html", context)


def _chosen(clients: list[Client], keys: list[UUID]) -> list[Client]:
    return [each for each in clients if each.pk in keys]
