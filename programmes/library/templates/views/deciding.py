"""What is done with a whole template: begun, reviewed, published, thrown away, retired and brought back."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import CHANGED, UNPROCESSABLE, page, sentences_into
from clients.practices.ids import uuid7
from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates import actions
from programmes.library.templates.actions.changing import is_late
from programmes.library.templates.editing import new_contents
from programmes.library.templates.forms import NewForm, PublishForm
from programmes.library.templates.shown import Shown
from programmes.library.templates.views.reading import page_of, template_for, version_for
from therapy.knowledge import load_library

type Deed = Callable[[], object]


@require_http_methods(["GET", "POST"])
@allow("templates.change")
def new_template(request: StaffRequest) -> HttpResponse:
    form = NewForm(request.POST or None, initial={"submission": uuid7()})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with sentences_into(form):
            submission = said.pop("submission")
            made = actions.begin_template(contents=new_contents(**said), submission=submission, by=request.member)
            return redirect("library:edit_stage", made.pk, 1)
    return page(request, "library/new_template.html", {"section": "templates", "form": form})


@require_POST
@allow("templates.change")
def fork_original(request: StaffRequest, template_id: str) -> HttpResponse:
    if template_id not in load_library().templates:
        raise Http404
    return _forked(request, template_id)


@require_POST
@allow("templates.change")
def fork_own(request: StaffRequest, kept_id: UUID, number: int) -> HttpResponse:
    version = version_for(Shown.of(template_for(request.member, kept_id)), number)
    return _forked(request, str(version.pk))


def _forked(request: StaffRequest, key: str) -> HttpResponse:
    made = actions.fork_template(key=key, submission=_submission(request), by=request.member)
    messages.success(request, "A draft of your own. Change it as you like; what it was taken from stays as it is.")
    return redirect("library:own_template", made.pk)


@require_POST
@allow("templates.change")
def next_draft(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    template = template_for(request.member, kept_id)
    return done(request, template, lambda: actions.next_draft(template=template, by=request.member), "A new draft.")


@require_POST
@allow("templates.review")
def review(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    template = template_for(request.member, kept_id)
    return done(
        request,
        template,
        lambda: actions.review_template(template=template, seen=seen_in(request), by=request.member),
        "Reviewed. An admin can publish it now.",
    )


@require_POST
@allow("templates.change")
def publish(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    template, form = template_for(request.member, kept_id), PublishForm(request.POST)
    if not form.is_valid():
        return refused(request, template, [str(words) for said in form.errors.values() for words in said])
    return done(
        request,
        template,
        lambda: actions.publish_template(template=template, **form.cleaned_data, by=request.member),
        "Published. It can be drafted from now, and this version never changes.",
    )


@require_POST
@allow("templates.change")
def discard(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    template = template_for(request.member, kept_id)
    return done(
        request,
        template,
        lambda: actions.discard_draft(template=template, seen=seen_in(request), by=request.member),
        "The draft is gone.",
    )


@require_http_methods(["GET", "POST"])
@allow("templates.change")
def retire(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    """Ask, with how many clients are on it, then retire."""
    template = template_for(request.member, kept_id)
    if request.method == "GET":
        return render(request, "library/retire_template.html", page_of(request, kept_id))
    because = request.POST.get("because", "")
    return done(
        request,
        template,
        lambda: actions.retire_template(template=template, because=because, by=request.member),
        "Retired. Programmes that came from it go on.",
    )


@require_POST
@allow("templates.change")
def bring_back(request: StaffRequest, kept_id: UUID) -> HttpResponse:
    template = template_for(request.member, kept_id)
    return done(
        request,
        template,
        lambda: actions.bring_back_template(template=template, by=request.member),
        "Brought back. It can be drafted from again.",
    )


def done(request: StaffRequest, template: ProgrammeTemplate, deed: Deed, said: str) -> HttpResponse:
    """Do it and say so; or show the template again with why not."""
    try:
        deed()
    except ValidationError as why:
        return refused(request, template, why.messages, status=CHANGED if is_late(why) else UNPROCESSABLE)
    messages.success(request, said)
    there = TemplateVersion.objects.visible_to(request.member).filter(template=template.pk).exists()
    return redirect("library:own_template", template.pk) if there else redirect("library:templates")


def refused(
    request: StaffRequest, template: ProgrammeTemplate, sentences: list[str], *, status: int = UNPROCESSABLE
) -> HttpResponse:
    context = page_of(request, template.pk) | {"refused": sentences}
    return render(request, "library/own_template.html", context, status=status)


def seen_in(request: StaffRequest) -> int:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else -1


def _submission(request: StaffRequest) -> UUID:
    try:
        return UUID(request.POST.get("submission", ""))
    except ValueError:
        return uuid7()
