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

OFFERED = 12


@dataclass(frozen=True, slots=True)
class SinceLast:
    """The assessment it is compared with, both as they stood, and what changed; `others` may be compared with too."""

    earlier: Assessment
    others: tuple[Assessment, ...]
    then: Sitting
    now: Sitting
    comparison: Comparison


def since_last(assessment: Assessment, *, screen: SafetyScreen | None, chosen: str = "") -> SinceLast | None:
    """A finished assessment against the `chosen` one before it, or the newest; None where it is the first."""
    finished = Assessment.objects.of(assessment.client).finished().exclude(pk=assessment.pk)
    before = finished.filter(finished_at__lt=assessment.finished_at).order_by("-finished_at")
    others = tuple(before.with_client()[:OFFERED])
    earlier = next((each for each in others if str(each.pk) == chosen), next(iter(others), None))
    if earlier is None:
        return None
    then, now = sitting_of(earlier, screen=earlier.screen), sitting_of(assessment, screen=screen)
    return SinceLast(earlier, others, then, now, compare(then, now, load_library()))


def moved_between(before: Sitting, now: Sitting) -> list[str]:
    """The hypotheses that came, went, rose or fell from one state of an assessment to the next, in words."""
    return [each.words for each in compare(before, now, load_library()).hypotheses]


def sitting_of(assessment: Assessment, *, screen: SafetyScreen | None) -> Sitting:
    """A finished assessment as reasoning compares it, for the client as they were on that day."""
    day = timezone.localdate(assessment.finished_at)
    record = record_of(assessment, client=facts_of(assessment.client, today=day), screen=screen)
    return Sitting(record, assess(record, load_library(), suggestions=has_suggestions(assessment)))
