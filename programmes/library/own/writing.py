"""The form of an own exercise: new, or the draft of one that there is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.ids import uuid7
from clients.practices.uploads.receiving import too_large_in
from programmes.library.media.storing import store_file
from programmes.library.models import FileKind, OwnExercise
from programmes.library.own import actions
from programmes.library.own.duplicates import like_named
from programmes.library.own.forms import OwnForm, initial_of
from programmes.library.own.shown import Shown
from programmes.library.own.views import own_for

type Errors = dict[str, Any]
NEW = {"submission": uuid7, "seen": 0}


@require_http_methods(["GET", "POST"])
@allow("own_exercises.propose")
def new_own(request: StaffRequest) -> HttpResponse:
    return _write(request, None)


@require_http_methods(["GET", "POST"])
@allow("own_exercises.propose")
def edit_own(request: StaffRequest, own_id: UUID) -> HttpResponse:
    return _write(request, own_for(request.member, own_id))


@require_GET
@allow("own_exercises.propose")
def like_names(request: StaffRequest) -> HttpResponse:
    """What is there already under a name like this, while it is being typed."""
    names = [request.GET.get(name, "")[:80] for name in ("name", "plain_name")]
    like = like_named(request.member.practice_id, names, apart_from=request.GET.get("own", ""))
    return render(request, "library/_like_named.html", {"like": like, "name": names[0]})


def _write(request: StaffRequest, exercise: OwnExercise | None) -> HttpResponse:
    if request.method == "GET":
        form = OwnForm(initial=initial_of(Shown.of(exercise).newest) if exercise else NEW, by=request.member)
        return _page(request, exercise, form)
    said, errors = _received(request)
    form = OwnForm(said, by=request.member)
    for field, sentence in errors.items():
        form.add_error(field if field in form.fields else None, sentence)
    kept = _kept(request, exercise, form) if form.is_valid() else None
    if kept is None:
        return _page(request, exercise, form, status=422)
    messages.success(request, "Kept as a draft. An admin reviews it before it can be prescribed.")
    return redirect("library:own_exercise", kept.pk)


def _received(request: StaffRequest) -> tuple[QueryDict, Errors]:
    """What was typed, with the files that came along kept already, so that a refused form does not lose them."""
    said, errors = request.POST.copy(), dict[str, Any](too_large_in(request))
    for kind in FileKind:
        if upload := request.FILES.get(kind.value):
            try:
                said[f"kept_{kind}"] = str(store_file(upload=upload, kind=kind, by=request.member).pk)  # type: ignore[arg-type]
            except ValidationError as why:
                errors |= why.message_dict
    return said, errors


def _kept(request: StaffRequest, exercise: OwnExercise | None, form: OwnForm) -> OwnExercise | None:
    """The exercise with its draft, or None with the errors at the form's fields."""
    is_another = form.cleaned_data["is_another"]
    try:
        if exercise is None:
            submission = form.cleaned_data["submission"] or uuid7()
            return actions.propose_exercise(
                said=form.said, is_another=is_another, submission=submission, by=request.member
            )
        actions.change_exercise(
            exercise=exercise, said=form.said, is_another=is_another, seen=form.cleaned_data["seen"], by=request.member
        )
    except ValidationError as why:
        form.add_error(None, why)
        return None
    return exercise


def _page(request: StaffRequest, exercise: OwnExercise | None, form: OwnForm, status: int = 200) -> HttpResponse:
    names = [str(form[name].value() or "") for name in ("name", "plain_name")] if form.is_bound else []
    context = {
        "section": "exercises",
        "own": Shown.of(exercise) if exercise else None,
        "form": form,
        "like": like_named(request.member.practice_id, names, apart_from=str(exercise.pk) if exercise else ""),
        "name": names[0] if names else "",
    }
    return render(request, "library/own_form.html", context, status=status)
