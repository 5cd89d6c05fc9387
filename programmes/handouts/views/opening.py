"""Whoever holds the paper: a code, the year of birth, and then the exercises. Never a name, never why."""

from collections.abc import Collection
from typing import Final

from allauth.core.internal.ratelimit import consume  # the public one never limits a GET
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clients.practices.http import page
from clients.records.views.gate import year_of_birth_asked
from programmes.handouts.actions import LENGTH
from programmes.handouts.composing import stage_of
from programmes.handouts.items import drawn_as
from programmes.handouts.models import ListCode
from programmes.handouts.stopping import stop_lines
from programmes.library.poses.shown import own_figures
from programmes.prescribing.models import Prescription, Stage, Workout
from programmes.training.doses import Task
from programmes.training.scheduling import local_date

UNKNOWN: Final = "No list has this code. Check the letters on your paper, or ask for a new one."


class CodeForm(forms.Form):
    code = forms.CharField(
        label="The eight letters on your paper",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": "Type the eight letters on your paper.", "max_length": UNKNOWN},
    )

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].lower().split())
        if len(code) != LENGTH or not code.isascii() or not code.isalpha():
            raise forms.ValidationError(UNKNOWN)
        return code


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Type the letters, where there is no camera."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect("handouts:exercises", form.cleaned_data["code"])
    return page(request, "handouts/code.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def exercises(request: HttpRequest, code: str) -> HttpResponse:
    """The exercises of one version, once the year is said. A code that opens nothing is not found, whatever it was."""
    if not consume(request, app="allauth.account", action="list_code", limit_get=True):
        return render(request, "429.html", status=429)
    found = _opened(code)
    client = found.version.programme.client
    if asked := year_of_birth_asked(request, client):
        return asked
    now = timezone.now()
    stage = stage_of(found.version, 0, today=local_date(now, client.time_zone))
    context = {"workouts": _listed(stage), "practice": client.practice, "stop": stop_lines(client, now=now)}
    answer = render(request, "handouts/exercises.html", context)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _listed(stage: Stage) -> list[tuple[Workout, list[tuple[Task, str]]]]:
    """Each workout with its exercises and how each is drawn."""
    redrawn = own_figures(stage.practice_id)
    return [
        (workout, [_shown(row, redrawn) for row in workout.prescriptions.all()]) for workout in stage.workouts.all()
    ]


def _shown(row: Prescription, redrawn: Collection[str]) -> tuple[Task, str]:
    task = Task(row)
    return task, drawn_as(task.exercise, redrawn) if task.exercise else ""


def _opened(code: str) -> ListCode:
    """The open code with its version; the client may not have left care since."""
    codes = ListCode.across_practices.open().select_related("version__programme__client__practice")
    found: ListCode | None = (
        codes.prefetch_related("version__stages__workouts__prescriptions__own")
        .filter(code=code, version__programme__client__discharged_at=None)
        .first()
    )
    if found is None:
        raise Http404
    return found
