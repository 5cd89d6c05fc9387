from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from therapy.assessments import actions
from therapy.assessments.analysis import analysis_when_finished, decisions_of, standing_screen
from therapy.assessments.compensation_map import cascade_of, coping_of, side_bars
from therapy.assessments.forms import DecisionForm, sentence
from therapy.assessments.hypotheses import Ranking, ranking_of
from therapy.assessments.live_map import drawn
from therapy.assessments.models import Assessment
from therapy.assessments.safety_notice import screen_chip, stop_notice
from therapy.assessments.views.finding import assessment_for
from therapy.assessments.words import battery_name, severity_words, test_words
from therapy.knowledge import Library, load_library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.explanation import place_words

UNPROCESSABLE = 422
MUSCLES_SHOWN = 6


@require_POST
@allow("assessments.record")
def finish(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Close the assessment and go to what follows from it."""
    assessment = assessment_for(request, assessment_id)
    if assessment.is_finished:
        return redirect("assessments:result", assessment.pk)
    try:
        actions.finish_assessment(assessment=assessment, by=request.member)
    except ValidationError as error:
        messages.error(request, sentence(error))
        return redirect("assessments:assessment", assessment.pk)
    return redirect("assessments:result", assessment.pk)


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
def result(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """The compensation map: hypotheses with their reasons, for the therapist's judgement."""
    assessment = assessment_for(request, assessment_id)
    if not assessment.is_finished:
        return redirect("assessments:assessment", assessment.pk)
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    return render(request, "assessments/result.html", _result(assessment))


@require_POST
@allow("hypotheses.decide")
def decide(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Accept, edit, reject, park or reopen one hypothesis."""
    assessment = assessment_for(request, assessment_id)
    form, page = DecisionForm(request.POST), f"assessments/{'_hypotheses' if request.htmx else 'result'}.html"
    try:
        if not form.is_valid():
            raise ValidationError("Accept, edit, reject or park the hypothesis; at most 500 characters.")
        actions.decide(assessment=assessment, by=request.member, **form.cleaned_data)
    except ValidationError as error:
        return render(request, page, _result(assessment) | {"error": sentence(error)}, status=UNPROCESSABLE)
    if request.htmx:
        return render(request, page, _result(assessment))
    return redirect("assessments:result", assessment.pk)


def _result(assessment: Assessment) -> dict[str, Any]:
    library, screen = load_library(), standing_screen(assessment)
    analysis = analysis_when_finished(assessment, screen=screen)
    ranking = ranking_of(analysis, decisions_of(assessment), library)
    return {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "battery": battery_name(assessment.battery),
        "chip": screen_chip(screen, library),
        "notice": stop_notice(screen, assessment.client.practice, library),
        "analysis": analysis,
        "ranking": ranking,
        "lead": _lead(analysis, ranking, library),
        "muscles_shown": MUSCLES_SHOWN,
        "muscles_first": ranking.muscles[:MUSCLES_SHOWN],
        "muscles_more": ranking.muscles[MUSCLES_SHOWN:],
        "drawn": drawn(analysis, library),
        "cascade": cascade_of(analysis, library),
        "coping": coping_of(analysis.findings, library),
        "bars": side_bars(analysis.asymmetries, library),
        "unexplained": [_seen(each, library) for each in analysis.unexplained],
        "look_next": _look_next(analysis, library),
        "newer_knowledge": assessment.knowledge_version != library.version,
        "footer": library.wording.footer_clinician,
    }


def _lead(analysis: Analysis, ranking: Ranking, library: Library) -> str:
    tests = len({library.signs[each.observation].group for each in analysis.findings})
    seen = sum(each.severity > 0 for each in analysis.findings)
    count = len(ranking.spread) + len(ranking.muscles)
    made = f"{_many(count, 'hypothesis', 'hypotheses')} from {_many(tests, 'test', 'tests')}"
    return f"{made} and {_many(seen, 'finding', 'findings')}, for your judgement. Plumbline doesn’t diagnose."


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _seen(each: Any, library: Library) -> str:
    sign = library.signs[each.observation]
    side = f", {each.side}" if each.side else ""
    return f"{sign.label}{side}: {severity_words(each.severity)}"


def _look_next(analysis: Analysis, library: Library) -> list[tuple[str, list[str]]]:
    return [
        (place_words(gap.node, library).capitalize(), [test_words(library.tests[test]) for test in gap.tests])
        for gap in analysis.look_next
    ]
