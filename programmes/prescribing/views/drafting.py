"""Drafting from an assessment: what was accepted, what will be avoided, which template."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from programmes.library.templates.choosing import Choice, choices_for
from programmes.prescribing import actions
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.forms import DraftForm
from programmes.prescribing.hypotheses import short_names
from programmes.prescribing.limits import why_held
from programmes.prescribing.reasons.own import standing_own
from therapy.assessments.analysis import accepted_hypotheses, analysis_of, facts_of, has_suggestions
from therapy.assessments.models import Assessment
from therapy.knowledge import load_library
from therapy.reasoning.drafting.selection import fitting_template


@require_http_methods(["GET", "POST"])
@allow("programmes.change")
def draft(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Choose a template; a request without a `submission` (a plain button elsewhere) is led to the choice."""
    rows = Assessment.objects.visible_to(request.member).select_related("client__practice", "screen")
    assessment = get_object_or_404(rows, pk=assessment_id)
    if request.method == "POST" and "submission" not in request.POST:
        return redirect("prescribing:draft", assessment.pk)
    choices = choices_for(request.member)
    form = DraftForm(request.POST or None, initial={"submission": uuid7()}, choices=choices)
    if request.method == "POST" and form.is_valid():
        with sentences_into(form):
            made = actions.draft_programme(
                assessment=assessment, **form.cleaned_data, now=timezone.now(), by=request.member
            )
            return redirect("prescribing:programme", made.pk)
    if request.method == "GET":
        audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    return page(request, "prescribing/draft.html", _context(assessment, form) | _templates(choices))


def _templates(choices: Mapping[str, Choice]) -> dict[str, Any]:
    """The practice's own, and those of the knowledge."""
    every = choices.values()
    return {
        "ours": [each.template for each in every if each.version],
        "others": [each.template for each in every if not each.version],
    }


def _context(assessment: Assessment, form: DraftForm) -> dict[str, Any]:
    library, client = load_library(), assessment.client
    today = local_today(client, timezone.now())
    analysis, accepted = analysis_of(assessment, today=today), accepted_hypotheses(assessment)
    best, why = fitting_template(analysis, facts_of(client, today=today), library)
    names = short_names(analysis)
    return {
        "section": "programmes",
        "assessment": assessment,
        "client": client,
        "form": form,
        "held": why_held(client),
        "own": standing_own(assessment),
        "accepted": [names[key] for key in accepted if key in names],
        "cautions": [(library.tags[each.tag], each, _ruled_out(each.tag)) for each in analysis.safety.cautions],
        "best": best,
        "why": why if has_suggestions(assessment) else "",
        "suggestions": has_suggestions(assessment),
        "chosen": form["template"].value() or (best.id if accepted else ""),
    }


def _ruled_out(tag: str) -> int:
    """How many exercises of the library a caution rules out."""
    return sum(tag in exercise.avoid for exercise in load_library().exercises.values())
