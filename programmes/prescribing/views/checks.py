"""The plan checks beside the builder: what a colleague would ask, mended with one tap or kept with a reason."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from programmes.prescribing import actions
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.checking import kept_in, remarks_on
from programmes.prescribing.forms import KeepForm, RemarkForm
from programmes.prescribing.views.answering import Where, again, answer, attempt
from programmes.prescribing.views.finding import programme_for, version_for, versions_of
from programmes.prescribing.views.page import place_in


@require_GET
@allow("programmes.see")
@vary_on_headers("HX-Request")
def checks(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """What a colleague would ask about a version as it stands: a fragment for the builder, or a page of its own."""
    programme = programme_for(request.member, programme_id)
    version = version_for(versions_of(programme), request.GET.get("version"))
    today = local_today(programme.client, timezone.now())
    remarks = remarks_on(version, programme, today=today)
    context = {
        "section": "programmes",
        "programme": programme,
        "client": programme.client,
        "version": version,
        "open_remarks": [each for each in remarks if each.kept is None],
        "kept_remarks": kept_in(version),
    }
    if request.htmx:
        return render(request, "prescribing/_checks.html", context)
    audit.record_read("programme.viewed", subject=programme, by=request.member, client=programme.client)
    return render(request, "prescribing/checks.html", context)


@require_POST
@allow("programmes.change")
def mend(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    return _decided(request, programme_id, RemarkForm(request.POST), actions.mend_remark)


@require_POST
@allow("programmes.change")
def keep(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    form = KeepForm(request.POST)
    return _decided(
        request, programme_id, form, lambda **of: actions.keep_remark(reason=form.cleaned_data["reason"], **of)
    )


def _decided(request: StaffRequest, programme_id: UUID, form: RemarkForm, act: Callable[..., object]) -> HttpResponse:
    """The page after something was done about a remark of the newest version, or refused."""
    programme = programme_for(request.member, programme_id)
    refusal = attempt(
        form,
        lambda said: act(
            version=versions_of(programme)[-1],
            key=said["remark"],
            seen=said["edits"],
            today=local_today(programme.client, timezone.now()),
            by=request.member,
        ),
    )
    where = Where(programme.pk, place_in(request.POST.dict()))
    return answer(request, where, refusal, **again(request, refusal))
