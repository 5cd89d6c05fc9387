"""What there is, one template laid open, and how two of its versions differ."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from clients.practices.access import StaffRequest, allow
from clients.practices.ids import uuid7
from clients.practices.models import Member
from clients.practices.permissions import may
from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates.differing import difference
from programmes.library.templates.forms import PublishForm
from programmes.library.templates.originals import contents_of
from programmes.library.templates.reporting import meter_of
from programmes.library.templates.shown import Shown, opened
from programmes.library.templates.use import clients_by_version
from therapy.knowledge import load_library

CERT = "cert2016"
KINDS = [("", "In use"), ("draft", "With a draft"), ("retired", "Retired")]


@require_GET
@allow("library.see")
def templates(request: StaffRequest) -> HttpResponse:
    """The practice's own, then what the knowledge brings. Four queries, however many there are."""
    rows = ProgrammeTemplate.objects.visible_to(request.member).with_versions()
    uses = clients_by_version(request.member)
    every = sorted((Shown.of(row, uses) for row in rows), key=lambda each: each.name.casefold())
    kind = request.GET.get("kind", "")
    context = {
        "section": "templates",
        "kind": kind,
        "kinds": [(key, word, sum(_is(each, key) for each in every)) for key, word in KINDS],
        "own": [each for each in every if _is(each, kind)],
        "has_own": bool(every),
        "originals": list(load_library().templates.values()),
        "may_change": may(request.member.role, "templates.change"),
        "submission": uuid7(),
    }
    return render(request, "library/templates.html", context)


def _is(shown: Shown, kind: str) -> bool:
    if kind == "retired" or shown.template.retired_at:
        return kind == "retired" and bool(shown.template.retired_at)
    return shown.draft is not None if kind == "draft" else True


@require_GET
@allow("library.see")
def template(request: StaffRequest, template_id: str) -> HttpResponse:
    """One of the knowledge's."""
    if not (found := load_library().templates.get(template_id)):
        raise Http404
    context = {
        "section": "templates",
        "template": found,
        "meter": meter_of(contents_of(found), load_library().exercises),
        "may_change": may(request.member.role, "templates.change"),
        "submission": uuid7(),
    }
    return render(request, "library/template.html", context)


@require_GET
@allow("library.see")
def own_template(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    return render(request, "library/own_template.html", page_of(request, kept_id))


@require_GET
@allow("library.see")
def meter(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    return render(request, "library/template_meter.html", page_of(request, kept_id) | {"cert": [CERT]})


def template_for(member: Member, kept_id: UUID) -> ProgrammeTemplate:
    return get_object_or_404(ProgrammeTemplate.objects.visible_to(member).with_versions(), pk=kept_id)


def version_for(shown: Shown, number: int) -> TemplateVersion:
    if found := shown.numbered(number):
        return found
    raise Http404


def page_of(request: StaffRequest, kept_id: UUID) -> dict[str, Any]:
    """One template at a version: the one asked for, else the draft, else the one in force."""
    shown = Shown.of(template_for(request.member, kept_id), clients_by_version(request.member))
    version = _asked(request, shown, "version") or shown.newest
    compared = difference(shown, version, _asked(request, shown, "with") or shown.before(version))
    look = request.GET.get("look", "")
    return {
        "section": "templates",
        "shown": shown,
        "version": version,
        "open": opened(version),
        "difference": compared,
        "look": look if look in ("changes", "whole") else "changes" if compared and shown.draft else "whole",
        "may_change": may(request.member.role, "templates.change"),
        "may_review": _may_review(request.member, shown),
        "publish": PublishForm(initial={"seen": version.edits}),
        "submission": uuid7(),
    }


def _asked(request: StaffRequest, shown: Shown, name: str) -> TemplateVersion | None:
    said = request.GET.get(name, "")
    return version_for(shown, int(said)) if said.isdecimal() and len(said) < 6 else None


def _may_review(member: Member, shown: Shown) -> bool:
    """Whether they may read a draft for others: nobody reviews what they wrote themselves."""
    return shown.draft is not None and str(member.pk) not in shown.draft.editors
