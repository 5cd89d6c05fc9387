"""An exercise replaced in several templates: look first at which say it, then begin a draft of each that is ticked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.models import Member
from programmes.library.exercises import library_of, prescribable_for
from programmes.library.templates.replacing import Naming, replace_in_template, templates_naming


@require_http_methods(["GET", "POST"])
@allow("templates.change")
def replace(request: StaffRequest) -> HttpResponse:
    """Asked with two exercises it shows what would change; sent, it changes the drafts of the templates ticked."""
    said = request.POST if request.method == "POST" else request.GET
    old, new = said.get("old", ""), prescribable_for(request.member.practice_id, said.get("new", ""))
    naming = templates_naming(old, by=request.member) if old else []
    context: dict[str, Any] = {
        "section": "templates",
        "exercises": sorted(library_of(request.member.practice_id).values(), key=lambda each: each.name),
        "old": old,
        "new": new,
        "naming": naming,
    }
    if request.method == "POST" and new:
        chosen = [each for each in naming if str(each.template.pk) in request.POST.getlist("templates")]
        context["outcomes"] = [(each, _outcome(each, old, new.id, request.member)) for each in chosen]
    return render(request, "library/replace_in_templates.html", context)


def _outcome(naming: Naming, old: str, new: str, by: Member) -> tuple[bool, str]:
    """Whether it was done, and in which words."""
    try:
        draft = replace_in_template(template=naming.template, old=old, new=new, by=by)
    except ValidationError as refusal:
        return False, " ".join(refusal.messages)
    return True, f"Draft of version {draft.number}. It waits for a review, and for publishing."
