from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from therapy.assessments.changing import ChangedSince, Seen, insist_unchanged, opened, raise_version
from therapy.assessments.measures import Where, measure_at
from therapy.assessments.models import Assessment, BodyMapEntry, Finding, Measurement
from therapy.assessments.sheet import known_observation, known_test, sides_of
from therapy.knowledge import load_library

MARKED = 3


class FindingSaid(TypedDict):
    """One finding of several: see `record_finding`."""

    observation: str
    side: str
    severity: int | None


class MeasurementSaid(TypedDict):
    """One measurement of several: see `record_measurement`."""

    test: str
    key: str
    side: str
    site: str
    value: Any


@dataclass(frozen=True, slots=True)
class Marks:
    """What the client says about one region: pain and tension 0 to 10, and `onset` as a decimal year."""

    pain: int | None = None
    tension: int | None = None
    recurrence: str = ""
    onset: Decimal | None = None
    history: str = "none"

    @property
    def says_nothing(self) -> bool:
        return self == Marks()

    @property
    def values(self) -> dict[str, Any]:
        """The marks as they travel between page and server, to be compared with what a page saw."""
        return asdict(self) | {"onset": None if self.onset is None else f"{self.onset:.3f}"}


@transaction.atomic
def record_finding(
    *,
    assessment: Assessment,
    observation: str,
    side: str = "",
    severity: int | None,
    seen: Seen | None = None,
    by: Member,
) -> Assessment:
    """Keep how clearly something was seen: 0 looked for and not seen, to 3 marked; None is not tested after all.

    The same again changes nothing. Raises ChangedSince if somebody else changed it after `seen`, and
    ValidationError for what the knowledge does not have or a finished assessment.
    """
    library = load_library()
    test = library.test_of(known_observation(library, observation, side))
    if severity is not None and severity not in range(MARKED + 1):
        raise ValidationError("Severity goes from 0 (looked for and not seen) to 3 (marked).")
    assessment = opened(assessment, by=by)
    row = Finding.objects.visible_to(by).filter(assessment=assessment, observation=observation, side=side).first()
    theirs = row.severity if row else None
    insist_unchanged(seen, theirs=theirs, yours=severity)
    if theirs == severity:
        return assessment
    row = row or Finding(practice=by.practice, assessment=assessment, test=test.id, observation=observation, side=side)
    _keep(row, None if severity is None else {"severity": severity, "recorded_at": timezone.now()})
    return _recorded("finding.recorded", row, assessment, by, observation=observation)


@transaction.atomic
def record_findings(*, assessment: Assessment, findings: Sequence[FindingSaid], version: int, by: Member) -> Assessment:
    """Keep several findings, all or none; what is not among them stays as it is.

    Raises ChangedSince if the assessment is no longer at `version`, and all that `record_finding` raises.
    """
    now = _still_at(version, assessment, by)
    for each in findings:
        now = record_finding(assessment=now, by=by, **each)
    return now


@transaction.atomic
def record_measurement(
    *, assessment: Assessment, where: Where, value: Any, seen: Seen | None = None, by: Member
) -> Assessment:
    """Keep one number (or choice) of a test, in the unit of its record, or one entry of a book; None takes it away.

    Raises ValidationError for what the knowledge does not have or outside its bounds, and ChangedSince like
    `record_finding`.
    """
    value = measure_at(load_library(), where).read(value)
    assessment = opened(assessment, by=by)
    row = Measurement.objects.visible_to(by).filter(assessment=assessment, **where.as_fields).first()
    theirs = row.value if row else None
    insist_unchanged(seen, theirs=theirs, yours=value)
    if theirs == value:
        return assessment
    row = row or Measurement(practice=by.practice, assessment=assessment, **where.as_fields)
    _keep(row, None if value is None else {"value": value, "recorded_at": timezone.now()})
    return _recorded("measurement.recorded", row, assessment, by, test=where.test, measure=where.key)


@transaction.atomic
def record_measurements(
    *, assessment: Assessment, measurements: Sequence[MeasurementSaid], version: int, by: Member
) -> Assessment:
    """Keep several measurements, all or none, as `record_findings` does with findings."""
    now = _still_at(version, assessment, by)
    for each in measurements:
        where = Where(each["test"], each["key"], each["side"], each["site"])
        now = record_measurement(assessment=now, where=where, value=each["value"], by=by)
    return now


