"""A client's questions: under Today once they have signed in, or each by a link of its own."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from clients.practices.access import allow
from clients.practices.http import page, sentences_into
from clients.records.links import pk_in
from clients.records.middleware import ClientRequest
from clients.records.views.gate import year_of_birth_asked
from therapy.outcomes.actions import answer_measure
from therapy.outcomes.models import MeasureRequest, RequestState
from therapy.outcomes.views.answering import form_for
from therapy.outcomes.views.sending import BY_LINK


@allow("own.outcomes")
@require_GET
def my_questions(request: ClientRequest) -> HttpResponse:
    """What the client is asked and has not answered yet: on their Today, and as a page of its own."""
    due = MeasureRequest.objects.of(request.client_record).due_by(timezone.localdate())
    context = {"due": due, "section": "today"}
    return page(request, f"outcomes/{'_' if request.htmx else ''}my_questions.html", context)  # type: ignore[attr-defined]


@allow("own.outcomes")
@require_http_methods(["GET", "HEAD", "POST"])
def my_answer(request: ClientRequest, request_id: UUID) -> HttpResponse:
    """One question with its scale. Answered once, it says so."""
    client = request.client_record
    rows = MeasureRequest.objects.of(client).select_related("client", "asked_by__person")
    asked = get_object_or_404(rows, pk=request_id)
    form = form_for(request, asked)
    if form.is_valid():
        with sentences_into(form):
            answer_measure(request=asked, parts=form.parts, now=timezone.now(), by=client)
            messages.success(request, f"Thank you. {str(asked.asked_by).split()[0]} sees your answer.")
            return redirect("training:my_today")
    return page(request, "outcomes/my_answer.html", {"asked": asked, "form": form, "section": "today"})


@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """One question, without signing in: the link was sent to the client, who says their year of birth first."""
    asked = _asked_in(token)
    if gate := year_of_birth_asked(request, asked.client):
        return gate
    form = form_for(request, asked)
    if asked.state == RequestState.OPEN and form.is_valid():
        with sentences_into(form):
            answer_measure(request=asked, parts=form.parts, now=timezone.now(), by=asked.client)
            return redirect(request.path)
    return page(request, "outcomes/by_link.html", {"asked": asked, "form": form})


def _asked_in(token: str) -> MeasureRequest:
    """The question that a link is for, or a 404."""
    pk = pk_in(token, BY_LINK)
    if pk is None:
        raise Http404
    rows = MeasureRequest.across_practices.select_related("client__practice", "asked_by__person")
    return get_object_or_404(rows, pk=pk)
