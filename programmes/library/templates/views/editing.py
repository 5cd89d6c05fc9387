"""Changing a draft: what it says of itself, its stages with their exercises, and why its lines differ."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates import actions, editing
from programmes.library.templates.actions.changing import Change
from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.forms import HeadForm, ReportingForm, Seen
from programmes.library.templates.reading import contents_in
from programmes.library.templates.shown import Shown
from programmes.library.templates.views.deciding import done, seen_in
from programmes.library.templates.views.reading import template_for

type Edit = Callable[[TemplateRecord, Mapping[str, Any]], TemplateRecord]


@require_http_methods(["GET", "POST"])
@allow("templates.change")
def edit_head(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    template, draft, contents = drafted(request, kept_id)
    initial = HeadForm.initial_of(contents) | {"seen": draft.edits}
    form = HeadForm(request.POST or None, initial=initial)
    return _edited(request, template, form, editing.with_head, "library/template_head.html")


@require_http_methods(["GET", "POST"])
@allow("templates.change")
def edit_reporting(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    template, draft, contents = drafted(request, kept_id)
    form = ReportingForm(request.POST or None, initial={**contents.reporting, "seen": draft.edits})
    return _edited(request, template, form, editing.with_reporting, "library/template_reporting.html")


def _edited(request: StaffRequest, template: ProgrammeTemplate, form: Seen, edit: Edit, html: str) -> HttpResponse:
    """The form, or the template once what it says is kept."""
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        seen = said.pop("seen")
        if kept(request, template, form, lambda contents: edit(contents, said), seen):
            return redirect("library:own_template", template.pk)
    return page(request, html, {"section": "templates", "shown": Shown.of(template), "form": form})


@require_POST
@allow("templates.change")
def add_stage(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    return _turned(request, kept_id, editing.with_one_more_stage, "A stage is added at the end. Fill it.")


@require_POST
@allow("templates.change")
def remove_stage(request: StaffRequest, kept_id: UUID, number: int) -> HttpResponse:
    return _turned(request, kept_id, lambda contents: editing.without_stage(contents, number - 1), "Taken out.")


@require_POST
@allow("templates.change")
def move_stage(request: StaffRequest, kept_id: UUID, number: int) -> HttpResponse:
    steps = -1 if request.POST.get("steps") == "-1" else 1
    return _turned(request, kept_id, lambda contents: editing.with_stage_moved(contents, number - 1, steps), "Moved.")


@require_POST
@allow("templates.change")
def give_reasons(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    """Keep why each line differs; the names of the fields are the keys of the lines."""
    template = template_for(request.member, kept_id)
    reasons = {name.removeprefix("why:"): str(said) for name, said in request.POST.items() if name.startswith("why:")}
    return done(
        request,
        template,
        lambda: actions.give_reasons(template=template, reasons=reasons, seen=seen_in(request), by=request.member),
        "The reasons are kept.",
    )


def _turned(request: StaffRequest, kept_id: UUID, change: Change, said: str) -> HttpResponse:
    template = template_for(request.member, kept_id)
    return done(
        request,
        template,
        lambda: actions.change_template(template=template, change=change, seen=seen_in(request), by=request.member),
        said,
    )


def drafted(request: StaffRequest, kept_id: UUID) -> tuple[ProgrammeTemplate, TemplateVersion, TemplateRecord]:
    """The template with its draft; without one there is nothing to change here."""
    template = template_for(request.member, kept_id)
    draft = Shown.of(template).draft
    if draft is None:
        raise Http404
    return template, draft, contents_in(draft.contents)


def kept(request: StaffRequest, template: ProgrammeTemplate, form: BaseForm, change: Change, seen: int) -> bool:
    """Whether a change was kept; where not, the form says why, and what was typed stays."""
    with sentences_into(form):
        actions.change_template(template=template, change=change, seen=seen, by=request.member)
        messages.success(request, "Kept in the draft.")
        return True
    return False
