"""Outcome measures: a panel on the client's page, asking and typing in; the client's questions on their phone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from clients.records.finding import client_of, in_clients
from clients.records.middleware import ClientRequest
from clients.records.models import Client
from therapy.knowledge import load_library
from therapy.outcomes.actions import answer_measure, ask_for_measure, stop_asking, type_in_total
from therapy.outcomes.courses import courses_of
from therapy.outcomes.forms import AnswerForm, AskForm, TotalForm
from therapy.outcomes.models import MeasureRequest, Score


@allow("outcomes.see")
@require_GET
def panel(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """What was measured of a client, over time, and what they are being asked."""
    client = client_of(request, client_id)
    asked = MeasureRequest.objects.of(client).open()
    context = in_clients(client=client, courses=courses_of(client), asked=asked, today=timezone.localdate())
    if not request.htmx:
        audit.record_read("client.viewed", subject=client, by=request.member, client=client)
    return page(request, _part(request, "outcomes/_panel.html", "outcomes/panel.html"), context)


@allow("outcomes.change")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: StaffRequest, client_id: UUID) -> HttpResponse:
    client = client_of(request, client_id)
    form = AskForm(request.POST or None, initial={"due_on": timezone.localdate(), "submission": uuid7()})
    if form.is_valid():
        with sentences_into(form):
            made = ask_for_measure(client=client, **form.cleaned_data, by=request.member)
            messages.success(request, f"{client.first_name} is asked from {made.due_on:%-d %B} on.")
            return redirect("records:client", client_id)
    return page(request, "outcomes/ask.html", in_clients(client=client, form=form))


@allow("outcomes.change")
@require_POST
def stop(request: StaffRequest, request_id: UUID) -> HttpResponse:
    asked = get_object_or_404(MeasureRequest.objects.visible_to(request.member), pk=request_id)
    stop_asking(request=asked, by=request.member)
    messages.success(request, "It is not asked any more. What was answered stays.")
    return redirect("records:client", asked.client_id)


@allow("outcomes.change")
@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Keep the total of a form that was filled in elsewhere."""
    client = client_of(request, client_id)
    form = TotalForm(request.POST or None, initial={"taken_on": timezone.localdate(), "submission": uuid7()})
    if form.is_valid():
        with sentences_into(form):
            type_in_total(client=client, **form.entry(), now=timezone.now(), by=request.member)
            messages.success(request, "The total is kept.")
            return redirect("records:client", client_id)
    return page(request, "outcomes/type_in.html", in_clients(client=client, form=form))


@allow("own.outcomes")
@require_GET
def my_questions(request: ClientRequest) -> HttpResponse:
    """What the client is asked and has not answered yet: on their Today, and as a page of its own."""
    due = MeasureRequest.objects.of(request.client_record).due_by(timezone.localdate())
    context = {"due": due, "section": "today"}
    return page(request, _part(request, "outcomes/_my_questions.html", "outcomes/my_questions.html"), context)


@allow("own.outcomes")
@require_http_methods(["GET", "HEAD", "POST"])
def my_answer(request: ClientRequest, request_id: UUID) -> HttpResponse:
    """One question with its scale. Answered once, it says so."""
    client = request.client_record
    asked = get_object_or_404(MeasureRequest.objects.of(client).select_related("asked_by__person"), pk=request_id)
    form = _form(request, asked, client)
    if form.is_valid():
        with sentences_into(form):
            answer_measure(request=asked, parts=form.parts, now=timezone.now(), by=client)
            messages.success(request, f"Thank you. {str(asked.asked_by).split()[0]} sees your answer.")
            return redirect("training:my_today")
    return page(request, "outcomes/my_answer.html", {"asked": asked, "form": form, "section": "today"})


def _form(request: ClientRequest, asked: MeasureRequest, client: Client) -> AnswerForm:
    low, high = load_library().outcomes[asked.measure].range
    before = Score.objects.of(client).filter(measure=asked.measure).in_order().last()
    names = [part["name"] for part in before.parts] if before and asked.measure == "PSFS" else []
    return AnswerForm(request.POST or None, measure=asked.measure, limits=(int(low), int(high)), names=names)


def _part(request: HttpRequest, fragment: str, whole: str) -> str:
    """The fragment for htmx; without it a page of its own."""
    return fragment if request.htmx else whole  # type: ignore[attr-defined]
