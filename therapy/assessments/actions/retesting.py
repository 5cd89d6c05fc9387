from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from therapy.assessments.analysis import analysis_when_finished, has_suggestions, standing_screen
from therapy.assessments.changing import locked, raise_version
from therapy.assessments.measures import Where, measure_at
from therapy.assessments.models import Assessment, Measurement
from therapy.assessments.signing.standing import insist_unsigned
from therapy.knowledge import load_library

RETEST = "retest"


@transaction.atomic
def look_again(
    *, assessment: Assessment, observation: str, condition: str, side: str = "", change: str, by: Member
) -> Assessment:
    """Keep what a re-test of a finding showed after the assessment was finished; "" takes it back.

    It is the one thing that may still be added then: it sets explanations of what was found apart, and finds nothing.
    The same again changes nothing. Raises ValidationError before the assessment is finished, after a stop, where
    suggestions are turned off, and for a re-test that would tell nothing of what was found.
    """
    where = Where(RETEST, observation, side, condition)
    value = measure_at(load_library(), where).read({"change": change} if change else None)
    assessment = locked(assessment, by=by)
    insist_unsigned(assessment, by=by)
    _insist_it_would_tell(assessment, where)
    row = Measurement.objects.visible_to(by).filter(assessment=assessment, **where.as_fields).first()
    if (row.value if row else None) == value:
        return assessment
    if value is None:
        Measurement.objects.visible_to(by).filter(assessment=assessment, **where.as_fields).delete()
    else:
        row = row or Measurement(practice=by.practice, assessment=assessment, **where.as_fields)
        row.value, row.recorded_at = value, timezone.now()
        row.save()
    raise_version(assessment)
    audit.record(
        "finding.retested" if value else "finding.retest_taken_back",
        subject=assessment,
        by=by,
        client=assessment.client,
        observation=observation,
        condition=condition,
    )
    return assessment


def _insist_it_would_tell(assessment: Assessment, where: Where) -> None:
    if not assessment.is_finished:
        raise ValidationError("This assessment is still open: record the re-test on its page of re-tests.")
    if not has_suggestions(assessment):
        raise ValidationError("Suggestions are turned off in this practice, so there is nothing to set apart.")
    analysis = analysis_when_finished(assessment, screen=standing_screen(assessment))
    if analysis.safety.stop:
        raise ValidationError("What warns holds this client's training. Record the medical outcome first.")
    if (where.key, where.site) not in {(each.observation, each.condition) for each in analysis.rivals}:
        raise ValidationError("Nothing found here is told apart by this re-test. Reload the page.")
