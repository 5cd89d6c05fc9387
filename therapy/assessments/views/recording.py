from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.records.models import SafetyScreen
from therapy.assessments.actions import record_nothing_seen, skip_test
from therapy.assessments.analysis import facts_at_hand
from therapy.assessments.body_map_page import map_rows
from therapy.assessments.earlier import Earlier, with_earlier
from therapy.assessments.examination.slots import Entries, slots_beside
from therapy.assessments.forms import SkipForm, examined_changes, marks_changes, sentence, sheet_changes, typed_in
from therapy.assessments.live_map import live_map
from therapy.assessments.models import Assessment
from therapy.assessments.page_of_test import sheet_of, with_slots
from therapy.assessments.places import place_names
from therapy.assessments.progress import Recorded, progress_of
from therapy.assessments.safety_notice import screen_chip, stop_notice
from therapy.assessments.sheet import BODY_MAP
from therapy.assessments.views.finding import assessment_and_screen, assessment_for
from therapy.assessments.views.saving import keep_changes
from therapy.assessments.views.tablet import keepable, record_opened
from therapy.knowledge import load_library


@require_http_methods(["GET", "HEAD"])
@allow("assessments.see")
def go_on(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """To where the assessment stands: the first test that is left, or its result."""
    assessment = assessment_for(request, assessment_id)
    if assessment.is_finished:
        return redirect("assessments:result", assessment.pk)
    progress = progress_of(assessment, Recorded.of(assessment), load_library())
    return redirect("assessments:test", assessment.pk, progress.first_left.test.id)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def test(request: StaffRequest, assessment_id: UUID, test_id: str) -> HttpResponse:
    """One test of the sitting: what is seen, what is measured, and the map beside it."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    if test_id not in assessment.tests:
        raise Http404
    if request.method == "POST":
        return _save(request, assessment, test_id)
    record_opened(request, assessment)
    return keepable(_page(request, assessment, screen, test_id), assessment, request)


@require_POST
@allow("assessments.record")
def nothing_seen(request: StaffRequest, assessment_id: UUID, test_id: str) -> HttpResponse:
    """Save the form, and all that was not recorded yet as looked for and not seen; then to the test that is named."""
    assessment = assessment_for(request, assessment_id)
    if test_id not in assessment.tests:
        raise Http404
    errors, status = keep_changes(assessment, _posted_changes(request, test_id), by=request.member)
    if errors:
        return _page(request, *assessment_and_screen(request, assessment.pk), test_id, errors=errors, status=status)
    try:
        record_nothing_seen(assessment=assessment, test=test_id, by=request.member)
    except ValidationError as error:
        messages.error(request, sentence(error))
        return redirect("assessments:test", assessment.pk, test_id)
    then = request.POST.get("then")
    return redirect("assessments:test", assessment.pk, then if then in assessment.tests else test_id)


@require_POST
@allow("assessments.record")
def skip(request: StaffRequest, assessment_id: UUID, test_id: str) -> HttpResponse:
    """Leave a test out, with the reason; without one, take it up again."""
    assessment = assessment_for(request, assessment_id)
    form = SkipForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say in at most 200 characters why the test is left out.")
        return redirect("assessments:test", assessment.pk, test_id)
    reason = form.cleaned_data["reason"]
    try:
        assessment = skip_test(assessment=assessment, test=test_id, reason=reason, by=request.member)
    except ValidationError as error:
        messages.error(request, sentence(error))
        return redirect("assessments:assessment", assessment.pk)
    if not reason:
        return redirect("assessments:test", assessment.pk, test_id)
    return redirect("assessments:assessment", assessment.pk)


def _save(request: StaffRequest, assessment: Assessment, test_id: str) -> HttpResponse:
    """Save a test's form as a whole. What cannot be kept comes back with a sentence at its field."""
    errors, status = keep_changes(assessment, _posted_changes(request, test_id), by=request.member)
    if errors:
        return _page(request, *assessment_and_screen(request, assessment.pk), test_id, errors=errors, status=status)
    return redirect("assessments:test", assessment.pk, test_id)


def _posted_changes(request: StaffRequest, test_id: str) -> list[tuple[str, Any]]:
    library = load_library()
    if test_id == BODY_MAP:
        return list(marks_changes(place_names(library), request.POST, today=timezone.localdate()))
    slots = slots_beside(test_id, Entries.of(()), library)
    return [*sheet_changes(library.tests[test_id], request.POST), *examined_changes(slots, request.POST)]


def _page(
    request: StaffRequest,
    assessment: Assessment,
    screen: SafetyScreen | None,
    test_id: str,
    *,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    library, recorded = load_library(), Recorded.of(assessment)
    progress = progress_of(assessment, recorded, library)
    before, step, after = progress.around(test_id)
    context = {
        "assessment": assessment,
        "client": assessment.client,
        "battery": assessment.battery_words,
        "chip": screen_chip(screen, library),
        "notice": stop_notice(screen, assessment.client.practice, library),
        "progress": progress,
        "step": step,
        "before": before,
        "after": after,
        "errors": errors or {},
        "live": live_map(assessment, recorded, screen=screen, test=test_id, today=timezone.localdate()),
    }
    if test_id == BODY_MAP:
        context |= map_rows(assessment, recorded, library, post=request.POST if errors else None, errors=errors or {})
        return render(request, "assessments/body_map.html", context, status=status)
    typed = {name: request.POST[name] for name in errors or {} if name in request.POST}
    slots = slots_beside(test_id, Entries.of(recorded.measurements), library)
    entries = Entries.of(recorded.measurements, typed=typed_in(slots, request.POST, errors or {}), errors=errors)
    client = facts_at_hand(assessment.client, today=timezone.localdate())
    sheet = sheet_of(step.test, recorded, client=client, typed=typed, errors=errors)
    sheet = with_earlier(sheet, Earlier.of(recorded.last_findings, recorded.last_measurements))
    context["sheet"] = with_slots(sheet, slots_beside(test_id, entries, library))
    return render(request, "assessments/test.html", context, status=status)
