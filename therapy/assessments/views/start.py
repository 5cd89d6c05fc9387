from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE, sentences_into
from clients.practices.ids import uuid7
from clients.records.care import why_not_in_care
from clients.records.facts import Overview
from clients.records.models import Client, SafetyScreen
from therapy.assessments.actions import screen_and_start, screen_client
from therapy.assessments.analysis import facts_of
from therapy.assessments.asking import safety_of_answers
from therapy.assessments.battery.sets import as_last_time, sets_for
from therapy.assessments.before.forms import StartForm, happened_from
from therapy.assessments.before.page import record_context, screen_context
from therapy.assessments.forms import screening_from, sentence
from therapy.assessments.safety_notice import stop_notice, warning_answers
from therapy.assessments.views.finding import client_for
from therapy.knowledge import load_library


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def start(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Ask the warning questions, settle what comes before, and choose a set of tests."""
    client = client_for(request, client_id)
    if request.method != "POST":
        audit.record_read("client.viewed", subject=client, by=request.member, client=client)
        return _page(request, client, StartForm(initial={"submission": uuid7()}), happened_from(None))
    form, happened = StartForm(request.POST), happened_from(request.POST)
    if form.is_valid() and (not happened.is_bound or happened.is_valid()):
        with sentences_into(form):
            assessment = screen_and_start(
                client=client,
                battery=form.cleaned_data["battery"],
                before=form.before(screening_from(request.POST), happened if happened.is_bound else ()),
                submission=form.cleaned_data["submission"],
                now=timezone.now(),
                by=request.member,
            )
            return redirect("assessments:assessment", assessment.pk)
    return _page(request, client, form, happened, status=UNPROCESSABLE)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def screen(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Ask the warning questions again, without an assessment."""
    client = client_for(request, client_id)
    if request.method != "POST":
        audit.record_read("client.viewed", subject=client, by=request.member, client=client)
        return render(request, "assessments/screen.html", screen_context(Overview(client), None))
    try:
        made = screen_client(
            client=client, screening=screening_from(request.POST), now=timezone.now(), by=request.member
        )
    except ValidationError as error:
        context = screen_context(Overview(client), request.POST) | {"errors": [sentence(error)]}
        return render(request, "assessments/screen.html", context, status=UNPROCESSABLE)
    return render(request, "assessments/screened.html", _screened(client, made))


def _page(request: StaffRequest, client: Client, form: StartForm, happened: Any, status: int = 200) -> HttpResponse:
    said, overview = request.POST if request.method == "POST" else None, Overview(client)
    again = as_last_time(client)
    context = {
        **screen_context(overview, said),
        **record_context(overview, said),
        "form": form,
        "not_in_care": why_not_in_care(client),
        "happened": happened,
        "sets": [*filter(None, [again]), *sets_for(request.member)],
        "chosen": form["battery"].value() or (again.id if again else ""),
    }
    return render(request, "assessments/start.html", context, status=status)


def _screened(client: Client, made: SafetyScreen) -> dict[str, Any]:
    library = load_library()
    facts = facts_of(client, today=timezone.localdate(made.answered_at))
    safety = safety_of_answers(made.answers, (), facts, library)
    return {
        "section": "clients",
        "client": client,
        "screen": made,
        "notice": stop_notice(made, client.practice, library, safety=safety),
        "safety": safety,
        "warnings": warning_answers(made, library),
        "all_clear": library.screening.all_clear,
    }
