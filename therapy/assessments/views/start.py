from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.ids import uuid7
from clients.records.models import Client, SafetyScreen
from therapy.assessments.actions import screen_and_start, screen_client
from therapy.assessments.analysis import facts_of
from therapy.assessments.asking import (
    asked_of,
    equipment_words,
    questions,
    regions_that_hurt,
    safety_of_answers,
    tags_in_force,
)
from therapy.assessments.forms import StartForm, screening_from, sentence
from therapy.assessments.safety_notice import stop_notice
from therapy.assessments.views.finding import client_for
from therapy.assessments.words import battery_name, region_words, test_words
from therapy.knowledge import load_library
from therapy.knowledge.records import Battery


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def start(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Choose a set of tests and ask the warning questions first."""
    client = client_for(request, client_id)
    if request.method != "POST":
        audit.record_read("client.viewed", subject=client, by=request.member, client=client)
        return _page(request, client, StartForm(initial={"submission": uuid7()}))
    form = StartForm(request.POST)
    if not form.is_valid():
        return _page(request, client, form, status=422)
    try:
        assessment = screen_and_start(
            client=client,
            screening=screening_from(request.POST),
            now=timezone.now(),
            by=request.member,
            **form.cleaned_data,
        )
    except ValidationError as error:
        form.add_error(None, sentence(error))
        return _page(request, client, form, status=422)
    return redirect("assessments:assessment", assessment.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def screen(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Ask the warning questions again, without an assessment."""
    client = client_for(request, client_id)
    if request.method != "POST":
        audit.record_read("client.viewed", subject=client, by=request.member, client=client)
        return render(request, "assessments/screen.html", _context(request, client))
    try:
        made = screen_client(
            client=client, screening=screening_from(request.POST), now=timezone.now(), by=request.member
        )
    except ValidationError as error:
        context = _context(request, client) | {"errors": [sentence(error)]}
        return render(request, "assessments/screen.html", context, status=422)
    return render(request, "assessments/screened.html", _screened(client, made))


def _page(request: StaffRequest, client: Client, form: StartForm, status: int = 200) -> HttpResponse:
    library = load_library()
    context = _context(request, client) | {
        "form": form,
        "batteries": [_offer(each) for each in library.batteries.values()],
        "chosen": form["battery"].value(),
    }
    return render(request, "assessments/start.html", context, status=status)


def _context(request: StaffRequest, client: Client) -> dict[str, Any]:
    """The safety screen as it stands in the record, or as it was just typed."""
    library = load_library()
    posted = request.POST if request.method == "POST" else None
    tags = set(posted.getlist("tags")) if posted else {each.tag for each in tags_in_force(client)}
    regions = frozenset(posted.getlist("regions")) if posted else regions_that_hurt(client)
    equipment = posted.getlist("equipment") if posted else client.equipment
    asked = asked_of(client, regions=regions, tags=tags, today=timezone.localdate())
    answers = {
        name.removeprefix("flag."): str(said) for name, said in (posted or {}).items() if name.startswith("flag.")
    }
    return {
        "section": "clients",
        "client": client,
        "populations": " ".join(sorted(asked.populations)),
        "groups": [(heading, list(asks)) for heading, asks in questions(asked, answers, library)],
        "regions": [(each.id, region_words(each), each.id in regions) for each in library.regions.values()],
        "tags": [(each, each.id in tags) for each in library.tags.values()],
        "equipment": [(thing, thing in equipment) for thing in sorted({*equipment_words(library), *equipment})],
    }


def _offer(battery: Battery) -> dict[str, Any]:
    tests = [load_library().tests[test] for test in battery.tests]
    return {
        "id": battery.id,
        "name": battery_name(battery.id),
        "minutes": battery.minutes,
        "tests": [test_words(test) for test in tests],
        "note": battery.note,
    }


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
        "all_clear": library.screening.all_clear,
    }
