from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import sentences_into
from clients.practices.ids import uuid7
from clients.practices.uploads.answering import KEPT_BY_NOBODY, answer_with
from clients.practices.uploads.receiving import too_large_in
from clients.records.actions.consents import give_consent
from clients.records.consent_words import CONSENT_WORDS
from clients.records.models import ConsentKind
from therapy.assessments.forms import sentence
from therapy.assessments.models import Assessment, Photo
from therapy.assessments.photos import actions
from therapy.assessments.photos.forms import AddPhotoForm, DeleteForm, DrawingForms
from therapy.assessments.photos.shown import ShownPhoto, by_sitting, shown
from therapy.assessments.photos.words import LINE_NAMES
from therapy.assessments.views.finding import assessment_for, client_for

CHANGED, UNPROCESSABLE = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
@vary_on_headers("HX-Request", "Accept")
def photos(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """The photos of an assessment, and taking another: a page of its own, or a fragment for one that shows them."""
    assessment = assessment_for(request, assessment_id)
    if request.method == "POST":
        return _add(request, assessment)
    if request.htmx:
        return render(request, "assessments/photos/_panel.html", _photos(request, assessment))
    audit.record_read("assessment.viewed", subject=assessment, by=request.member, client=assessment.client)
    asked = {"test": request.GET.get("test", ""), "submission": uuid7()}
    return _photos_page(request, assessment, AddPhotoForm(initial=asked, assessment=assessment))


@require_POST
@allow("clients.change")
def agree(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """Record, where the photo is about to be taken, that the client agrees to photos."""
    assessment = assessment_for(request, assessment_id)
    give_consent(client=assessment.client, kind=ConsentKind.PHOTOS, now=timezone.now(), by=request.member)
    messages.success(request, "Recorded as agreed: Photos.")
    return redirect("assessments:photos", assessment.pk)


@require_safe
@allow("assessments.see")
def picture(request: HttpRequest, photo_id: UUID) -> HttpResponseBase:
    """The picture itself, for members of the practice while the client's consent is in force; kept by no browser."""
    photo = _photo_for(request, photo_id)
    if not actions.allows_photos(photo.assessment.client):
        raise PermissionDenied
    return answer_with(request, photo, called="photo", cache=KEPT_BY_NOBODY)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def photo(request: StaffRequest, photo_id: UUID) -> HttpResponse:
    """One photo: draw a plumb line and lines on it, and read their angles."""
    found = _photo_for(request, photo_id)
    if request.method == "POST":
        return _draw(request, found)
    audit.record_read("photo.viewed", subject=found, by=request.member, client=found.assessment.client)
    return _photo_page(request, found, DrawingForms(found))


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def delete(request: StaffRequest, photo_id: UUID) -> HttpResponse:
    """Ask why, then delete a photo for good."""
    found = _photo_for(request, photo_id)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with sentences_into(form):
            actions.delete_photo(photo=found, because=form.cleaned_data["because"], by=request.member)
            messages.success(request, "The photo is deleted, with what was drawn on it.")
            return redirect("assessments:photos", found.assessment_id)
    context = _photo_context(found) | {"form": form}
    return render(request, "assessments/photos/delete.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def of_client(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """All photos of a client by assessment, and deleting them all."""
    client = client_for(request, client_id)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        gone = actions.delete_all_photos(client=client, because=form.cleaned_data["because"], by=request.member)
        messages.success(request, f"Deleted: {gone} photo{'' if gone == 1 else 's'}, with what was drawn on them.")
        return redirect("assessments:photos_of", client.pk)
    audit.record_read("client.viewed", subject=client, by=request.member, client=client)
    rows = Photo.objects.of(client).with_sitting().order_by("-assessment__started_at", "assessment", "stored_at")
    context = {
        "section": "clients",
        "client": client,
        "sittings": by_sitting(rows),
        "may_show": actions.allows_photos(client),
        "form": form,
    }
    return render(request, "assessments/photos/of_client.html", context, status=_status(form))


def _add(request: StaffRequest, assessment: Assessment) -> HttpResponse:
    form = AddPhotoForm(request.POST, assessment=assessment)
    made = _kept(request, assessment, form) if form.is_valid() else None
    if made is None:
        said = [str(each) for errors in form.errors.values() for each in errors]
        if _wants_json(request):
            return JsonResponse({"sentence": " ".join(said)}, status=UNPROCESSABLE)
        return _photos_page(request, assessment, form)
    address = f"{reverse('assessments:photos', args=[assessment.pk])}?test={made.test}"
    return JsonResponse({"url": address}) if _wants_json(request) else redirect(address)


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


def _photos(request: StaffRequest, assessment: Assessment) -> dict[str, Any]:
    rows = Photo.objects.visible_to(request.member).filter(assessment=assessment).order_by("stored_at")
    return {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "photos": shown(rows),
        "may_show": actions.allows_photos(assessment.client),
        "consent_words": CONSENT_WORDS[ConsentKind.PHOTOS],
    }


def _photos_page(request: StaffRequest, assessment: Assessment, form: AddPhotoForm) -> HttpResponse:
    context = _photos(request, assessment) | {"form": form}
    return render(request, "assessments/photos/photos.html", context, status=_status(form))


def _draw(request: StaffRequest, photo: Photo) -> HttpResponse:
    forms = DrawingForms(photo, request.POST)
    if not forms.is_valid:
        return _refused(request, photo, forms, " ".join(forms.sentences), UNPROCESSABLE)
    try:
        kept = actions.draw_on_photo(
            photo=photo, drawn=forms.said, seen=forms.seen.cleaned_data["seen"], by=request.member
        )
    except actions.DrawnSince as since:
        return _refused(request, _photo_for(request, photo.pk), forms, sentence(since), CHANGED)
    except ValidationError as error:
        return _refused(request, photo, forms, sentence(error), UNPROCESSABLE)
    if _wants_json(request):
        return JsonResponse({"seen": kept.edits})
    messages.success(request, "The lines are saved.")
    return redirect("assessments:photo", photo.pk)


def _refused(request: StaffRequest, photo: Photo, forms: DrawingForms, why: str, status: int) -> HttpResponse:
    """The page with what was typed, beside what is kept; or the sentence alone for a page that saves as one draws."""
    if _wants_json(request):
        return JsonResponse({"sentence": why}, status=status)
    return _photo_page(request, photo, forms, error=why, status=status)


def _photo_page(
    request: StaffRequest, photo: Photo, forms: DrawingForms, *, error: str = "", status: int = 200
) -> HttpResponse:
    context = _photo_context(photo) | {
        "forms": forms,
        "error": error,
        "is_late": status == CHANGED,
        "line_names": LINE_NAMES,
    }
    return render(request, "assessments/photos/photo.html", context, status=status)


def _photo_context(photo: Photo) -> dict[str, Any]:
    client = photo.assessment.client
    return {
        "section": "clients",
        "shown": ShownPhoto(photo),
        "photo": photo,
        "assessment": photo.assessment,
        "client": client,
        "may_show": actions.allows_photos(client),
    }


def _photo_for(request: HttpRequest, photo_id: UUID) -> Photo:
    found: Photo = get_object_or_404(Photo.objects.visible_to(request.member).with_sitting(), pk=photo_id)  # type: ignore[attr-defined]
    return found


def _wants_json(request: HttpRequest) -> bool:
    return request.accepts("application/json") and not request.accepts("text/html")


def _status(form: Any) -> int:
    return UNPROCESSABLE if form.is_bound and form.errors else 200
