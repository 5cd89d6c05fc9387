"""Beside an exercise of a draft: the therapist's own hypotheses, to be put there as reasons or taken away."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from programmes.prescribing.forms import Change
from programmes.prescribing.models import Prescription
from programmes.prescribing.reasons.own import offered_to, put_own_reason, take_own_reason
from programmes.prescribing.views.answering import again, answer, at, attempt


class ReasonForm(Change):
    """Which hypothesis, and whether it becomes a reason or is one no more."""

    hypothesis = forms.CharField(max_length=200)
    put = forms.BooleanField(required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("programmes.change")
@vary_on_headers("HX-Request")
def reasons(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    """What may be put: a fragment for the builder, or a page of its own; posted, one is put or taken away."""
    rows = Prescription.objects.visible_to(request.member)
    rows = rows.select_related("own", "workout__stage__version__programme__assessment__client")
    row: Prescription = get_object_or_404(rows, pk=prescription_id)
    return _change(request, row) if request.method == "POST" else _page(request, row)


def _change(request: StaffRequest, row: Prescription) -> HttpResponse:
    form = ReasonForm(request.POST)
    refusal = attempt(
        form,
        lambda said: (put_own_reason if said["put"] else take_own_reason)(
            prescription=row, hypothesis=said["hypothesis"], seen=said["edits"], by=request.member
        ),
    )
    where = at(row.workout.stage, row.workout.letter, row.pk)
    return answer(request, where, refusal, **again(request, refusal))


def _page(request: StaffRequest, row: Prescription) -> HttpResponse:
    programme = row.workout.stage.version.programme
    context = {
        "section": "programmes",
        "programme": programme,
        "version": row.workout.stage.version,
        "row": row,
        "offered": offered_to(row),
    }
    if request.htmx:
        return render(request, "prescribing/reasons/_offered.html", context)
    audit.record_read("programme.viewed", subject=programme, by=request.member, client=programme.client)
    return render(request, "prescribing/reasons/reasons.html", context)
