"""What changed since the last finished assessment of the same client."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils import timezone

from clients.records.models import SafetyScreen
from therapy.assessments.analysis import facts_of, has_suggestions, record_from, told_of, was_looked_at
from therapy.assessments.models import Assessment, BodyMapEntry, Finding, Measurement
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
    then, now = sittings_of([(earlier, earlier.screen), (assessment, screen)])
    return SinceLast(earlier, others, then, now, compare(then, now, load_library()))


def moved_between(before: Sitting, now: Sitting) -> list[str]:
    """The hypotheses that came, went, rose or fell from one state of an assessment to the next, in words."""
    return [each.words for each in compare(before, now, load_library()).hypotheses]


def sitting_of(assessment: Assessment, *, screen: SafetyScreen | None) -> Sitting:
    """A finished assessment as reasoning compares it, for the client as they were on that day."""
    return sittings_of([(assessment, screen)])[0]


def sittings_of(finished: Sequence[tuple[Assessment, SafetyScreen | None]]) -> list[Sitting]:
    """Finished assessments of one client, each with its screen. Four queries, however many they are."""
    assessments = [each for each, _ in finished]
    client = assessments[0].client
    findings = _by_sitting(Finding.objects.of(client).filter(assessment__in=assessments))
    measurements = _by_sitting(Measurement.objects.of(client).filter(assessment__in=assessments))
    marks = _by_sitting(BodyMapEntry.objects.of(client).filter(assessment__in=assessments))
    told, sittings = told_of(client), []
    for each, screen in finished:
        facts = facts_of(each.client, today=timezone.localdate(each.finished_at), told=told)
        record = record_from(
            findings=findings[each.pk],
            measurements=measurements[each.pk],
            body_map=marks[each.pk],
            screen=screen,
            client=facts,
        )
        record = replace(record, has_medical_outcome=was_looked_at(each, screen))
        sittings.append(Sitting(record, assess(record, load_library(), suggestions=has_suggestions(each))))
    return sittings


def _by_sitting[Row: (Finding, Measurement, BodyMapEntry)](rows: Iterable[Row]) -> dict[UUID, list[Row]]:
    held: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        held[row.assessment_id].append(row)
    return held
