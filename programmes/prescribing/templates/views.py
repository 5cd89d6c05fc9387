"""What later versions of templates offer to running programmes: a list, and one with its differences."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from programmes.library.exercises import exercises_for
from programmes.library.templates.comparing import Part, compare
from programmes.library.templates.reading import contents_in
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.actions.offers import GONE, accept_offer, decline_offer
from programmes.prescribing.templates.offering import Offer, offer_for, offers_for
from programmes.prescribing.views.finding import programme_for

OFFERS_A_PAGE = 50


@require_GET
@allow("programmes.see")
def offers(request: StaffRequest) -> HttpResponse:
    page = Paginator(offers_for(request.member), OFFERS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "prescribing/offers.html", {"section": "programmes", "page": page})


@require_GET
@allow("programmes.see")
def offer(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """The differences, for the therapist to take over or not; where nothing is offered, that is said."""
    programme = programme_for(request.member, programme_id)
    found = offer_for(request.member, programme_id)
    audit.record_read("programme.viewed", subject=programme, by=request.member, client=programme.client)
    context = {
        "section": "programmes",
        "programme": programme,
        "client": programme.client,
        "offer": found,
        "parts": _differences(found) if found else [],
    }
    return render(request, "prescribing/offer.html", context)


@require_POST
@allow("programmes.change")
def accept(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.member, programme_id)
    today = local_today(programme.client, timezone.now())
    return _done(
        request,
        programme_id,
        lambda: accept_offer(programme=programme, later=_later(request), today=today, by=request.member),
        "Taken over into a draft. Look at it, then publish it; the client sees nothing before.",
    )


@require_POST
@allow("programmes.change")
def decline(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme, because = programme_for(request.member, programme_id), request.POST.get("because", "")
    return _done(
        request,
        programme_id,
        lambda: decline_offer(programme=programme, later=_later(request), because=because, by=request.member),
        "The programme keeps what it has.",
    )


def _done(request: StaffRequest, programme_id: UUID, deed: Callable[[], Any], said: str) -> HttpResponse:
    try:
        deed()
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return redirect("prescribing:offers")
    messages.success(request, said)
    return redirect("prescribing:programme", programme_id)


def _later(request: StaffRequest) -> UUID:
    try:
        return UUID(request.POST.get("later", ""))
    except ValueError as error:
        raise ValidationError(GONE) from error


def _differences(found: Offer) -> list[Part]:
    before, after = contents_in(found.on.contents), contents_in(found.later.contents)
    exercises = exercises_for(found.later.practice_id, before.exercises | after.exercises)
    return [part for part in compare(before, after, exercises) if part.changes]
