from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.records.models import SafetyScreen
from therapy.assessments import actions
from therapy.assessments.analysis import analysis_when_finished, decisions_of, has_suggestions, measurements_in
from therapy.assessments.compensation_map import cascade_of, coping_of, side_bars
from therapy.assessments.forms import DecisionForm, sentence
from therapy.assessments.hypotheses import Ranking, aside_of, pairs_of, ranking_of, retests_of
from therapy.assessments.live_map import drawn
from therapy.assessments.models import Assessment
from therapy.assessments.record_shown import record_shown
from therapy.assessments.safety_notice import screen_chip, stop_notice
from therapy.assessments.views.finding import assessment_and_screen, assessment_for
from therapy.assessments.words import battery_name
from therapy.knowledge import Library, load_library
from therapy.reasoning.analysis import Analysis

UNPROCESSABLE = 422
PAIRS_SHOWN = 2
RIVALS, PALPATION = "rivals", "palpation"


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
@vary_on_headers("HX-Request")
def result(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """The compensation map: hypotheses with their reasons, for the therapist's judgement.

    `show` names the part whose further cards are wanted: in the page, or alone for a page that has the rest.
    """
    (assessment, screen), show = assessment_and_screen(request, assessment_id), request.GET.get("show", "")
    if not assessment.is_finished:
        return redirect("assessments:assessment", assessment.pk)
    context = _result(assessment, screen) | {"show": show}
    if request.htmx and not request.htmx.history_restore_request and (more := _more(show, context)):
        return render(request, *more)
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    return render(request, "assessments/result.html", context)


@require_POST
@allow("hypotheses.decide")
def decide(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Accept, edit, reject, park or reopen one hypothesis; the part it stood in stays open."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    form, page = DecisionForm(request.POST), f"assessments/{'_decided' if request.htmx else 'result'}.html"
    show = {"show": request.POST.get("show", "")}
    try:
        if not form.is_valid():
            raise ValidationError("Accept, edit, reject or park the hypothesis; at most 500 characters.")
        actions.decide(assessment=assessment, by=request.member, **form.cleaned_data)
    except ValidationError as error:
        return render(
            request, page, _result(assessment, screen) | show | {"error": sentence(error)}, status=UNPROCESSABLE
        )
    if request.htmx:
        return render(request, page, _result(assessment, screen) | show)
    return redirect("assessments:result", assessment.pk)


def _more(show: str, context: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """The template and context of what is one tap away; None where the page has no such part."""
    if show == RIVALS and "pairs_more" in context:
        return "assessments/_pairs.html", context | {"pairs": context["pairs_more"]}
    parts = context["ranking"].parts if "ranking" in context else ()
    found = next((part for part in parts if part.name == show), None)
    return ("assessments/_more.html", context | {"part": found}) if found else None


def _result(assessment: Assessment, screen: SafetyScreen | None) -> dict[str, Any]:
    library, measurements = load_library(), measurements_in(assessment)
    analysis = analysis_when_finished(assessment, screen=screen, measurements=measurements)
    context = {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "battery": battery_name(assessment.battery),
        "chip": screen_chip(screen, library),
        "notice": stop_notice(screen, assessment.client.practice, library, safety=analysis.safety),
        "safety": analysis.safety,
        "analysis": analysis,
        "coping": coping_of(analysis.findings, library),
        "bars": side_bars(analysis.asymmetries, library),
        "aside": aside_of(analysis, library),
        "newer_knowledge": assessment.knowledge_version != library.version,
        "footer": library.wording.footer_clinician,
    }
    if not has_suggestions(assessment):
        return context | {"is_off": True, "record": record_shown(assessment, analysis, library)}
    ranking = ranking_of(analysis, decisions_of(assessment), library)
    pairs = () if analysis.safety.stop else pairs_of(analysis, library)
    return context | {
        "aside": aside_of(analysis, library, felt=[row for row in measurements if row.test == PALPATION]),
        "ranking": ranking,
        "lead": _lead(analysis, ranking, library),
        "pairs_first": pairs[:PAIRS_SHOWN],
        "pairs_more": pairs[PAIRS_SHOWN:],
        "retests": retests_of(analysis, library),
        "drawn": drawn(analysis.muscles, library),
        "cascade": cascade_of(analysis, library),
    }


def _lead(analysis: Analysis, ranking: Ranking, library: Library) -> str:
    tests = len({library.signs[each.observation].group for each in analysis.findings})
    seen = sum(each.severity > 0 for each in analysis.findings)
    if ranking.is_empty:
        return f"Nothing stands out, from {_many(tests, 'test', 'tests')}."
    leading = _many(len(ranking.leading.cards), "muscle stands", "muscles stand")
    drivers = _many(len(ranking.drivers.cards), "place", "places")
    made = f"{leading} out, and {drivers} where it may begin, from {_many(tests, 'test', 'tests')}"
    found = f"{made} and {_many(seen, 'finding', 'findings')}"
    return f"{found[:1].upper()}{found[1:]}. For your judgement: hypotheses only, no more than that."


def _many(count: int, one: str, more: str) -> str:
    return f"{count or 'no'} {one if count == 1 else more}"
