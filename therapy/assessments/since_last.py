"""What changed since the last finished assessment of the same client."""

from dataclasses import dataclass

from django.utils import timezone

from clients.records.models import SafetyScreen
from therapy.assessments.analysis import facts_of, has_suggestions, record_of
from therapy.assessments.models import Assessment
from therapy.knowledge import load_library
from therapy.reasoning.analysis import assess
from therapy.reasoning.comparing.changes import Comparison, Sitting
from therapy.reasoning.comparing.comparing import compare


@dataclass(frozen=True, slots=True)
class SinceLast:
    """The assessment before, and what changed since."""

    earlier: Assessment
    comparison: Comparison


def since_last(assessment: Assessment, *, screen: SafetyScreen | None) -> SinceLast | None:
    """A finished assessment against the newest one finished before it; None where it is the first."""
    finished = Assessment.objects.of(assessment.client).finished().exclude(pk=assessment.pk)
    before = finished.filter(finished_at__lt=assessment.finished_at).order_by("-finished_at")
    earlier: Assessment | None = before.with_client().first()
    if earlier is None:
        return None
    then, now = sitting_of(earlier, screen=earlier.screen), sitting_of(assessment, screen=screen)
    return SinceLast(earlier, compare(then, now, load_library()))


def sitting_of(assessment: Assessment, *, screen: SafetyScreen | None) -> Sitting:
    """A finished assessment as reasoning compares it, for the client as they were on that day."""
    day = timezone.localdate(assessment.finished_at)
    record = record_of(assessment, client=facts_of(assessment.client, today=day), screen=screen)
    return Sitting(record, assess(record, load_library(), suggestions=has_suggestions(assessment)))
