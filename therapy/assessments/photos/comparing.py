"""Photos then and now: of the same test, from the same side."""

from dataclasses import dataclass

from therapy.assessments.models import Assessment, Photo
from therapy.assessments.photos.shown import ShownPhoto


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    then: ShownPhoto
    now: ShownPhoto

    @property
    def title(self) -> str:
        return self.now.alt


def pairs_of(assessment: Assessment) -> list[ThenAndNow]:
    """Each photo of the assessment beside the newest earlier one of its kind; those without one are left out."""
    rows = Photo.objects.of(assessment.client).with_sitting().order_by("-stored_at")
    photos = list(rows.filter(assessment__started_at__lte=assessment.started_at))
    now = [photo for photo in photos if photo.assessment_id == assessment.pk]
    then: dict[tuple[str, str], Photo] = {}
    for photo in photos:
        if photo.assessment_id != assessment.pk:
            then.setdefault((photo.test, photo.view), photo)
    return [
        ThenAndNow(ShownPhoto(then[photo.test, photo.view]), ShownPhoto(photo))
        for photo in reversed(now)
        if (photo.test, photo.view) in then
    ]
