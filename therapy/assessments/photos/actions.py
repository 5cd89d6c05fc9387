"""Photos are kept where the client agreed, drawn on while the assessment is open, and deleted for a reason."""

from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import models, transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.practices.uploads.keeping import Anew, forget, keep, made_anew, small_of
from clients.records.models import Client, Consent, ConsentKind
from therapy.assessments.changing import opened
from therapy.assessments.models import Assessment, Photo, SmallPhoto
from therapy.assessments.photos.drawing import Drawn, check_drawn, drawn_on

FOLDER: Final = "photos"
MOST_PHOTOS: Final = 24
NO_CONSENT: Final = "{name} has not agreed to photos. Ask first and record the consent, then take the photo."


class Because(models.TextChoices):
    """Why a photo is deleted."""

    CONSENT = "consent", "The client took back the consent"
    ASKED = "asked", "The client asks for it"
    MISTAKEN = "mistaken", "It shows somebody else, or was taken by mistake"
    UNUSABLE = "unusable", "It is blurred or shows too little"


class DrawnSince(ValidationError):
    """Somebody else drew on the photo in the meantime; nothing was written over."""

    def __init__(self) -> None:
        super().__init__("Somebody else changed these lines since. Nothing was overwritten: choose which ones stay.")


def allows_photos(client: Client) -> bool:
    """Whether the client's consent to photos is in force."""
    return bool(Consent.objects.of(client).in_force().filter(kind=ConsentKind.PHOTOS).exists())


def add_photo(
    *, assessment: Assessment, test: str, view: str, upload: TemporaryUploadedFile, submission: UUID, by: Member
) -> Photo:
    """Make the picture anew, without a word about place, time or camera, and keep that, once for each `submission`.

    Raises ValidationError for a test that is not of this assessment, where consent is missing, once the assessment
    is finished, where it has enough photos, and, at `photo`, for what is no picture.
    """
    if made := Photo.objects.of(assessment.client).filter(pk=submission).first():
        found: Photo = made
        return found
    _insist_on_consent(assessment.client)
    photo = Photo(pk=submission, practice_id=by.practice_id, assessment=assessment, test=test, view=view)
    with made_anew(upload, "photo") as anew:
        return _add(photo, anew, small_of(anew), by)


@transaction.atomic
def _add(photo: Photo, anew: Anew, small: Anew, by: Member) -> Photo:
    Client.objects.of(photo.assessment.client).select_for_update(no_key=True).get()
    assessment = opened(photo.assessment, by=by)
    _insist_on_consent(assessment.client)
    if photo.test not in assessment.tests:
        raise ValidationError({"test": "Choose one of the tests of this assessment."})
    if Photo.objects.visible_to(by).filter(assessment=assessment).count() >= MOST_PHOTOS:
        raise ValidationError(f"An assessment takes {MOST_PHOTOS} photos. Delete one first.")
    photo.clean_fields(exclude=["name", "content_type", "size", "digest", "stored_by", "width", "height"])
    photo.validate_unique(exclude=["name"])
    photo = keep(photo, anew, folder=FOLDER, by=by)
    keep(SmallPhoto(photo=photo), small, folder=FOLDER, by=by)
    audit.record("photo.kept", subject=photo, by=by, client=assessment.client, assessment=str(assessment.pk))
    return photo


@transaction.atomic
def draw_on_photo(*, photo: Photo, drawn: Drawn, seen: int, by: Member) -> Photo:
    """Keep what was drawn, as numbers beside the picture. `seen` is the `edits` of the drawing that was changed.

    The same again changes nothing. Raises ValidationError for lines that cannot be kept and once the assessment is
    finished, and DrawnSince where somebody else drew in between.
    """
    opened(photo.assessment, by=by)
    photo = _locked(photo, by)
    if drawn == drawn_on(photo):
        return photo
    if seen != photo.edits:
        raise DrawnSince
    check_drawn(drawn, photo)
    photo.plumb, photo.lines = drawn.as_kept
    photo.edits += 1
    photo.save(update_fields=["plumb", "lines", "edits"])
    audit.record("photo.drawn_on", subject=photo, by=by, client=photo.assessment.client)
    return photo


@transaction.atomic
def delete_photo(*, photo: Photo, because: str, by: Member) -> None:
    """Delete the picture for good, with what was drawn on it; also after the assessment was finished or signed.

    A photo is the client's to take back, so no signature holds it. Raises ValidationError without a reason.
    """
    if because not in Because.values:
        raise ValidationError({"because": "Say why the photo is deleted. The audit trail keeps the reason."})
    client = Client.objects.visible_to(by).get(assessments=photo.assessment_id)
    for found in Photo.objects.visible_to(by).select_for_update(no_key=True).filter(pk=photo.pk):
        audit.record("photo.deleted", subject=found, by=by, client=client, because=because)
        for small in SmallPhoto.objects.visible_to(by).filter(photo=found):
            forget(small)
        forget(found)


@transaction.atomic
def delete_all_photos(*, client: Client, because: str, by: Member) -> int:
    """Delete every photo of the client; how many they were."""
    photos = list(Photo.objects.visible_to(by).of(client))
    for photo in photos:
        delete_photo(photo=photo, because=because, by=by)
    return len(photos)


def _insist_on_consent(client: Client) -> None:
    if not allows_photos(client):
        raise ValidationError(NO_CONSENT.format(name=client.first_name), code="consent")


def _locked(photo: Photo, by: Member) -> Photo:
    rows = Photo.objects.visible_to(by).select_related("assessment__client")
    found: Photo = rows.select_for_update(of=("self",), no_key=True).get(pk=photo.pk)
    return found
