from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from therapy.assessments.changing import opened
from therapy.assessments.models import Assessment, BodyMapEntry, Finding, Measurement
from therapy.knowledge import load_library


@transaction.atomic
def finish_assessment(*, assessment: Assessment, by: Member) -> Assessment:
    """Close the assessment: from now on it is reasoned over and never changed.

    The knowledge's version is kept with it, so a later reader knows by which records it was reasoned.
    Raises ValidationError if nothing was recorded, or if it was finished before.
    """
    assessment = opened(assessment, by=by)
    if not _has_anything(assessment, by):
        raise ValidationError("Nothing is recorded yet. Record a test first, or come back to it later.")
    assessment.finished_at = timezone.now()
    assessment.knowledge_version = load_library().version
    assessment.version += 1
    assessment.save(update_fields=["finished_at", "knowledge_version", "version"])
    audit.record("assessment.finished", subject=assessment, by=by, client=assessment.client)
    return assessment


def _has_anything(assessment: Assessment, by: Member) -> bool:
    return any(
        kind.objects.visible_to(by).filter(assessment=assessment).exists()
        for kind in (Finding, Measurement, BodyMapEntry)
    )
