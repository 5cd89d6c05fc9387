from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import CHANGED, page, sentences_into
from clients.practices.ids import uuid7
from therapy.assessments.battery.choosing import choice_of, choosable, rearranged
from therapy.assessments.battery.forms import ChangedSetForm, NewSetForm, SetForm
from therapy.assessments.battery.keeping import change_own_set, keep_own_set, retire_own_set
from therapy.assessments.battery.sets import minutes_of, sets_for, tests_like
from therapy.assessments.changing import ChangedSince
from therapy.assessments.models import OwnSet
from therapy.assessments.querysets import OwnSetQuerySet
from therapy.knowledge import load_library


@require_http_methods(["GET", "HEAD"])
@allow("own_sets.change")
def own_sets(request: StaffRequest) -> HttpResponse:
    """The practice's own sets of tests, beside those of the knowledge."""
    sets = sets_for(request.member)
    context = {
        "section": "sets",
        "own": [each for each in sets if each.is_own],
        "known": [each for each in sets if not each.is_own],
    }
    return render(request, "assessments/own_sets.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("own_sets.change")
def make_own_set(request: StaffRequest) -> HttpResponse:
    """A new set, from nothing, from a set of the knowledge, or from the tests of a sitting."""
    if request.method != "POST":
        form = NewSetForm(initial={"submission": uuid7()})
        tests = tests_like(request.GET.get("like", ""), by=request.member)
        return page(request, "assessments/own_set.html", _context(form, tests))
    form, tests = NewSetForm(request.POST), _tests_said(request)
    if "save" in request.POST and form.is_valid():
        with sentences_into(form):
            keep_own_set(**form.cleaned_data, tests=tests, by=request.member)
            messages.success(request, f"The set “{form.cleaned_data['name']}” is kept.")
            return redirect("assessments:own_sets")
    return _form_page(request, form, tests)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("own_sets.change")
def own_set(request: StaffRequest, set_id: UUID) -> HttpResponse:
    """Change a set's name, tests and order. Where somebody else changed it since, both are shown and none is lost."""
    if request.method != "POST":
        own = _own_set_of(request, set_id, OwnSet.objects.visible_to(request.member).in_use())
        form = ChangedSetForm(initial={"name": own.name, "seen": own.mark})
        return page(request, "assessments/own_set.html", _context(form, own.tests, own))
    own = _own_set_of(request, set_id, OwnSet.objects.visible_to(request.member))
    form, tests = ChangedSetForm(request.POST), _tests_said(request)
    if "save" in request.POST and form.is_valid():
        with sentences_into(form):
            try:
                change_own_set(own=own, **form.cleaned_data, tests=tests, by=request.member)
            except ChangedSince as since:
                return _both_sets(request, tests, since.theirs)
            messages.success(request, f"The set “{form.cleaned_data['name']}” is kept.")
            return redirect("assessments:own_sets")
    return _form_page(request, form, tests, own)


@require_POST
@allow("own_sets.change")
def retire(request: StaffRequest, set_id: UUID) -> HttpResponse:
    """Offer a set no longer; the assessments that began with it keep their tests. Twice changes nothing."""
    own = _own_set_of(request, set_id, OwnSet.objects.visible_to(request.member))
    retire_own_set(own=own, now=timezone.now(), by=request.member)
    messages.success(request, f"The set “{own.name}” is no longer offered.")
    return redirect("assessments:own_sets")


def _own_set_of(request: StaffRequest, set_id: UUID, among: OwnSetQuerySet) -> OwnSet:
    found: OwnSet = get_object_or_404(among, pk=set_id)
    return found


def _both_sets(request: StaffRequest, tests: list[str], theirs: OwnSet) -> HttpResponse:
    """What was said, beside the set as somebody else left it meanwhile. Saved again, it takes the other's place."""
    form = ChangedSetForm({**request.POST.dict(), "seen": theirs.mark})
    context = _context(form, tests, theirs) | {"theirs": _context(form, theirs.tests)["tests"]}
    return render(request, "assessments/own_set.html", context, status=CHANGED)


def _form_page(request: StaffRequest, form: SetForm, tests: list[str], own: OwnSet | None = None) -> HttpResponse:
    """The page with what was said; only saving complains of what is missing."""
    if "save" not in request.POST:
        form = type(form)(initial=request.POST.dict())
    return page(request, "assessments/own_set.html", _context(form, tests, own))


def _tests_said(request: HttpRequest) -> list[str]:
    known = load_library().tests
    return [test for test in rearranged(request.POST.getlist("tests"), request.POST) if test in known]


def _context(form: SetForm, tests: Sequence[str], own: OwnSet | None = None) -> dict[str, Any]:
    library = load_library()
    known = [test for test in tests if test in library.tests]
    return {
        "section": "sets",
        "form": form,
        "own": own,
        "tests": [choice_of(library.tests[test]) for test in known],
        "about": f"about {minutes_of(known, library)} min",
        "groups": choosable(library, without_these=known),
    }
