"""Admins set how fast programmes of their practice may grow before the guard says so."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE, sentences_into
from programmes.prescribing.pacing.forms import PaceForm
from programmes.prescribing.pacing.settings import FIELDS, change_pace, pace_limits, restore_pace
from therapy.knowledge import load_library
from therapy.reasoning.pacing.limits import usual_limits


@require_http_methods(["GET", "POST"])
@allow("pace.change")
def pace(request: StaffRequest) -> HttpResponse:
    """The limits of the practice, beside those of the knowledge."""
    limits = pace_limits(request.member)
    form = PaceForm(request.POST or None, initial={name: getattr(limits, name) for name in FIELDS})
    if request.method == "POST" and form.is_valid():
        with sentences_into(form):
            change_pace(numbers=form.cleaned_data, by=request.member)
        if not form.errors:
            messages.success(request, "The limits are kept. They hold for every programme of the practice from now on.")
            return redirect("prescribing:pace")
    usual = usual_limits(load_library())
    context = {"section": "settings", "form": form, "usual": usual, "is_own": limits != usual}
    return render(request, "prescribing/pacing/pace.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@allow("pace.change")
def usual_pace(request: StaffRequest) -> HttpResponse:
    """Let the numbers of the knowledge hold again."""
    restore_pace(by=request.member)
    messages.success(request, "The usual limits hold again.")
    return redirect("prescribing:pace")
