"""The therapist's pages: choose how the handout is wanted, look at it, print it, keep it, renew its code."""

from base64 import b64encode
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.ids import uuid7
from programmes.handouts.actions import code_for, keep_handout, renew_code
from programmes.handouts.composing import Told, handout_of, stage_of
from programmes.handouts.forms import HandoutForm
from programmes.handouts.sheet import Handout
from programmes.prescribing.models import Programme, ProgrammeVersion
from programmes.prescribing.views.finding import programme_for
from programmes.training.scheduling import local_date
from therapy.reports.printing.typesetting import pages_of, pdf_of

TEMPLATE: Final = Path(__file__).parent.parent / "printing" / "handout.typ"


@require_GET
@allow("programmes.see")
@never_cache
def handout(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """The choices beside the pages; of htmx alone the pages."""
    programme = programme_for(request.member, programme_id)
    version = _in_force(programme)
    if version is None:
        return render(request, "handouts/nothing.html", _context(programme))
    form = _form(request, version)
    if request.htmx:
        return render(request, "handouts/_pages.html", {"programme": programme, **_looked_at(request, version, form)})
    audit.record_read("programme.viewed", subject=programme, by=request.member, client=programme.client)
    more = {"form": form, "version": version, "asked": request.GET.urlencode()}
    return render(request, "handouts/handout.html", _context(programme, **more))


@require_GET
@allow("programmes.see")
@never_cache
def pdf(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """The handout as a PDF, as chosen."""
    programme = programme_for(request.member, programme_id)
    version = _in_force(programme)
    if version is None:
        return redirect("handouts:handout", programme_id)
    audit.record_read("handout.printed", subject=programme, by=request.member, client=programme.client)
    made = _handout(request, version, _form(request, version))
    answer = HttpResponse(pdf_of(made, TEMPLATE), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="exercises.pdf"'
    return answer


@require_POST
@allow("programmes.change")
def keep(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    """Keep the handout among the client's documents, as it was given out."""
    programme = programme_for(request.member, programme_id)
    version = _in_force(programme)
    if version is None:
        return redirect("handouts:handout", programme_id)
    form = _form(request, version)
    printed = pdf_of(_handout(request, version, form), TEMPLATE)
    title = f"Handout, version {version.number}"
    keep_handout(
        client=programme.client, title=title, printed=printed, submission=_submission(request), by=request.member
    )
    messages.success(request, "Kept among the documents, as it was given out.")
    return redirect("records:documents", programme.client_id)


@require_POST
@allow("programmes.change")
def renew(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.member, programme_id)
    if version := _in_force(programme):
        renew_code(version=version, now=timezone.now(), by=request.member)
        messages.success(request, "There is a new code. What was printed before opens nothing any more.")
    return redirect("handouts:handout", programme_id)


def _in_force(programme: Programme) -> ProgrammeVersion | None:
    """The newest published version, with its contents."""
    rows = ProgrammeVersion.objects.of(programme.client).filter(programme=programme).published()
    found: ProgrammeVersion | None = (
        rows.with_contents()
        .select_related("programme__client__practice", "programme__client__therapist__person")
        .last()
    )
    return found


def _form(request: StaffRequest, version: ProgrammeVersion) -> HandoutForm:
    today = local_date(timezone.now(), version.programme.client.time_zone)
    now = stage_of(version, 0, today=today).number
    return HandoutForm(request.POST or request.GET, version=version, stage=now)


def _handout(request: StaffRequest, version: ProgrammeVersion, form: HandoutForm) -> Handout:
    choices = form.choices
    code = code_for(version=version, by=request.member) if choices.has_code else None
    address = f"{settings.BASE_URL}{reverse('handouts:code')}"
    return handout_of(Told(version, choices, code, address, by=request.member, now=timezone.now()))


def _looked_at(request: StaffRequest, version: ProgrammeVersion, form: HandoutForm) -> dict[str, Any]:
    """The pages as pictures inside the answer itself, so that no address names them and no cache keeps them."""
    pictures = pages_of(_handout(request, version, form), TEMPLATE)
    shown = [f"data:image/png;base64,{b64encode(each).decode()}" for each in pictures]
    fields = [(name, value) for name, value in request.GET.items() if name in form.fields]
    return {"pictures": shown, "asked": request.GET.urlencode(), "fields": fields, "submission": uuid7()}


def _submission(request: StaffRequest) -> UUID:
    try:
        return UUID(request.POST.get("submission", ""))
    except ValueError:
        return uuid7()


def _context(programme: Programme, **more: Any) -> dict[str, Any]:
    return {"section": "programmes", "programme": programme, "client": programme.client, **more}
