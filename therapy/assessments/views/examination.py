from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.records.models import SafetyScreen
from therapy.assessments.examination.page import (
    Page,
    recorded_page,
    region_page,
    retests_page,
    searched_page,
    symptoms_page,
)
from therapy.assessments.examination.places import (
    RECORDED,
    RETESTS,
    SYMPTOMS,
    beside_of,
    first_place,
    places_of,
    regions_examined,
)
from therapy.assessments.examination.rows import rows_of
from therapy.assessments.forms import examined_changes, typed_in
from therapy.assessments.live_map import EXAMINATION, live_map
from therapy.assessments.models import Assessment
from therapy.assessments.progress import Recorded, progress_of
from therapy.assessments.safety_notice import screen_chip, stop_notice
from therapy.assessments.views.finding import assessment_and_screen
from therapy.assessments.views.saving import keep_changes
from therapy.assessments.views.tablet import keepable, record_opened
from therapy.knowledge import load_library
from therapy.reasoning.hypotheses.rivals import Rivals

MOST_WORDS = 60


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def examination(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """What is examined beside the tests: a region, what a search found, the complaint's behaviour, or the re-tests."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    if request.method == "POST":
        return _save(request, assessment)
    record_opened(request, assessment)
    return keepable(_page(request, assessment, screen), assessment, request)


def _save(request: StaffRequest, assessment: Assessment) -> HttpResponse:
    """Save the page's form as a whole. What cannot be kept comes back with a sentence at its entry."""
    slots = _sections(request, assessment, Recorded.of(assessment)).slots
    errors, status = keep_changes(assessment, examined_changes(slots.values(), request.POST), by=request.member)
    if errors:
        again, screen = assessment_and_screen(request, assessment.pk)
        return _page(
            request, again, screen, typed=typed_in(slots.values(), request.POST, errors), errors=errors, status=status
        )
    return redirect(f"{request.path}?{request.GET.urlencode()}")


def _page(
    request: StaffRequest, assessment: Assessment, screen: SafetyScreen | None, *, status: int = 200, **typed: Any
) -> HttpResponse:
    library, recorded, today = load_library(), Recorded.of(assessment), timezone.localdate()
    live = live_map(assessment, recorded, screen=screen, test=EXAMINATION, today=today)
    page = _sections(request, assessment, recorded, live.retests, **typed)
    context = {
        "assessment": assessment,
        "client": assessment.client,
        "battery": assessment.battery_words,
        "chip": screen_chip(screen, library),
        "notice": stop_notice(screen, assessment.client.practice, library),
        "progress": progress_of(assessment, recorded, library),
        "beside": beside_of(page.place),
        "places": places_of(recorded.measurements, library),
        "current": page.place,
        "page": page,
        "errors": typed.get("errors", {}),
        "live": live,
    }
    return render(request, "assessments/examination.html", context, status=status)


def _sections(
    request: StaffRequest, assessment: Assessment, recorded: Recorded, proposed: tuple[Rivals, ...] = (), **typed: Any
) -> Page:
    """The part of the examination that is asked for; 404 for a region there is none of."""
    library, today = load_library(), timezone.localdate()
    rows = rows_of(assessment, recorded, today=today, **typed)
    here = RECORDED if assessment.is_finished else first_place(recorded.body_map, library)
    place = request.GET.get("region") or here
    if words := request.GET.get("q", "").strip()[:MOST_WORDS]:
        return searched_page(words, rows)
    if place == SYMPTOMS:
        return symptoms_page(recorded.body_map, rows)
    if place == RETESTS:
        return retests_page(proposed, rows)
    if place == RECORDED:
        return recorded_page(rows)
    if place not in regions_examined(library):
        raise Http404
    return region_page(place, rows, request.GET.get("kind", ""))
