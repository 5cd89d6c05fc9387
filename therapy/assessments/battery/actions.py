"""What may happen to the tests of a sitting."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from clients.practices import audit
from clients.practices.models import Member
from therapy.assessments.battery.order import added, moved, without
from therapy.assessments.battery.sets import insist_on_known
from therapy.assessments.books import OF_A_TEST
from therapy.assessments.changing import opened, raise_version
from therapy.assessments.models import Assessment, Finding, Measurement
from therapy.assessments.sheet import BODY_MAP


@transaction.atomic
def add_tests(*, assessment: Assessment, tests: Sequence[str], after: str = "", by: Member) -> Assessment:
    """Add tests that the sitting does not have yet, after the test `after`, else at the end."""
    insist_on_known(tests)
    now = opened(assessment, by=by)
    return _arranged(now, added(now.tests, tests, after=after), "test.added", by)


@transaction.atomic
def move_test(*, assessment: Assessment, test: str, steps: int, by: Member) -> Assessment:
    """Move a test so many steps down the list, up if negative; at the end of the list nothing changes."""
    now = opened(assessment, by=by)
    return _arranged(now, moved(now.tests, test, steps), "test.moved", by)


@transaction.atomic
def take_out_test(*, assessment: Assessment, test: str, by: Member) -> Assessment:
    """Take a test off the list of which nothing is recorded. Raises ValidationError if something is."""
    now = opened(assessment, by=by)
    if test not in now.tests:
        return now
    if _has_records(now, test):
        raise ValidationError("Something is recorded in this test, so it stays. Skip it with a reason instead.")
    if len(now.tests) == 1:
        raise ValidationError("An assessment keeps at least one test. Add another one first.")
    now.skipped = {key: why for key, why in now.skipped.items() if key != test}
    return _arranged(now, without(now.tests, test), "test.taken_out", by)


def _has_records(assessment: Assessment, test: str) -> bool:
    if test == BODY_MAP:
        return bool(assessment.body_map.exists())
    found = Finding.objects.of(assessment.client).filter(assessment=assessment, test=test)
    told = Measurement.objects.of(assessment.client).filter(assessment=assessment)
    return found.exists() or told.filter(Q(test=test) | Q(test__in=OF_A_TEST, key=test)).exists()


def _arranged(assessment: Assessment, tests: list[str], event: str, by: Member) -> Assessment:
    if tests == assessment.tests:
        return assessment
    assessment.tests = tests
    assessment.save(update_fields=["tests"])
    raise_version(assessment)
    audit.record(event, subject=assessment, by=by, client=assessment.client)
    return assessment
