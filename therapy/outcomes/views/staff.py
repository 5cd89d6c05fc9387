"""A client's measures for their therapist: over time, asked and taken back, filled in in person, totals typed in."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from clients.records.charts import Chart, lent_charts
from clients.records.finding import client_of, in_clients
from therapy.outcomes.actions import answer_measure, ask_for_measure, stop_asking, type_in_total
from therapy.outcomes.courses import Course, agreement, courses_of
from therapy.outcomes.forms import AskForm, TotalForm
from therapy.outcomes.models import MeasureRequest
from therapy.outcomes.views.answering import form_for

MEASURES, SHOWN = 3, 4  # on the client's page: so many measures, and so many charts with those of other rooms


@allow("outcomes.see")
@require_GET
def panel(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """What was measured of a client, over time, and what they are being asked: a part of their page, or all of it."""
    client = client_of(request, client_id)
    courses, lent = courses_of(client), list(lent_charts(client))
    context = in_clients(
        client=client,
        courses=courses,
        charts=_at_a_glance(courses, lent),
        lent=lent,
        agreement=agreement(courses),
        asked=MeasureRequest.objects.of(client).open(),
        today=timezone.localdate(),
    )
    if request.htmx:
        return page(request, "outcomes/_panel.html", context)
    audit.record_read("client.viewed", subject=client, by=request.member, client=client)
    return page(request, "outcomes/panel.html", context)


def _at_a_glance(courses: Sequence[Course], lent: Sequence[Chart]) -> list[Chart]:
    """One series of each measure, the latest first, then what other rooms lend."""
    measures = [course.chart for course in courses if course.stands_for_all]
    return [*measures[:MEASURES], *lent][:SHOWN]


@allow("outcomes.change")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Ask a measure: now in person, or from a day on by the client's phone or a link."""
    client = client_of(request, client_id)
    form = AskForm(request.POST or None, initial={"due_on": timezone.localdate(), "submission": uuid7()})
    if form.is_valid():
        with sentences_into(form):
            made = ask_for_measure(client=client, **form.cleaned_data, by=request.member)
            return _after_asking(request, made)
    return page(request, "outcomes/ask.html", in_clients(client=client, form=form))


def _after_asking(request: StaffRequest, made: MeasureRequest) -> HttpResponse:
    """Where the button that was pressed leads: to the questions, to their link, or back to the client."""
    match request.POST.get("then"):
        case "here":
            return redirect("outcomes:in_person", made.pk)
        case "link":
            return redirect("outcomes:link", made.pk)
    messages.success(request, f"{made.client.first_name} is asked from {made.due_on:%-d %B} on.")
    return redirect("records:client", made.client_id)


@allow("outcomes.change")
@require_POST
def stop(request: StaffRequest, request_id: UUID) -> HttpResponse:
    asked = asked_of(request, request_id)
    stop_asking(request=asked, by=request.member)
    messages.success(request, "It is not asked any more. What was answered stays.")
    return redirect("records:client", asked.client_id)


@allow("outcomes.change")
@require_http_methods(["GET", "HEAD", "POST"])
def in_person(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Fill in the client's answers while they say them."""
    asked = asked_of(request, request_id)
    form = form_for(request, asked)
    if form.is_valid():
        with sentences_into(form):
            answer_measure(request=asked, parts=form.parts, now=timezone.now(), by=request.member)
            messages.success(request, "The answers are kept.")
            return redirect("records:client", asked.client_id)
    return page(request, "outcomes/in_person.html", in_clients(client=asked.client, asked=asked, form=form))


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


def asked_of(request: StaffRequest, request_id: UUID) -> MeasureRequest:
    """A request of the member's practice with its client, or a 404."""
    rows = MeasureRequest.objects.visible_to(request.member).select_related("client__practice", "asked_by__person")
    return get_object_or_404(rows, pk=request_id)
