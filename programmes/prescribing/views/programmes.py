"""The list of programmes, a client's panel, and a new draft."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.records.models import Client
from programmes.prescribing import actions
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.builder import Builder, Place
from programmes.prescribing.models import Programme, ProgrammeVersion, Stage
from programmes.prescribing.querysets import ProgrammeQuerySet
from programmes.prescribing.views.finding import programme_for
from therapy.assessments.models import Assessment

ROWS_A_PAGE = 20
SHOWN: dict[str, tuple[str, Callable[[ProgrammeQuerySet], ProgrammeQuerySet]]] = {
    "running": ("Running", ProgrammeQuerySet.under_way),
    "drafts": ("Drafts", ProgrammeQuerySet.drafted),
    "ended": ("Ended", ProgrammeQuerySet.ended),
}


@require_GET
@allow("programmes.see")
@vary_on_headers("HX-Request")
def programmes(request: StaffRequest) -> HttpResponse:
    asked = request.GET.get("show", "")
    show = asked if asked in SHOWN else "running"
    words = request.GET.get("words", "")[:80]
    rows = Programme.objects.visible_to(request.member).with_span(request.member).of_clients_named(words)
    counts = rows.aggregate(
        running=Count("pk", Q(state__in=["active", "paused"])),
        drafts=Count("pk", Q(has_draft=True)),
        ended=Count("pk", Q(state="ended")),
    )
    found = SHOWN[show][1](rows).select_related("client__therapist__person").newest_first()
    context = {
        "section": "programmes",
        "page": Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "tabs": [(key, name, counts[key]) for key, (name, _) in SHOWN.items()],
        "show": show,
        "words": words,
        "today": timezone.localdate(),
    }
    part = "#found" if request.htmx and not request.htmx.history_restore_request else ""
    return render(request, f"prescribing/programmes.html{part}", context)


@require_GET
@allow("programmes.see")
def panel(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """A client's programme: a fragment for their page, a page of its own without script."""
    client = get_object_or_404(Client.objects.visible_to(request.member), pk=client_id)
    context = {"section": "clients", "client": client, **_current(client)}
    if request.htmx:
        return render(request, "prescribing/_panel.html", context)
    audit.record_read("client.viewed", subject=client, by=request.member, client=client)
    return render(request, "prescribing/panel.html", context)


def _current(client: Client) -> dict[str, object]:
    """The programme that runs or rests, else the newest that is not over, at the stage of this week."""
    open_ones = list(Programme.objects.of(client).exclude(state="ended").newest_first())
    programme = next((each for each in open_ones if each.starts_on), open_ones[0] if open_ones else None)
    if programme is None:
        newest = Assessment.objects.of(client).finished().newest_first().first()
        return {"programme": None, "assessment": newest}
    versions = ProgrammeVersion.objects.of(client).filter(programme=programme).with_contents()
    version: ProgrammeVersion = versions.published().last() or versions.latest("number")
    week = programme.week_on(local_today(client, timezone.now()))
    stages = [stage for stage in version.stages.all() if stage.first_week <= week]
    place = Place(stages[-1].number if stages else 1)
    builder = Builder(programme, version, place)
    return {"programme": programme, "builder": builder, "week": week, "stages": _by_week(builder, week)}


def _by_week(builder: Builder, week: int) -> list[tuple[Stage, str]]:
    """Each stage with whether it is "done", "now" or "" in that week of the programme."""
    rows = [column.row for column in builder.columns]
    return [(row, "done" if row.last_week < week else "now" if row.first_week <= week else "") for row in rows]


@require_POST
@allow("programmes.change")
def revise(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    return _after(request, programme_id, actions.revise_programme)


def _after(request: StaffRequest, programme_id: UUID, deed: Callable[..., object]) -> HttpResponse:
    programme = programme_for(request.member, programme_id)
    try:
        deed(programme=programme, by=request.member)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
    return redirect("prescribing:programme", programme.pk)
