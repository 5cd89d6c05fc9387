"""The client is asked how it feels the morning after a session: on Today, and on a page of its own."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from clients.practices.access import allow
from clients.records.middleware import ClientRequest
from programmes.training.actions import answer_morning
from programmes.training.models import Morning, MorningAnswer
from programmes.training.mornings import advice_after, asked_about
from programmes.training.views.phone import own_session


@allow("own.sessions")
@require_GET
def my_morning(request: ClientRequest) -> HttpResponse:
    return _page(request, changing="change" in request.GET)


@allow("own.sessions")
@require_POST
def answer(request: ClientRequest, session_id: UUID) -> HttpResponse:
    session = own_session(request, session_id)
    try:
        said = request.POST.get("answer", "")
        answer_morning(session=session, answer=said, now=timezone.now(), by=request.client_record)
    except ValidationError as refusal:
        return _page(request, wrong=" ".join(refusal.messages))
    return _page(request) if request.htmx else redirect("training:my_today")  # type: ignore[attr-defined]


def _page(request: ClientRequest, *, changing: bool = False, wrong: str = "") -> HttpResponse:
    """The question or, once answered, what follows; alone for htmx."""
    client = request.client_record
    session = asked_about(client, now=timezone.now())
    said: Morning | None = getattr(session, "morning", None)
    context = {
        "session": session,
        "said": None if changing or wrong else said,
        "advice": advice_after(said, client) if said else "",
        "answers": MorningAnswer.choices,
        "wrong": wrong,
        "section": "today",
    }
    template = "training/_morning.html" if request.htmx else "training/my_morning.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=422 if wrong else 200)
