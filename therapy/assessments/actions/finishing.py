from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from clients.records.actions.safety import record_screen
from clients.records.models import SafetyScreen
from therapy.assessments.analysis import answers_of, safety_of, standing_screen
from therapy.assessments.changing import opened
from therapy.assessments.models import Assessment, BodyMapEntry, Finding, Measurement
from therapy.knowledge import load_library
from therapy.knowledge.records import UrgencyLevel


@transaction.atomic
def finish_assessment(*, assessment: Assessment, by: Member) -> Assessment:
    """Close the assessment: from now on it is reasoned over and never changed.

    The knowledge's version is kept with it, so a later reader knows by which records it was reasoned. Where what was
    found, taken together, stops, the client's training is held as by a warning answer.
    Raises ValidationError if nothing was recorded, or if it was finished before.
    """
    assessment = opened(assessment, by=by)
    if not _has_anything(assessment, by):
        raise ValidationError("Nothing is recorded yet. Record a test first, or come back to it later.")
    assessment.finished_at = timezone.now()
    assessment.knowledge_version = load_library().version
    assessment.version += 1
    assessment.screen = _screen_of_findings(assessment, by) or assessment.screen
    assessment.save(update_fields=["finished_at", "knowledge_version", "version", "screen"])
    audit.record("assessment.finished", subject=assessment, by=by, client=assessment.client)
    return assessment


def _screen_of_findings(assessment: Assessment, by: Member) -> SafetyScreen | None:
    """A screen that holds, where what was found stops and no screen as urgent holds already."""
    screen, now = standing_screen(assessment), assessment.finished_at or timezone.now()
    safety = safety_of(assessment, today=timezone.localdate(now))
    if not safety.stop or safety.refer is None:
        return None
    urgency, answers = safety.refer.urgency, answers_of(screen)
    if screen and screen.holds and screen.urgency in (UrgencyLevel.EMERGENCY, urgency):
        return None
    return record_screen(client=assessment.client, answers=answers, urgency=str(urgency), now=now, by=by)


def _has_anything(assessment: Assessment, by: Member) -> bool:
    return any(
        kind.objects.visible_to(by).filter(assessment=assessment).exists()
        for kind in (Finding, Measurement, BodyMapEntry)
    )
