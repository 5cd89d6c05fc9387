"""Templates as files: taken in, given out, and what their schema says."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from clients.practices.uploads.receiving import too_large_in
from programmes.library.models import ProgrammeTemplate
from programmes.library.templates.actions import take_file
from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.forms import ImportForm
from programmes.library.templates.originals import contents_of
from programmes.library.templates.reading import MOST_BYTES, contents_in, text_of
from programmes.library.templates.schema import COMMITTED
from programmes.library.templates.shown import Shown
from programmes.library.templates.views.reading import template_for, version_for
from therapy.knowledge import load_library

TOO_LARGE = "A template's file has at most 256 kB. This one is larger, so it was not read."
NO_TEXT = "This file is no text in UTF-8, so it was not read. Choose a template's file."


@require_http_methods(["GET", "POST"])
@allow("templates.change")
def import_template(request: StaffRequest) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None, initial={"submission": uuid7()})
    for field, sentence in too_large_in(request).items():
        form.add_error(field if field in form.fields else None, sentence)
    if request.method == "POST" and form.is_valid() and (made := _taken(request, form)):
        messages.success(request, "Taken in as a draft. Look at it, have it reviewed, then publish it.")
        return redirect("library:own_template", made.pk)
    return page(request, "library/import_template.html", {"section": "templates", "form": form})


@require_GET
@allow("library.see")
def export_original(request: StaffRequest, template_id: str) -> HttpResponse:
    if not (found := load_library().templates.get(template_id)):
        raise Http404
    return _file(contents_of(found))


@require_GET
@allow("library.see")
def export_own(request: StaffRequest, kept_id: UUID, number: int) -> HttpResponse:
    version = version_for(Shown.of(template_for(request.member, kept_id)), number)
    return _file(contents_in(version.contents))


@require_GET
@allow("library.see")
def schema(request: StaffRequest) -> HttpResponse:
    return HttpResponse(COMMITTED.read_bytes(), content_type="application/schema+json")


def _taken(request: StaffRequest, form: ImportForm) -> ProgrammeTemplate | None:
    said: dict[str, Any] = form.cleaned_data
    with sentences_into(form):
        text = _text_in(said["template"])
        return take_file(text=text, name=said["name"], submission=said["submission"], by=request.member)
    return None


def _text_in(upload: "File[bytes]") -> str:
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError({"template": TOO_LARGE})
    try:
        return bytes(upload.read()).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError({"template": NO_TEXT}) from error


def _file(contents: TemplateRecord) -> HttpResponse:
    answer = HttpResponse(text_of(contents), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(contents.name)[:60] or "template"}.json"'
    return answer
