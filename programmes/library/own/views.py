"""The practice's own exercises: what there is, one of them, and what may be done with it."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.models import Member
from clients.practices.permissions import may
from programmes.library.models import OwnExercise, OwnState
from programmes.library.own import actions
from programmes.library.own.shown import Shown
from programmes.library.own.use import uses_of

ROWS_A_PAGE = 50
WAITING = "waiting"


@require_GET
@allow("library.see")
def own_exercises(request: StaffRequest) -> HttpResponse:
    rows = [Shown.of(each) for each in OwnExercise.objects.visible_to(request.member).with_revisions()]
    counts = Counter(row.state for row in rows) + Counter({WAITING: sum(row.waits for row in rows)})
    state = request.GET.get("state", "")
    fitting = [row for row in rows if state in ("", row.state) or (state == WAITING and row.waits)]
    names = [("", "All"), (WAITING, "Waits for review"), *OwnState.choices]
    context = {
        "section": "exercises",
        "state": state,
        "states": [(key, word, counts[key] if key else len(rows)) for key, word in names],
        "page": Paginator(sorted(fitting, key=lambda row: row.newest.name.casefold()), ROWS_A_PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "library/own_exercises.html", context)


@require_GET
@allow("library.see")
def own_exercise(request: StaffRequest, own_id: UUID) -> HttpResponse:
    return render(request, "library/own_exercise.html", page_of(own_for(request.member, own_id), request))


@require_POST
@allow("own_exercises.review")
def review(request: StaffRequest, own_id: UUID) -> HttpResponse:
    exercise = own_for(request.member, own_id)
    return _done(
        request,
        exercise,
        lambda: actions.review_exercise(exercise=exercise, seen=_seen(request), by=request.member),
        "Reviewed. It can be prescribed now.",
    )


@require_http_methods(["GET", "POST"])
@allow("own_exercises.review")
def retire(request: StaffRequest, own_id: UUID) -> HttpResponse:
    """Ask, with what it is used in, then retire."""
    exercise = own_for(request.member, own_id)
    if request.method == "GET":
        return render(request, "library/retire_own.html", page_of(exercise, request))
    because = request.POST.get("because", "")
    return _done(
        request,
        exercise,
        lambda: actions.retire_exercise(exercise=exercise, because=because, by=request.member),
        "Retired. Programmes that hold it go on.",
    )


@require_POST
@allow("own_exercises.review")
def bring_back(request: StaffRequest, own_id: UUID) -> HttpResponse:
    exercise = own_for(request.member, own_id)
    return _done(
        request,
        exercise,
        lambda: actions.bring_back(exercise=exercise, by=request.member),
        "Brought back. It can be prescribed again.",
    )


@require_POST
@allow("own_exercises.propose")
def discard(request: StaffRequest, own_id: UUID) -> HttpResponse:
    exercise = own_for(request.member, own_id)
    return _done(
        request,
        exercise,
        lambda: actions.discard_draft(exercise=exercise, seen=_seen(request), by=request.member),
        "The draft is gone.",
    )


def own_for(member: Member, own_id: UUID) -> OwnExercise:
    return get_object_or_404(OwnExercise.objects.visible_to(member).with_revisions(), pk=own_id)


def page_of(exercise: OwnExercise, request: StaffRequest) -> dict[str, Any]:
    return {
        "section": "exercises",
        "own": Shown.of(exercise),
        "may_review": may(request.member.role, "own_exercises.review"),
        "uses": uses_of(request.member, str(exercise.pk)),
    }


def _done(request: StaffRequest, exercise: OwnExercise, deed: Any, said: str) -> HttpResponse:
    """Do it and say so; or show the page again with why not."""
    try:
        deed()
    except ValidationError as why:
        context = page_of(own_for(request.member, exercise.pk), request) | {"refused": why.messages}
        return render(request, "library/own_exercise.html", context, status=422)
    messages.success(request, said)
    there = OwnExercise.objects.visible_to(request.member).filter(pk=exercise.pk).exists()
    return redirect("library:own_exercise", exercise.pk) if there else redirect("library:own_exercises")


def _seen(request: StaffRequest) -> int:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else -1
