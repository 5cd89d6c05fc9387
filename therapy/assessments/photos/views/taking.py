from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE, page, sentences_into
from clients.practices.ids import uuid7
from clients.practices.uploads.receiving import too_large_in
from clients.records.actions.consents import give_consent
from clients.records.consent_words import CONSENT_WORDS
from clients.records.models import ConsentKind
from therapy.assessments.models import Assessment, Photo
from therapy.assessments.photos import actions
from therapy.assessments.photos.forms import AddPhotoForm
from therapy.assessments.photos.shown import shown
from therapy.assessments.photos.views.finding import wants_json
from therapy.assessments.views.finding import assessment_for

PAGE = "assessments/photos/photos.html"


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
@vary_on_headers("HX-Request", "Accept")
def photos(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """The photos of an assessment, and taking another: a page of its own, or a fragment for one that shows them."""
    assessment = assessment_for(request, assessment_id)
    if request.method == "POST":
        return _add(request, assessment)
    if request.htmx:
        return render(request, "assessments/photos/_panel.html", _context(request, assessment))
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    asked = {"test": request.GET.get("test", ""), "submission": uuid7()}
    form = AddPhotoForm(initial=asked, assessment=assessment)
    return render(request, PAGE, _context(request, assessment) | {"form": form})


@require_POST
@allow("clients.change")
def agree(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Record, where the photo is about to be taken, that the client agrees to photos."""
    assessment = assessment_for(request, assessment_id)
    give_consent(client=assessment.client, kind=ConsentKind.PHOTOS, now=timezone.now(), by=request.member)
    messages.success(request, "Recorded as agreed: Photos.")
    return redirect(_photos_of_test(assessment, request.GET.get("test", "")))


def _add(request: StaffRequest, assessment: Assessment) -> HttpResponse:
    form = AddPhotoForm(request.POST, assessment=assessment)
    made = _kept(request, assessment, form) if form.is_valid() else None
    if made is not None:
        address = _photos_of_test(assessment, made.test)
        return JsonResponse({"url": address}) if wants_json(request) else redirect(address)
    if wants_json(request):
        said = " ".join(str(each) for errors in form.errors.values() for each in errors)
        return JsonResponse({"sentence": said}, status=UNPROCESSABLE)
    return page(request, PAGE, _context(request, assessment) | {"form": form})


def _kept(request: StaffRequest, assessment: Assessment, form: AddPhotoForm) -> Photo | None:
    """The photo, or None with the errors in the form."""
    upload = request.FILES.get("picture")
    if refused := too_large_in(request):
        form.add_error(None, list(refused.values()))
        return None
    if upload is None:
        form.add_error(None, "Take a photo or choose a picture first.")
        return None
    with sentences_into(form):
        return actions.add_photo(assessment=assessment, upload=upload, by=request.member, **form.cleaned_data)  # type: ignore[arg-type]
    return None


def _photos_of_test(assessment: Assessment, test: str) -> str:
    address = reverse("assessments:photos", args=[assessment.pk])
    return f"{address}?test={test}" if test in assessment.tests else address


def _context(request: StaffRequest, assessment: Assessment) -> dict[str, Any]:
    rows = Photo.objects.visible_to(request.member).filter(assessment=assessment).order_by("stored_at")
    return {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "photos": shown(rows),
        "may_show": actions.allows_photos(assessment.client),
        "consent_words": CONSENT_WORDS[ConsentKind.PHOTOS],
    }
