import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.records.models import SafetyScreen
from therapy.assessments.analysis import analysis_when_finished, has_suggestions
from therapy.assessments.books.shelf import VIEWS
from therapy.assessments.forms import examined_changes, typed_in
from therapy.assessments.live_map import MuscleLine, analysis_so_far, live_map
from therapy.assessments.models import Assessment
from therapy.assessments.muscle_page import muscle_asked, muscles_by_region
from therapy.assessments.own_views import OwnView
from therapy.assessments.progress import Recorded
from therapy.assessments.views.finding import assessment_and_screen
from therapy.assessments.views.saving import keep_changes
from therapy.knowledge import load_library
from therapy.reasoning.analysis import Analysis


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
def muscles(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Every muscle by name, with what the map shows of it: the map for those who read it as a list."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    recorded = Recorded.of(assessment)
    live = live_map(assessment, recorded, screen=screen, test="", today=timezone.localdate())
    lines: tuple[MuscleLine | OwnView, ...] = (*live.others, *live.own)
    shown: dict[str, list[MuscleLine | OwnView]] = {}
    for each in lines:
        shown.setdefault(each.muscle, []).append(each)
    regions = [
        (region, [(muscle, shown.get(muscle.id, [])) for muscle in inside])
        for region, inside in muscles_by_region(load_library())
    ]
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    context = {"section": "clients", "assessment": assessment, "client": assessment.client}
    return render(request, "assessments/muscles.html", context | {"regions": regions, "live": live})


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
@vary_on_headers("HX-Request")
def muscle(request: StaffRequest, assessment_id: UUID, muscle_id: str) -> HttpResponse:
    """What speaks for one muscle and against it, and how the therapist sees it: beside the map, or as a page."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    if muscle_id not in load_library().muscles:
        raise Http404
    if request.method == "POST":
        return _save(request, assessment, screen, muscle_id)
    if request.htmx:
        return render(request, "assessments/_muscle.html", _context(assessment, screen, muscle_id))
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    return render(request, "assessments/muscle.html", _context(assessment, screen, muscle_id))


def _save(request: StaffRequest, assessment: Assessment, screen: SafetyScreen | None, muscle_id: str) -> HttpResponse:
    """Save the therapist's own views of both sides. What cannot be kept comes back with a sentence at its side."""
    context = _context(assessment, screen, muscle_id)
    slots = [each.view for each in context["asked"].sides]
    errors, status = keep_changes(assessment, examined_changes(slots, request.POST), by=request.member)
    if not errors:
        return redirect(request.path)
    typed = typed_in(slots, request.POST, errors)
    context = _context(assessment, screen, muscle_id, typed=typed, errors=errors)
    return render(request, "assessments/muscle.html", context, status=status)


def _context(assessment: Assessment, screen: SafetyScreen | None, muscle_id: str, **typed: Any) -> dict[str, Any]:
    library, recorded = load_library(), Recorded.of(assessment)
    analysis = _analysis(assessment, recorded, screen)
    asked = muscle_asked(library.muscles[muscle_id], analysis, recorded.measurements, library, **typed)
    return {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "asked": asked,
        "states": VIEWS.options,
        "was": json.dumps({each.view.name: each.view.recorded for each in asked.sides}),
        "is_stopped": analysis.safety.stop,
        "is_off": not has_suggestions(assessment),
    }


def _analysis(assessment: Assessment, recorded: Recorded, screen: SafetyScreen | None) -> Analysis:
    if assessment.is_finished:
        return analysis_when_finished(assessment, screen=screen, measurements=recorded.measurements)
    return analysis_so_far(assessment, recorded, screen=screen, today=timezone.localdate())
