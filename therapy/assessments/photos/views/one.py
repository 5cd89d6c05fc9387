from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import CHANGED, UNPROCESSABLE, page, sentences_into
from clients.practices.uploads.answering import KEPT_BY_NOBODY, answer_with
from clients.practices.uploads.kept import KeptFile
from therapy.assessments.forms import sentence
from therapy.assessments.models import Photo, SmallPhoto
from therapy.assessments.photos import actions
from therapy.assessments.photos.forms import DeleteForm, DrawingForms
from therapy.assessments.photos.views.finding import context_of, photo_for, wants_json
from therapy.assessments.photos.words import LINE_NAMES


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
@vary_on_headers("Accept")
def photo(request: StaffRequest, photo_id: UUID) -> HttpResponse:
    """One photo: draw a plumb line and lines on it, and read their angles."""
    found = photo_for(request, photo_id)
    if request.method == "POST":
        return _draw(request, found)
    audit.record_read("photo.viewed", subject=found, by=request.member, client=found.assessment.client)
    return _photo_page(request, found, DrawingForms(found))


@require_safe
@allow("assessments.see")
def picture(request: StaffRequest, photo_id: UUID) -> HttpResponseBase:
    """The picture itself, for members of the practice while the client's consent is in force; kept by no browser."""
    found = photo_for(request, photo_id)
    if not actions.allows_photos(found.assessment.client):
        raise PermissionDenied
    return answer_with(request, found, called="photo", cache=KEPT_BY_NOBODY)


@require_safe
@allow("assessments.see")
def small_picture(request: StaffRequest, photo_id: UUID) -> HttpResponseBase:
    """The picture as a list of them shows it, under the same guard; the large one where there is no small one."""
    found = photo_for(request, photo_id)
    if not actions.allows_photos(found.assessment.client):
        raise PermissionDenied
    small: KeptFile | None = SmallPhoto.objects.visible_to(request.member).filter(photo=found).first()
    return answer_with(request, small or found, called="photo", cache=KEPT_BY_NOBODY)


@require_http_methods(["GET", "HEAD", "POST"])
@allow("assessments.record")
def delete(request: StaffRequest, photo_id: UUID) -> HttpResponse:
    """Ask why, then delete a photo for good."""
    found = photo_for(request, photo_id)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with sentences_into(form):
            actions.delete_photo(photo=found, because=form.cleaned_data["because"], by=request.member)
            messages.success(request, "The photo is deleted, with what was drawn on it.")
            return redirect("assessments:photos", found.assessment_id)
    return page(request, "assessments/photos/delete.html", context_of(found) | {"form": form})


def _draw(request: StaffRequest, photo: Photo) -> HttpResponse:
    forms = DrawingForms(photo, request.POST)
    if not forms.is_valid:
        return _refused(request, photo, forms, " ".join(forms.sentences), UNPROCESSABLE)
    try:
        kept = actions.draw_on_photo(photo=photo, drawn=forms.said, seen=forms.seen_edits, by=request.member)
    except actions.DrawnSince as since:
        return _refused(request, photo_for(request, photo.pk), forms, sentence(since), CHANGED)
    except ValidationError as error:
        return _refused(request, photo, forms, sentence(error), UNPROCESSABLE)
    if wants_json(request):
        return JsonResponse({"seen": kept.edits})
    messages.success(request, "The lines are saved.")
    return redirect("assessments:photo", photo.pk)


def _refused(request: StaffRequest, photo: Photo, forms: DrawingForms, why: str, status: int) -> HttpResponse:
    """The page with what was typed, beside what is kept; or the sentence alone for a page that saves as one draws."""
    if wants_json(request):
        return JsonResponse({"sentence": why}, status=status)
    return _photo_page(request, photo, forms, error=why, status=status)


def _photo_page(
    request: StaffRequest, photo: Photo, forms: DrawingForms, *, error: str = "", status: int = 200
) -> HttpResponse:
    context = context_of(photo) | {
        "forms": forms,
        "error": error,
        "is_late": status == CHANGED,
        "line_names": LINE_NAMES,
    }
    return render(request, "assessments/photos/photo.html", context, status=status)