@transaction.atomic
def record_body_map(
    *, assessment: Assessment, region: str, side: str = "", marks: Marks, seen: Seen | None = None, by: Member
) -> Assessment:
    """Keep what the client marked at one region. Marks that say nothing take the region off the map."""
    _known_place(region, side)
    assessment = opened(assessment, by=by)
    row = BodyMapEntry.objects.visible_to(by).filter(assessment=assessment, region=region, side=side).first()
    theirs = marks_of(row) if row else Marks()
    insist_unchanged(seen, theirs=theirs.values, yours=marks.values)
    if theirs == marks:
        return assessment
    row = row or BodyMapEntry(practice=by.practice, assessment=assessment, region=region, side=side)
    _keep(row, None if marks.says_nothing else asdict(marks))
    return _recorded("body_map.recorded", row, assessment, by)


@transaction.atomic
def record_nothing_seen(*, assessment: Assessment, test: str, by: Member) -> Assessment:
    """Keep "looked for and not seen" for every observation of the test that nobody has recorded yet.

    Observations that follow from a number are left alone: without the number they were not tested.
    """
    known = known_test(load_library(), test)
    assessment = opened(assessment, by=by)
    rows = Finding.objects.visible_to(by).filter(assessment=assessment, test=test)
    recorded = set(rows.values_list("observation", "side"))
    unseen = [
        Finding(practice=by.practice, assessment=assessment, test=test, observation=each.id, side=side, severity=0)
        for each in known.observations
        if each.trigger is None
        for side in sides_of(each)
        if (each.id, side) not in recorded
    ]
    if not unseen:
        return assessment
    Finding.objects.visible_to(by).bulk_create(unseen)
    return _recorded("finding.nothing_seen", assessment, assessment, by, test=test)


@transaction.atomic
def skip_test(*, assessment: Assessment, test: str, reason: str, seen: Seen | None = None, by: Member) -> Assessment:
    """Note why a test is left out; an empty reason takes the skip back.

    Raises ValidationError if the test is not in this assessment, and ChangedSince like `record_finding`.
    """
    assessment = opened(assessment, by=by)
    if test not in assessment.tests:
        raise ValidationError("This test is not part of the assessment.")
    reason, theirs = " ".join(reason.split())[:200], assessment.skipped.get(test, "")
    insist_unchanged(seen, theirs=theirs, yours=reason)
    if theirs == reason:
        return assessment
    assessment.skipped = {key: why for key, why in assessment.skipped.items() if key != test}
    if reason:
        assessment.skipped[test] = reason
    return _recorded("test.skipped" if reason else "test.taken_up_again", assessment, assessment, by, test=test)


def marks_of(row: BodyMapEntry) -> Marks:
    return Marks(row.pain, row.tension, row.recurrence, row.onset, row.history)


def _still_at(version: int, assessment: Assessment, by: Member) -> Assessment:
    now = opened(assessment, by=by)
    if now.version != version:
        raise ChangedSince(theirs=now.version, yours=version)
    return now


def _known_place(region: str, side: str) -> None:
    library = load_library()
    if region not in library.regions:
        raise ValidationError("There is no such region. Choose one from the body map.")
    if side not in library.sides_of(region):
        trunk = library.regions[region].trunk
        raise ValidationError(f"{library.regions[region].name}: {'it has no side' if trunk else 'say left or right'}.")


def _keep(row: models.Model, values: dict[str, Any] | None) -> None:
    """Write the row with these values, after its own checks; None takes the row away."""
    if values is None:
        if not row._state.adding:
            type(row)._base_manager.filter(pk=row.pk).delete()
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.clean_fields(exclude=["practice", "assessment"])
    row.save()


def _recorded(event: str, subject: Any, assessment: Assessment, by: Member, **details: str) -> Assessment:
    raise_version(assessment)
    audit.record(event, subject=subject, by=by, client=assessment.client, assessment=str(assessment.pk), **details)
    return assessment
